import { BlockNoteEditor } from "@blocknote/core";
import { EditorState } from "prosemirror-state";
import { expect, it } from "vitest";
import { mending } from "../../../../../app/features/publishing/editing/mending";
import { blockOf, documentOf, emptyDocument } from "../../../../../convex/shared/documents/nodes";
import { checkDocument } from "../../../../../convex/shared/documents/schema";

/** The editor's own schema, which takes any value. */
const schema = BlockNoteEditor.create().pmSchema;

/** As a paste makes it: nothing is checked. */
function unchecked(type: string, attrs: Record<string, unknown>) {
  const node = schema.nodes[type]!;
  return node.create(attrs, node.inlineContent ? schema.text("words") : null);
}

const blank = () => EditorState.create({ doc: schema.nodeFromJSON(emptyDocument()), plugins: [mending()] });

const scenarios: [string, ReturnType<typeof unchecked>, object][] = [
  ["a picture by a script", unchecked("image", { url: "javascript:alert(1)" }), { attrs: { url: "" } }],
  [
    "a picture that is bytes",
    unchecked("image", { url: "data:image/png;base64,AA" }),
    { attrs: { url: "" } },
  ],
  [
    "an address with space round it",
    unchecked("image", { url: " https://a.test/b.png " }),
    { attrs: { url: "https://a.test/b.png" } },
  ],
  [
    "a caption without end",
    unchecked("image", { caption: "a".repeat(3000) }),
    { attrs: { caption: "a".repeat(2000) } },
  ],
  [
    "a colour that is none",
    unchecked("paragraph", { textColor: "url(//x)" }),
    { attrs: { textColor: "default" } },
  ],
  ["a level that is none", unchecked("heading", { level: 9 }), { attrs: { level: 1 } }],
];
it.each(scenarios)("%s is mended", (_name, block, expected) => {
  const container = schema.nodes["blockContainer"]!.create({ id: "pasted" }, block);
  const before = blank();
  const state = before.apply(before.tr.insert(5, container));
  checkDocument(state.doc.toJSON());
  expect(state.doc.firstChild!.lastChild!.firstChild!.toJSON()).toMatchObject(expected);
});

it.each([
  ["a link by a script is taken off", ["link", { href: "javascript:alert(1)" }], undefined],
  [
    "a link with space round it is kept",
    ["link", { href: " https://a.test/ " }],
    [{ type: "link", attrs: { href: "https://a.test/" } }],
  ],
  ["a colour that is none is taken off", ["textColor", { stringValue: "url(//x)" }], undefined],
  [
    "a good colour stays",
    ["textColor", { stringValue: "#ff0000" }],
    [{ type: "textColor", attrs: { stringValue: "#ff0000" } }],
  ],
] as const)("%s", (_name, mark, expected) => {
  const before = blank();
  const words = schema.text("words", [schema.marks[mark[0]]!.create(mark[1])]);
  const state = before.apply(before.tr.insert(3, words));
  checkDocument(state.doc.toJSON());
  expect(state.doc.firstChild!.firstChild!.firstChild!.firstChild!.toJSON().marks).toEqual(expected);
});

it("an attribute that is set later is mended as well, elsewhere nothing changes", () => {
  const document = documentOf([blockOf("a", { type: "paragraph" }), blockOf("b", { type: "heading" })]);
  const before = EditorState.create({ doc: schema.nodeFromJSON(document), plugins: [mending()] });
  const state = before.apply(
    before.tr.setNodeAttribute(6, "level", 12).setNodeAttribute(2, "textColor", "red"),
  );
  expect(state.doc.nodeAt(6)!.attrs["level"]).toBe(1);
  expect(state.doc.nodeAt(2)!.attrs["textColor"]).toBe("red");
});

it("what comes from the server is left as it is", () => {
  const before = blank();
  const tr = before.tr.setNodeAttribute(2, "textColor", "url(//x)").setMeta("rebased", 0);
  expect(before.apply(tr).doc.nodeAt(2)!.attrs["textColor"]).toBe("url(//x)");
});
