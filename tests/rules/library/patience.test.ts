import { describe, expect, test } from "vitest";
import { isBusy, TRIES, waitAfter } from "../../../convex/library/rules/patience";

test.each([
  [200, false],
  [403, false],
  [404, false],
  [429, true],
  [500, true],
  [501, false],
  [503, true],
  [504, true],
])("after %i a storage is asked again: %s", (status, again) => {
  expect(isBusy(status)).toBe(again);
});

describe("waits", () => {
  test.each([
    [0, 0, 100],
    [0, 1, 200],
    [1, 0.5, 300],
    [3, 0, 800],
    [3, 1, 1_600],
  ])("after attempt %i with chance %d: %d ms", (attempt, chance, expected) => {
    expect(waitAfter(attempt, chance)).toBe(expected);
  });

  test("are three seconds in all at most", () => {
    const all = Array.from({ length: TRIES - 1 }, (_, attempt) => waitAfter(attempt, 1));
    expect(all.reduce((sum, wait) => sum + wait, 0)).toBe(3_000);
  });
});
