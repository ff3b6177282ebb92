import { describe, expect, test } from "vitest";
import { applySuggestion, blockIn, sameNode } from "../../../convex/publishing/rules/suggestions";
import { blockOf, type DocumentNode, documentOf } from "../../../convex/shared/documents/nodes";

const paragraph = (text: string): DocumentNode => ({
  type: "paragraph",
  attrs: { textAlignment: "left", textColor: "default" },
  content: [{ type: "text", text }],
});

const inner = blockOf("inner", paragraph("Below."));
const document = documentOf([
  blockOf("one", paragraph("First.")),
  blockOf("two", paragraph("Second."), [inner]),
]);

describe("a block is found by its id", () => {
  test.each([
    ["one", paragraph("First.")],
    ["two", paragraph("Second.")],
    ["inner", paragraph("Below.")],
    ["none", null],
  ])("%s", (id, block) => expect(blockIn(document, id)).toEqual(block));
});

test("a suggestion takes the place of its block alone; those under it stay", () => {
  const after: DocumentNode = {
    type: "heading",
    attrs: { level: 2 },
    content: [{ type: "text", text: "Two" }],
  };
  const done = applySuggestion(document, { blockId: "two", before: paragraph("Second."), after });
  expect(done).toEqual({
    kind: "applied",
    document: documentOf([blockOf("one", paragraph("First.")), blockOf("two", after, [inner])]),
  });
  expect(blockIn(document, "two")).toEqual(paragraph("Second."));
});

describe("a suggestion for a text that has changed does nothing", () => {
  const after = paragraph("Better.");
  test.each([
    ["another text", "one", paragraph("Earlier."), paragraph("First.")],
    ["a block that is gone", "gone", paragraph("First."), null],
  ])("%s", (_name, blockId, before, present) => {
    expect(applySuggestion(document, { blockId, before, after })).toEqual({ kind: "stale", present });
  });
});

describe("nodes are the same", () => {
  const one: DocumentNode = { type: "paragraph", attrs: { a: 1, b: undefined }, content: [] };
  test.each([
    ["whatever the order of attributes", { content: [], attrs: { a: 1 }, type: "paragraph" }, true],
    ["not with another attribute", { type: "paragraph", attrs: { a: 2 }, content: [] }, false],
    ["not with another content", { type: "paragraph", attrs: { a: 1 }, content: [paragraph("x")] }, false],
  ])("%s", (_name, other, same) => expect(sameNode(one, other)).toBe(same));
});
