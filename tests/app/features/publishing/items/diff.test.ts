import { describe, expect, test } from "vitest";
import {
  type DiffBlock,
  diffCounts,
  diffPart,
  diffRows,
  saysTheSame,
} from "../../../../../app/features/publishing/items/diff";
import { listedLacks } from "../../../../../app/features/publishing/items/lacks";

const heading = (text: string) =>
  JSON.stringify({ type: "heading", attrs: { level: 2 }, content: [{ type: "text", text }] });
const same: DiffBlock = { kind: "same", before: heading("One"), after: heading("One") };
const added: DiffBlock = { kind: "added", after: heading("Two") };
const removed: DiffBlock = { kind: "removed", before: heading("Three") };

describe("two versions", () => {
  test("are shown with what is the same put together", () => {
    const rows = diffRows([same, same, added, same, removed]);
    expect(rows).toEqual([
      { kind: "kept", blocks: [same, same] },
      { kind: "added", block: added },
      { kind: "kept", blocks: [same] },
      { kind: "removed", block: removed },
    ]);
    expect(diffRows([])).toEqual([]);
  });

  test("are counted", () => {
    expect(diffCounts([same, added, added, removed])).toEqual({ added: 2, removed: 1, changed: 0 });
  });

  test("are read block by block, as they are now or were last", () => {
    expect(diffPart("post", added)).toEqual({ type: "heading", text: "Two" });
    expect(diffPart("post", removed)).toEqual({ type: "heading", text: "Three" });
  });

  test("may differ in form alone", () => {
    expect(saysTheSame({ kind: "changed", words: [{ kind: "same", text: "One" }] })).toBe(true);
    expect(saysTheSame({ kind: "changed", words: [{ kind: "added", text: "One" }] })).toBe(false);
  });
});

test("what is lacking is listed by kind, pictures of the text together", () => {
  const problems = {
    ...{ title: "required", coverId: "altNeeded", "pictures/a": "altNeeded", "pictures/b": "altNeeded" },
    strange: "invalid",
  };
  expect(listedLacks(problems)).toEqual([
    { kind: "title", part: "settings", count: 1, place: null, problem: "required" },
    { kind: "cover", part: "settings", count: 1, place: null, problem: "altNeeded" },
    { kind: "other", part: "settings", count: 1, place: null, problem: "invalid" },
    { kind: "pictures", part: "edit", count: 2, place: "a", problem: "altNeeded" },
  ]);
  expect(listedLacks({})).toEqual([]);
});
