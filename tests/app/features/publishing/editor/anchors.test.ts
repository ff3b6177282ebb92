import { describe, expect, test } from "vitest";
import { anchorAt, blockAt, blockById, rangeOf } from "../../../../../app/features/publishing/editor/anchors";
import { blockOf, type DocumentNode, documentOf } from "../../../../../convex/shared/documents/nodes";
import { checkDocument } from "../../../../../convex/shared/documents/schema";

const line = (text: string): DocumentNode => ({ type: "paragraph", content: [{ type: "text", text }] });
const tree = checkDocument(
  documentOf([
    blockOf("one", line("An evening  group meets.")),
    blockOf("two", line("Bring paper."), [blockOf("inner", line("And a pen."))]),
  ]),
);
/** The first character of the first block. */
const START = 3;

test("a selection is anchored at the block it begins in, with the words of that block", () => {
  expect(anchorAt(tree, { from: START, to: START + 10 })).toEqual({ blockId: "one", quote: "An evening" });
  expect(anchorAt(tree, { from: START, to: START })).toEqual({ blockId: "one", quote: "" });
  const across = anchorAt(tree, { from: START + 18, to: tree.content.size - 5 });
  expect(across?.blockId).toBe("one");
  expect(across?.quote.trim()).toBe("meets.");
});

test("the innermost block at a position is found, and each by its id", () => {
  const inner = blockById(tree, "inner")!;
  expect(blockAt(tree, inner.at + 2)?.id).toBe("inner");
  expect([blockById(tree, "two")?.block.textContent, inner.block.textContent]).toEqual([
    "Bring paper.",
    "And a pen.",
  ]);
  expect(blockById(tree, "none")).toBeNull();
});

describe("marked words are found again", () => {
  const shown = (blockId: string, quote: string) => {
    const range = rangeOf(tree, { blockId, quote });
    return range === null ? null : [range.words, tree.textBetween(range.from, range.to, "|")];
  };
  test.each([
    ["as they stand", "one", "evening", [true, "evening"]],
    ["whatever the spaces between them", "one", "evening group", [true, "evening  group"]],
    ["by their beginning, where the end was cut off", "one", "An even…", [true, "An even"]],
    ["as the whole block, where they are gone", "one", "morning", [false, "An evening  group meets."]],
    ["as the whole block, where none were marked", "two", "", [false, "Bring paper."]],
    ["nowhere, where the block is gone", "gone", "An", null],
  ])("%s", (_name, block, quote, found) => expect(shown(block, quote)).toEqual(found));
});
