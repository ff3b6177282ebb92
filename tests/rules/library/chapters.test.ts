import { describe, expect, it } from "vitest";
import {
  chapterAt,
  chaptersProblem,
  chaptersText,
  clockText,
  readChapters,
  readClock,
  tidyChapters,
} from "../../../convex/library/rules/chapters";

const chapter = (startSeconds: number, title = "A part") => ({ startSeconds, title });

describe("chapters", () => {
  it("are in order, with titles as they are meant", () => {
    expect(tidyChapters([chapter(60.00049, " Two "), chapter(0)])).toEqual([chapter(0), chapter(60, "Two")]);
  });

  it.each([
    ["none", [], null],
    ["two apart", [chapter(0), chapter(99)], null],
    ["two at once", [chapter(5), chapter(5)], "chapterTime"],
    ["one after the end", [chapter(100)], "chapterTime"],
    ["one before the beginning", [chapter(-1)], "chapterTime"],
    ["one at no time", [chapter(Number.NaN)], "chapterTime"],
    ["one without a title", [chapter(1, "  ")], "chapterTitle"],
    ["one with a long title", [chapter(1, "a".repeat(121))], "chapterTitle"],
    ["too many", Array.from({ length: 101 }, (_, index) => chapter(index / 2)), "chaptersMany"],
  ])("%s of a recording of 100 seconds", (_name, chapters, problem) => {
    expect(chaptersProblem(chapters, 100)).toBe(problem);
  });

  it("of a recording of unknown length may begin at any time", () => {
    expect(chaptersProblem([chapter(1e6)])).toBeNull();
  });

  it.each([
    [0, -1],
    [9.99, -1],
    [10, 0],
    [30, 1],
    [1_000, 1],
  ])("at %d seconds it is number %d", (seconds, index) => {
    expect(chapterAt([chapter(10), chapter(20)], seconds)).toBe(index);
  });

  it("are written and read a line each", () => {
    const chapters = [chapter(0, "Welcome"), chapter(65, "Why"), chapter(3_723, "Questions")];
    expect(chaptersText(chapters)).toBe("0:00 Welcome\n1:05 Why\n1:02:03 Questions");
    expect(readChapters(`${chaptersText(chapters)}\r\n\n`)).toEqual(chapters);
    expect(readChapters("00:05 – Dash")).toEqual([chapter(5, "Dash")]);
    expect(readChapters("Welcome")).toBeNull();
    expect(readChapters("0:00")).toBeNull();
    expect(readChapters("0:99 Late")).toBeNull();
  });
});

it.each([
  [0, "0:00"],
  [-3, "0:00"],
  [59.9, "0:59"],
  [3_599, "59:59"],
  [36_000, "10:00:00"],
])("%d seconds read %s", (seconds, text) => {
  expect(clockText(seconds)).toBe(text);
});

it.each([
  ["4:05", 245],
  ["1:02:03", 3_723],
  ["90:00", 5_400],
  ["4", null],
  ["1:60", null],
  ["a:b", null],
])("the clock %s is %s", (text, seconds) => {
  expect(readClock(text)).toBe(seconds);
});
