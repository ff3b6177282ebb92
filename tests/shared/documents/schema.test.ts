import { BlockNoteEditor, createExtension } from "@blocknote/core";
import { CommentMark } from "@blocknote/core/comments";
import type { MarkType, NodeType, Schema } from "prosemirror-model";
import { describe, expect, it } from "vitest";
import {
  documentOf,
  blockOf,
  type DocumentNode,
  emptyDocument,
} from "../../../convex/shared/documents/nodes";
import { checkDocument, documentJson, documentSchema } from "../../../convex/shared/documents/schema";

const comments = createExtension({ key: "comments", tiptapExtensions: [CommentMark] });
const editor = BlockNoteEditor.create({ extensions: [comments] });
const theirs = editor.pmSchema;

describe("the schema is BlockNote's", () => {
  it("has the same nodes and marks in the same order", () => {
    expect(Object.keys(documentSchema.nodes)).toEqual(Object.keys(theirs.nodes));
    expect(Object.keys(documentSchema.marks)).toEqual(Object.keys(theirs.marks));
    expect(documentSchema.topNodeType.name).toBe(theirs.topNodeType.name);
    expect(documentSchema.linebreakReplacement?.name).toBe(theirs.linebreakReplacement?.name);
  });

  it.each(Object.keys(theirs.nodes))("node %s", (name) => {
    expect(nodeFacts(documentSchema, name)).toEqual(nodeFacts(theirs, name));
  });

  it.each(Object.keys(theirs.marks))("mark %s", (name) => {
    expect(markFacts(documentSchema, name)).toEqual(markFacts(theirs, name));
  });

  it("reads what the editor writes, and gives it back unchanged", () => {
    const { doc } = editor._tiptapEditor.state;
    editor.replaceBlocks(editor.document, ALL_BLOCKS);
    const written = JSON.parse(JSON.stringify(editor._tiptapEditor.state.doc.toJSON())) as DocumentNode;
    expect(editor._tiptapEditor.state.doc.eq(doc)).toBe(false);
    expect(JSON.parse(JSON.stringify(documentJson(checkDocument(written))))).toEqual(written);
  });
});

const ALL_BLOCKS = [
  { type: "heading", props: { level: 6, textColor: "red" }, content: "Heading" },
  {
    type: "paragraph",
    content: [{ type: "text", text: "bold", styles: { bold: true, textColor: "#ff0000" } }],
  },
  { type: "paragraph", content: [{ type: "link", href: "https://example.org/", content: "link" }] },
  { type: "bulletListItem", content: "one", children: [{ type: "numberedListItem", content: "under it" }] },
  { type: "numberedListItem", props: { start: 5 }, content: "five" },
  { type: "checkListItem", props: { checked: true }, content: "done" },
  { type: "toggleListItem", content: "more" },
  { type: "quote", content: "said" },
  { type: "codeBlock", props: { language: "typescript" }, content: "const a = 1;" },
  { type: "image", props: { url: "/media/a/1", caption: "A", name: "alt", previewWidth: 320 } },
  { type: "video", props: { url: "https://example.org/a.mp4" } },
  { type: "audio", props: { url: "https://example.org/a.mp3" } },
  { type: "file", props: { url: "https://example.org/a.pdf", name: "a.pdf" } },
  { type: "divider" },
  { type: "table", content: { type: "tableContent", rows: [{ cells: ["a", "b"] }, { cells: ["c", "d"] }] } },
] as never[];

function nodeFacts(schema: Schema, name: string) {
  const type = schema.nodes[name]!;
  const { content = "", group = "", marks = null, inline, isolating, defining, code, selectable } = type.spec;
  return {
    ...{ content, group: group.split(" ").sort(), marks: marks?.split(" ").sort() ?? null },
    ...flags({ inline, isolating, defining, code }),
    selectable: selectable ?? true,
    defaults: defaultsOf(type),
    allowedMarks: Object.keys(schema.marks).filter((mark) => type.allowsMarkType(schema.marks[mark]!)),
  };
}

function markFacts(schema: Schema, name: string) {
  const type = schema.marks[name]!;
  const { inclusive = true, code } = type.spec;
  const excluded = Object.keys(schema.marks).filter((other) => type.excludes(schema.marks[other]!));
  return { inclusive, ...flags({ code }), excluded, defaults: defaultsOf(type) };
}

function flags(values: Record<string, unknown>) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === true]));
}

function defaultsOf({ spec }: NodeType | MarkType) {
  return Object.entries(spec.attrs ?? {}).map(([name, attribute]) => [name, attribute.default]);
}

/** A document of one block. */
function withBlock(type: string, attrs: Record<string, unknown>, content: DocumentNode[] = []): DocumentNode {
  return documentOf([blockOf("a", { type, attrs, ...(content.length > 0 && { content }) })]);
}

function withMark(type: string, attrs: Record<string, unknown>): DocumentNode {
  return withBlock("paragraph", {}, [{ type: "text", text: "words", marks: [{ type, attrs }] }]);
}

function deep(levels: number): DocumentNode {
  let block = blockOf("deepest", { type: "paragraph" });
  for (let level = 0; level < levels; level += 1)
    block = blockOf(`at-${level}`, { type: "paragraph" }, [block]);
  return documentOf([block]);
}

describe("checkDocument takes", () => {
  const scenarios: [string, DocumentNode][] = [
    ["an empty one", emptyDocument()],
    ["a heading of level 6", withBlock("heading", { level: 6 })],
    ["a colour as CSS has it", withBlock("paragraph", { textColor: "rgb(12, 34, 56)" })],
    ["a picture of the site", withBlock("image", { url: "/media/abc/1", previewWidth: 320.5 })],
    ["a link to a mail address", withMark("link", { href: "mailto:a@example.org" })],
    ["a remark's mark", withMark("comment", { threadId: "k17abc", orphan: false })],
    ["blocks 40 deep", deep(40)],
  ];
  it.each(scenarios)("%s", (_name, document) => {
    expect(checkDocument(document).type.name).toBe("doc");
  });
});

describe("checkDocument refuses", () => {
  const scenarios: [string, unknown, RegExp][] = [
    ["what is nothing", null, /Invalid input/],
    ["another node than a document", { type: "paragraph" }, /no document/],
    ["a document without blocks", { type: "doc", content: [] }, /Invalid content/],
    ["a node that is none of ours", withBlock("iframe", {}), /Unknown node type/],
    ["a mark that is none of ours", withMark("script", {}), /no mark type|There is no/],
    [
      "a block without an id",
      documentOf([{ type: "blockContainer", content: [{ type: "paragraph" }] }]),
      /id/,
    ],
    [
      "an id that is no text",
      documentOf([{ ...blockOf("a", { type: "paragraph" }), attrs: { id: 7 } }]),
      /id/,
    ],
    ["an id with a tag", documentOf([blockOf("<img>", { type: "paragraph" })]), /id/],
    ["a heading of level 7", withBlock("heading", { level: 7 }), /level/],
    ["a level that is text", withBlock("heading", { level: "1" }), /level/],
    ["a script as a picture", withBlock("image", { url: "javascript:alert(1)" }), /url/],
    ["bytes as a picture", withBlock("image", { url: "data:image/svg+xml,<svg/>" }), /url/],
    ["a script as a file", withBlock("file", { url: " java\nscript:alert(1)" }), /url/],
    ["a script as a link", withMark("link", { href: "javascript:alert(1)" }), /href/],
    ["a link that is an object", withMark("link", { href: { toString: "x" } }), /href/],
    [
      "a colour that is more than one",
      withBlock("paragraph", { textColor: "red;background:url(//x)" }),
      /textColor/,
    ],
    ["a colour's mark with an address", withMark("textColor", { stringValue: "url(//x)" }), /stringValue/],
    ["a colour's mark without one", withMark("textColor", {}), /stringValue/],
    ["an alignment that is none", withBlock("paragraph", { textAlignment: "up" }), /textAlignment/],
    ["a caption of a megabyte", withBlock("image", { caption: "a".repeat(1_000_000) }), /caption/],
    ["a width without end", withBlock("image", { previewWidth: 1e9 }), /previewWidth/],
    ["text in a picture", withBlock("image", {}, [{ type: "text", text: "a" }]), /Invalid content/],
    ["code that is bold", code([{ type: "code" }, { type: "bold" }]), /Invalid collection of marks/],
    ["blocks 60 deep", deep(60), /nested/],
    ["blocks 100,000 deep", deep(100_000), /call stack/],
  ];
  it.each(scenarios)("%s", (_name, document, problem) => {
    expect(() => checkDocument(document)).toThrow(problem);
  });
});

function code(marks: { type: string }[]): DocumentNode {
  return withBlock("paragraph", {}, [{ type: "text", text: "a", marks }]);
}
