import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  RangeIndex,
  type ReadRange,
  ReadSet,
  type SearchRead,
  type SearchWrite,
} from "../../../engine/store/ranges";

const key = fc.string({ unit: fc.constantFrom("\x00", "a", "b", "\xff"), maxLength: 3 });
const range = fc.record({
  index: fc.integer({ min: 1, max: 2 }),
  lo: key,
  hi: fc.option(key, { freq: 5 }),
});

function holds({ lo, hi }: ReadRange, written: string): boolean {
  return lo <= written && (hi === null || written < hi);
}

describe("ReadSet", () => {
  it.each<[string, [string, string | null][], [string, string | null][]]>([
    ["keeps one range", [["a", "b"]], [["a", "b"]]],
    [
      "joins ranges that touch",
      [
        ["a", "b"],
        ["b", "c"],
      ],
      [["a", "c"]],
    ],
    [
      "joins ranges that overlap",
      [
        ["a", "m"],
        ["c", "z"],
      ],
      [["a", "z"]],
    ],
    [
      "swallows a range inside another",
      [
        ["a", "z"],
        ["c", "d"],
      ],
      [["a", "z"]],
    ],
    [
      "keeps a gap",
      [
        ["a", "b"],
        ["c", "d"],
      ],
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "sorts",
      [
        ["m", "n"],
        ["a", "b"],
      ],
      [
        ["a", "b"],
        ["m", "n"],
      ],
    ],
    [
      "ends at an unbounded range",
      [
        ["a", null],
        ["x", "y"],
      ],
      [["a", null]],
    ],
    [
      "leaves empty ranges out",
      [
        ["b", "b"],
        ["c", "a"],
      ],
      [],
    ],
  ])("%s", (_, added, expected) => {
    const reads = new ReadSet();
    for (const [lo, hi] of added) reads.add(7, lo, hi);
    expect(reads.ranges()).toEqual(expected.map(([lo, hi]) => ({ index: 7, lo, hi })));
  });

  it("keeps indexes apart, in order", () => {
    const reads = new ReadSet();
    reads.add(10, "a", "b");
    reads.add(9, "b", "c");
    expect(reads.ranges()).toEqual([
      { index: 9, lo: "b", hi: "c" },
      { index: 10, lo: "a", hi: "b" },
    ]);
  });

  it("merges another set, each search once", () => {
    const search: SearchRead = { index: 3, terms: ["a"], prefix: "b", filters: [{ field: "f", key: "k" }] };
    const one = new ReadSet();
    const other = new ReadSet();
    one.add(1, "a", "b");
    one.addSearch(search);
    other.add(1, "b", "c");
    other.addSearch({ ...search });
    other.addSearch({ ...search, prefix: null });
    one.merge(other);
    expect(one.ranges()).toEqual([{ index: 1, lo: "a", hi: "c" }]);
    expect(one.searches()).toEqual([search, { ...search, prefix: null }]);
  });

  it("holds exactly the keys that were added, in ranges that do not touch", () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 80 }), key, (added, probe) => {
        const reads = new ReadSet();
        for (const { index, lo, hi } of added) reads.add(index, lo, hi);
        const ranges = reads.ranges();
        for (const index of [1, 2]) {
          const of = ranges.filter((r) => r.index === index);
          expect(of.some((r) => holds(r, probe))).toBe(
            added.some((r) => r.index === index && holds(r, probe)),
          );
          for (let i = 1; i < of.length; i++) {
            const end = of[i - 1]?.hi ?? null;
            expect(end !== null && end < (of[i]?.lo ?? "")).toBe(true);
          }
        }
      }),
    );
  });

  it("stays small when a query reads neighbours one by one", () => {
    const reads = new ReadSet();
    const name = (i: number) => i.toString().padStart(6, "0");
    for (let i = 0; i < 20_000; i++) reads.add(1, name(i), name(i + 1));
    expect(reads.ranges()).toEqual([{ index: 1, lo: "000000", hi: "020000" }]);
  });
});

type Command =
  { subscription: number; ranges: ReadRange[] } | { remove: number } | { index: number; key: string };

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ subscription: fc.integer({ min: 0, max: 9 }), ranges: fc.array(range, { maxLength: 6 }) }),
  fc.record({ remove: fc.integer({ min: 0, max: 9 }) }),
  fc.record({ index: fc.integer({ min: 1, max: 2 }), key }),
);

function naiveHits(model: Map<number, ReadRange[]>, index: number, written: string): number[] {
  const hits = [...model].filter(([, ranges]) => ranges.some((r) => r.index === index && holds(r, written)));
  return hits.map(([subscription]) => subscription).sort();
}

describe("RangeIndex", () => {
  it("finds what a plain list of ranges finds, whatever came and went", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
        const index = new RangeIndex();
        const model = new Map<number, ReadRange[]>();
        for (const step of commands) {
          if ("subscription" in step) {
            index.set(step.subscription, step.ranges);
            model.set(step.subscription, step.ranges);
          } else if ("remove" in step) {
            index.delete(step.remove);
            model.delete(step.remove);
          } else {
            expect([...index.hit(step.index, step.key)].sort()).toEqual(
              naiveHits(model, step.index, step.key),
            );
          }
        }
        expect(index.size).toBe([...model.values()].filter((ranges) => ranges.length > 0).length);
      }),
      { numRuns: 300 },
    );
  });

  it("collects the hits of all keys a commit wrote", () => {
    const index = new RangeIndex();
    index.set(1, [{ index: 5, lo: "a", hi: "b" }]);
    index.set(2, [{ index: 5, lo: "b", hi: null }]);
    index.set(3, [{ index: 6, lo: "", hi: null }]);
    expect(
      index.collectHits([
        { index: 5, key: "a" },
        { index: 5, key: "zz" },
      ]),
    ).toEqual(new Set([1, 2]));
    expect(index.collectHits([{ index: 4, key: "a" }])).toEqual(new Set());
  });

  it("keeps 100,000 subscriptions through churn, where a walk through all of them would take minutes", () => {
    const index = new RangeIndex();
    const name = (i: number) => `user-${(i * 7919) % 100_000}`;
    const point = (i: number, from: number): ReadRange => ({ index: from, lo: name(i), hi: `${name(i)}\0` });
    for (let i = 0; i < 100_000; i++) index.set(i, [point(i, 1), point(i, 2)]);
    for (let i = 0; i < 100_000; i += 2) index.set(i, [point(i, 1), point(i, 3)]);
    for (let i = 0; i < 100_000; i += 5) index.delete(i);
    let wrong = 0;
    for (let i = 0; i < 100_000; i++) {
      const found = index.hit(1, name(i));
      if (found.size !== (i % 5 === 0 ? 0 : 1) || found.has(i) === (i % 5 === 0)) wrong++;
    }
    expect(wrong).toBe(0);
    expect(index.size).toBe(80_000);
    expect(index.hit(2, name(1))).toEqual(new Set([1]));
    expect(index.hit(2, name(2))).toEqual(new Set());
    expect(index.hit(3, name(2))).toEqual(new Set([2]));
  }, 30_000);
});

const word = fc.constantFrom("a", "ab", "abc", "b", "ba", "c");
const searchRead: fc.Arbitrary<SearchRead> = fc.record({
  index: fc.integer({ min: 1, max: 2 }),
  terms: fc.array(word, { maxLength: 2 }),
  prefix: fc.option(word),
  filters: fc.array(fc.record({ field: fc.constantFrom("f", "g"), key: fc.constantFrom("1", "2") }), {
    maxLength: 3,
  }),
});
const searchWrite: fc.Arbitrary<SearchWrite> = fc.record({
  index: fc.integer({ min: 1, max: 2 }),
  terms: fc.array(word, { maxLength: 3 }).map((words) => new Set(words)),
  filters: fc
    .record({ f: fc.constantFrom("1", "2"), g: fc.constantFrom("1", "2") })
    .map((keys) => new Map(Object.entries(keys))),
});

function finds(read: SearchRead, write: SearchWrite): boolean {
  if (read.index !== write.index) return false;
  if (!read.filters.every(({ field, key: wanted }) => write.filters.get(field) === wanted)) return false;
  const { prefix } = read;
  return [...write.terms].some((t) => read.terms.includes(t) || (prefix !== null && t.startsWith(prefix)));
}

describe("RangeIndex with searches", () => {
  it("finds the searches whose result a document can change", () => {
    const step = fc.record({
      subscription: fc.integer({ min: 0, max: 5 }),
      searches: fc.array(searchRead, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 20 }),
        fc.array(searchWrite, { maxLength: 4 }),
        (steps, writes) => {
          const index = new RangeIndex();
          const model = new Map<number, SearchRead[]>();
          for (const { subscription, searches } of steps) {
            index.set(subscription, [], searches);
            model.set(subscription, searches);
          }
          const expected = [...model]
            .filter(([, searches]) => searches.some((read) => writes.some((write) => finds(read, write))))
            .map(([subscription]) => subscription);
          expect([...index.collectHits([], writes)].sort()).toEqual(expected.sort());
          for (const subscription of model.keys()) index.delete(subscription);
          expect(index.size).toBe(0);
          expect(index.collectHits([], writes)).toEqual(new Set());
        },
      ),
      { numRuns: 300 },
    );
  });
});
