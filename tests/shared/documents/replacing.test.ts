import type { Node } from "prosemirror-model";
import { Transform } from "prosemirror-transform";
import { describe, expect, it } from "vitest";
import { blockOf, documentOf, type DocumentNode } from "../../../convex/shared/documents/nodes";
import { replaceBlocks } from "../../../convex/shared/documents/replacing";
import { checkDocument, checkTree } from "../../../convex/shared/documents/schema";

const block = (id: string, words: string, type = "paragraph", under: DocumentNode[] = []) =>
  blockOf(id, { type, ...(words !== "" && { content: [{ type: "text", text: words }] }) }, under);
const picture = (id: string, url: string) => blockOf(id, { type: "image", attrs: { url } });
const read = (...blocks: DocumentNode[]): Node => checkDocument(documentOf(blocks));

const scenarios: [string, Node, Node, number][] = [
  ["nothing", read(block("a", "one")), read(block("a", "one")), 0],
  ["a word", read(block("a", "one two three")), read(block("a", "one 2 three")), 1],
  ["repeated letters more", read(block("a", "aa")), read(block("a", "aaaa")), 1],
  ["repeated letters fewer", read(block("a", "aaaa")), read(block("a", "aa")), 1],
  ["all words", read(block("a", "one")), read(block("a", "")), 1],
  ["words of two blocks", read(block("a", "1"), block("b", "2")), read(block("a", "x"), block("b", "y")), 2],
  ["a kind", read(block("a", "one")), read(block("a", "one", "heading")), 1],
  ["a kind and a word", read(block("a", "one two")), read(block("a", "one 2", "quote")), 2],
  ["words into a picture", read(block("a", "one")), read(picture("a", "/media/a/1")), 1],
  ["a picture", read(picture("a", "/media/a/1")), read(picture("a", "/media/b/1")), 1],
  [
    "one put under another",
    read(block("a", "1"), block("b", "2")),
    read(block("a", "1", "paragraph", [block("b", "2")])),
    1,
  ],
  [
    "one no longer under another",
    read(block("a", "1", "paragraph", [block("b", "2")])),
    read(block("a", "1"), block("b", "2")),
    1,
  ],
  [
    "a word of one that is under another",
    read(block("a", "1", "paragraph", [block("b", "2")])),
    read(block("a", "1", "paragraph", [block("b", "3")])),
    1,
  ],
  ["their order", read(block("a", "1"), block("b", "2")), read(block("b", "2"), block("a", "1")), 1],
];

describe("what differs becomes steps", () => {
  it.each(scenarios)("%s", (_name, before, after, steps) => {
    const transform = new Transform(before);
    replaceBlocks(transform, after);
    checkTree(transform.doc);
    expect(transform.doc.toJSON()).toEqual(after.toJSON());
    expect(transform.steps.length).toBe(steps);
  });
});

it.each([
  ["the same block", read(block("a", "one 2 three"))],
  ["a block that becomes a heading", read(block("a", "one two three", "heading"))],
])("what somebody writes meanwhile in %s stays", (_name, after) => {
  const before = read(block("a", "one two three"));
  const transform = new Transform(before);
  replaceBlocks(transform, after);
  const theirs = new Transform(before).insert(3, before.type.schema.text("Ben: "));
  const merged = new Transform(theirs.doc);
  for (const step of transform.steps) merged.step(step.map(theirs.mapping)!);
  expect(merged.doc.textContent).toBe(`Ben: ${after.textContent}`);
});
