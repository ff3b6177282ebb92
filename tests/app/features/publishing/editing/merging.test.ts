import type { Node } from "prosemirror-model";
import { Step, Transform } from "prosemirror-transform";
import { describe, expect, it } from "vitest";
import { mergeUnsent } from "../../../../../app/features/publishing/editing/merging";
import { blockOf, documentOf } from "../../../../../convex/shared/documents/nodes";
import { replaceBlocks } from "../../../../../convex/shared/documents/replacing";
import { checkDocument, checkTree, documentSchema } from "../../../../../convex/shared/documents/schema";

/** "a:words b:more" are two paragraphs with these ids. */
function document(blocks: string): Node {
  const read = blocks.split(" ").map((block) => {
    const [id = "", words = ""] = block.split(":");
    return blockOf(id, { type: "paragraph", content: [{ type: "text", text: words }] });
  });
  return checkDocument(documentOf(read));
}

const words = (text: Node) => text.firstChild!.children.map(({ textContent }) => textContent).join(" ");

function merged(base: string, mine: string, present: string): Node {
  const transform = new Transform(document(base));
  replaceBlocks(transform, document(mine));
  const unsent = {
    base: JSON.stringify(document(base).toJSON()),
    steps: transform.steps.map((step) => JSON.stringify(step.toJSON())),
  };
  const steps = mergeUnsent(unsent, JSON.stringify(document(present).toJSON()));
  return steps.reduce(
    (text, step) => Step.fromJSON(documentSchema, JSON.parse(step)).apply(text).doc!,
    document(present),
  );
}

describe("unsent changes upon a text that has gone on", () => {
  it.each([
    ["nothing changed here", "a:1 b:2", "a:1 b:2", "a:1 b:3", "1 3"],
    ["nothing changed there", "a:1 b:2", "a:mine b:2", "a:1 b:2", "mine 2"],
    ["different blocks changed", "a:1 b:2", "a:mine b:2", "a:1 b:theirs", "mine theirs"],
    ["the same block changed: both stay", "a:1 b:2", "a:mine b:2", "a:theirs b:2", "theirs mine 2"],
    ["the same change made by both", "a:1", "a:same", "a:same", "same"],
    ["one added here", "a:1 b:2", "a:1 n:new b:2", "a:1 b:theirs", "1 new theirs"],
    ["two added here", "a:1", "a:1 n:new m:newer", "a:1 z:last", "1 new newer last"],
    ["one added at the top", "a:1", "n:new a:1", "a:1", "new 1"],
    ["what I changed is gone there: it stays", "a:1 b:2", "a:1 b:mine", "a:1", "1 mine"],
    ["one removed here stays where others may have it", "a:1 b:2", "a:1", "a:1 b:2", "1 2"],
  ])("%s", (_name, base, mine, present, expected) => {
    const text = merged(base, mine, present);
    checkTree(text);
    expect(words(text)).toBe(expected);
  });

  it("no two blocks share an id afterwards", () => {
    const text = merged("a:1", "a:mine", "a:theirs");
    const ids = text.firstChild!.children.map(({ attrs }) => attrs["id"] as string);
    expect(new Set(ids).size).toBe(2);
    expect(ids[0]).toBe("a");
  });
});
