import type { Node } from "prosemirror-model";
import { EditorState } from "prosemirror-state";
import { describe, expect, it } from "vitest";
import { blockOf, documentOf } from "../../../convex/shared/documents/nodes";
import { replay } from "../../../convex/shared/documents/replaying";
import {
  checkDocument,
  checkTree,
  documentBytes,
  documentSchema,
} from "../../../convex/shared/documents/schema";
import { randomEdit, randomNumbers } from "../../publishing/randomEdits";

const paragraph = (id: string, text: string) =>
  blockOf(id, { type: "paragraph", content: [{ type: "text", text }] });
const start = checkDocument(documentOf([paragraph("one", "First"), paragraph("two", "Zürich 🙂")]));
const content = JSON.stringify(start.toJSON());

const editing = (tree: Node) => EditorState.create({ doc: tree }).tr;

/** JSON of the step that writes words somewhere. */
const writing = (tree: Node, words: string, at: number) =>
  JSON.stringify(editing(tree).insertText(words, at).steps[0]!.toJSON());

/** So many random edits of a text: all steps, and the text that came of them. */
function edited(seed: number, edits: number) {
  const random = randomNumbers(seed);
  const tr = editing(start);
  for (let edit = 0; edit < edits; edit += 1) randomEdit(tr, random, `e${edit}`);
  return { steps: tr.steps.map((step) => JSON.stringify(step.toJSON())), tree: tr.doc };
}

describe("replaying", () => {
  it.each([1, 2, 3])("comes to the same text step by step as in one go (seed %i)", (seed) => {
    const { steps, tree } = edited(seed, 40);
    for (let count = 0; count <= steps.length; count += 1) replay(content, steps.slice(0, count));
    expect(replay(content, steps).toJSON()).toEqual(tree.toJSON());
    // Fewer than were asked for last, and others from some step on.
    const other = writing(start, "Other ", 3);
    expect(replay(content, []).toJSON()).toEqual(start.toJSON());
    expect(replay(content, [other]).textContent).toBe("Other FirstZürich 🙂");
    expect(replay(content, steps).toJSON()).toEqual(tree.toJSON());
  });

  it("gives the same blocks again where nothing changed", () => {
    const before = replay(content, []);
    const step = writing(before, "!", 8);
    const after = replay(content, [step]);
    expect(after.textContent).toBe("First!Zürich 🙂");
    expect(after.firstChild!.child(1)).toBe(before.firstChild!.child(1));
    expect(replay(content, [step])).toBe(after);
  });

  it("keeps texts apart, also more of them than it remembers", () => {
    const texts = Array.from({ length: 20 }, (_, at) => documentOf([paragraph("one", `Text ${at}`)]));
    for (const text of [...texts, ...texts])
      expect(replay(JSON.stringify(text), []).toJSON()).toEqual(checkDocument(text).toJSON());
  });

  it("refuses a step that does not apply, and remembers nothing of it", () => {
    const beyond = JSON.stringify({ stepType: "replace", from: 900, to: 901 });
    expect(() => replay(content, [beyond])).toThrow(/out of range/);
    expect(replay(content, []).toJSON()).toEqual(start.toJSON());
  });
});

describe("what is known of blocks", () => {
  it.each([4, 5])("tells the bytes of the whole JSON (seed %i)", (seed) => {
    const { steps } = edited(seed, 30);
    for (let count = 0; count <= steps.length; count += 1) {
      const tree = replay(content, steps.slice(0, count));
      expect(documentBytes(tree)).toBe(new TextEncoder().encode(JSON.stringify(tree.toJSON())).length);
    }
  });

  it("does not hide a block that is wrong among sound ones", () => {
    checkTree(start);
    const place = start.firstChild!.firstChild!.nodeSize + 1;
    const unnamed = editing(start).setNodeAttribute(place, "id", "not lawful");
    expect(() => checkTree(unnamed.doc)).toThrow(/The id of a blockContainer cannot be this/);
    const empty = documentSchema.nodes["blockGroup"]!.create();
    const none = documentSchema.topNodeType.create(null, empty);
    expect(() => checkTree(none)).toThrow(/Invalid content for node blockGroup/);
  });
});
