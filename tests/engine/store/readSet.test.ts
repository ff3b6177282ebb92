import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ReadSet } from "../../../engine/store/readSet";

type Added = { index: number; lo: number; hi: number | null };

const KEYS = "abcdefghijklmnop";
const key = (position: number | null) => (position === null ? null : (KEYS[position] ?? "p"));

function readSetOf(added: readonly Added[]): ReadSet {
  const reads = new ReadSet();
  for (const { index, lo, hi } of added) reads.add(index, key(lo) ?? "", key(hi));
  return reads;
}

/** The ranges by way of every single key. */
function expected(added: readonly Added[]) {
  const ranges: { index: number; lo: string; hi: string | null }[] = [];
  for (const index of [0, 1, 2]) {
    const own = added.filter((range) => range.index === index);
    const covered = Array.from({ length: KEYS.length + 1 }, (_, at) =>
      own.some(({ lo, hi }) => lo <= at && (hi === null || at < hi)),
    );
    const isEndless = own.some(({ hi }) => hi === null);
    for (let at = 0; at < covered.length; at++) {
      if (covered[at] !== true || covered[at - 1] === true) continue;
      const end = covered.indexOf(false, at);
      ranges.push({ index, lo: key(at) ?? "", hi: end === -1 && isEndless ? null : key(end) });
    }
  }
  return ranges;
}

const ranges = fc.array(
  fc
    .record({
      index: fc.nat(2),
      lo: fc.nat(KEYS.length - 2),
      length: fc.integer({ min: 0, max: 6 }),
      endless: fc.nat(9),
    })
    .map(({ index, lo, length, endless }) => ({
      index,
      lo,
      hi: endless === 0 ? null : Math.min(lo + length, KEYS.length - 1),
    })),
  { maxLength: 30 },
);

describe("ReadSet", () => {
  test("holds the fewest ranges, in any order of reading, and counts them", () => {
    fc.assert(
      fc.property(ranges, (added) => {
        const reads = readSetOf(added);
        expect(reads.ranges()).toEqual(expected(added));
        expect(reads.size).toBe(reads.ranges().length);
        expect(readSetOf([...added].reverse()).ranges()).toEqual(reads.ranges());
      }),
      { numRuns: 500 },
    );
  });

  test("reads of one key again and again are one range", () => {
    const reads = new ReadSet();
    for (let time = 0; time < 10_000; time++) reads.add(1, "k", "k\0");
    expect(reads.size).toBe(1);
  });

  test("many keys in no order take little time", () => {
    const reads = new ReadSet();
    const count = 20_000;
    for (let n = 0; n < count; n++) {
      const text = String((n * 7_919) % count).padStart(5, "0");
      reads.add(1, text, `${text}\0`);
    }
    expect(reads.size).toBe(count);
  });
});
