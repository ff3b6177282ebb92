import * as fc from "fast-check";
import { expect, test } from "vitest";
import { positionBetween, positionsOf } from "../../../convex/publishing/rules/positions";

test.each([
  { before: null, after: null, key: "V" },
  { before: null, after: "V", key: "F" },
  { before: "V", after: null, key: "k" },
  { before: "A", after: "B", key: "AV" },
  { before: "A", after: "BV", key: "B" },
  { before: null, after: "1", key: "0V" },
  { before: null, after: "01", key: "00V" },
  { before: "z", after: null, key: "zV" },
  { before: "AB", after: "AC", key: "ABV" },
])("between $before and $after lies $key", ({ before, after, key }) => {
  expect(positionBetween(before, after)).toBe(key);
});

test("wherever one is put, keys stay in order, unlike each other and short", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000), { maxLength: 200 }), (places) => {
      const keys: string[] = [];
      for (const place of places) {
        const at = place % (keys.length + 1);
        keys.splice(at, 0, positionBetween(keys[at - 1] ?? null, keys[at] ?? null));
      }
      expect([...new Set(keys)].sort()).toEqual(keys);
      expect(keys.every((key) => /[^0]$/.test(key) && key.length <= 60)).toBe(true);
    }),
  );
});

test.each([0, 1, 2, 60, 61, 62, 100, 4_000])("%i keys at once are in order", (count) => {
  const keys = positionsOf(count);
  expect(keys).toHaveLength(count);
  expect([...new Set(keys)].sort()).toEqual(keys);
  expect(keys.every((key) => /^[0-9A-Za-z]*[1-9A-Za-z]$/.test(key))).toBe(true);
});
