import { describe, expect, it } from "vitest";
import {
  cueProblem,
  isTooBad,
  joinCues,
  splitCue,
  tidyPayload,
} from "../../../convex/library/rules/cueEditing";

const cue = { from: 10, to: 20, payload: "One two three four", settings: "align:start" };

describe("a caption", () => {
  it.each([
    ["as it is", {}, null],
    ["that ends as it begins", { to: 10 }, "cueTimes"],
    ["before the beginning", { from: -1 }, "cueTimes"],
    ["at no time", { from: Number.NaN }, "cueTimes"],
    ["after four days", { to: 345_601 }, "cueTimes"],
    ["of blanks", { payload: " \n " }, "cueText"],
    ["with an arrow", { payload: "a --> b" }, "cueText"],
    ["of 2001 characters", { payload: "a".repeat(2_001) }, "cueTooLong"],
  ])("%s", (_name, fields, problem) => {
    expect(cueProblem({ ...cue, ...fields })).toBe(problem);
  });

  it("has no empty line, which would end it", () => {
    expect(tidyPayload("One\r\n\r\n two  \n\t\nthree\r")).toBe("One\n two\nthree");
  });

  it("is split where its text is, the time by the text", () => {
    expect(splitCue(cue, 8)).toEqual([
      { ...cue, to: 14.118, payload: "One two" },
      { ...cue, from: 14.118, payload: "three four" },
    ]);
    expect(splitCue(cue, 0)).toBeNull();
    expect(splitCue(cue, 99)).toBeNull();
  });

  it("is joined with the next", () => {
    const next = { ...cue, from: 20, to: 25, payload: "Five" };
    expect(joinCues(cue, next)).toEqual({ ...cue, to: 25, payload: "One two three four\nFive" });
  });
});

it.each([
  [0, 0, true],
  [1, 0, false],
  [9, 1, false],
  [8, 1, true],
  [90, 10, false],
])("a file with %d captions and %d bad ones is too bad: %s", (good, bad, tooBad) => {
  expect(isTooBad({ cues: Array(good).fill(0), badLines: Array(bad).fill(1) })).toBe(tooBad);
});
