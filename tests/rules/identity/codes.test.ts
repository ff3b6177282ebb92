import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeOf, type CodeState, decideCode, readCode } from "../../../convex/identity/rules/codes";

describe("a code from a random number", () => {
  test.each([
    [0, "000000"],
    [7, "000007"],
    [999_999, "999999"],
    [1_000_000, "000000"],
    // 2³² is 4294·10⁶ + 967296: from 4294·10⁶ on, codes below 967296 would come once more than the others.
    [4_293_999_999, "999999"],
    [4_294_000_000, null],
    [4_294_967_295, null],
  ])("%d gives %j", (random, code) => {
    expect(codeOf(random)).toBe(code);
  });

  test("has six digits", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 4_293_999_999 }), (n) => /^\d{6}$/.test(codeOf(n)!)));
  });
});

test.each([
  ["123456", "123456"],
  [" 123 456 ", "123456"],
  ["123-456", "123456"],
  ["12345", null],
  ["1234567", null],
  ["12345x", null],
  ["", null],
])("%j is read as %j", (entered, code) => {
  expect(readCode(entered)).toBe(code);
});

const fresh: CodeState = { expiresAt: 1_000, triesLeft: 5 };

test.each<[string, CodeState | null, boolean, number, string]>([
  ["the right one", fresh, true, 999, "accepted"],
  ["the right one with the last try", { ...fresh, triesLeft: 1 }, true, 0, "accepted"],
  ["a wrong one", fresh, false, 0, "invalid"],
  ["none was sent", null, false, 0, "expired"],
  ["it is too old", fresh, true, 1_000, "expired"],
  ["it is used", { ...fresh, usedAt: 5 }, true, 6, "expired"],
  ["no try is left", { ...fresh, triesLeft: 0 }, true, 0, "expired"],
  ["a wrong one, and too late", fresh, false, 1_000, "expired"],
])("%s", (_, code, matches, now, outcome) => {
  expect(decideCode(code, matches, now)).toBe(outcome);
});
