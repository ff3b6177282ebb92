import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "./eventually";
import { FixtureEngine } from "./fixtureEngine";
import { type ItemFields, type ItemOperation, items, type Read } from "./references";
import { RerunWatch, TaggedClient } from "./rerunWatch";

let engine: FixtureEngine;
let watch: RerunWatch;

beforeAll(async () => {
  // A query nobody shows any more is given up at once, or the next test would see it run again.
  engine = await FixtureEngine.start([], { hub: { graceMs: 0 } });
  watch = new RerunWatch(engine);
});
afterEach(() => engine.closeClients());
afterAll(() => engine.stop());

const BASE = {
  a10: { group: "a", rank: 10, label: "red apple", place: { city: "Oslo", floor: 1 } },
  a20: { group: "a", rank: 20, label: "green pear" },
  a30: { group: "a", rank: 30, label: "red cherry", place: { city: "Rome", floor: 2 } },
  b10: { group: "b", rank: 10, label: "blue plum", place: { city: "Oslo", floor: 3 } },
} satisfies Record<string, ItemFields>;

type Key = keyof typeof BASE;
type Ids = Record<Key, string>;

/** Every kind of read, side by side; each case says which of them run again. */
const SUBSCRIPTIONS: Record<string, (ids: Ids) => Read> = {
  getA10: ({ a10 }) => ({ kind: "get", id: a10 }),
  getB10: ({ b10 }) => ({ kind: "get", id: b10 }),
  inA: () => ({ kind: "inGroup", group: "a" }),
  inB: () => ({ kind: "inGroup", group: "b" }),
  inC: () => ({ kind: "inGroup", group: "c" }),
  between10And30: () => ({ kind: "between", group: "a", from: 10, to: 30 }),
  from20To30: () => ({ kind: "fromTo", group: "a", from: 20, to: 30 }),
  lowest2: () => ({ kind: "lowest", group: "a", count: 2 }),
  lowest9: () => ({ kind: "lowest", group: "a", count: 9 }),
  highest1: () => ({ kind: "highest", group: "a", count: 1 }),
  firstAbove15: () => ({ kind: "firstAbove", group: "a", rank: 15 }),
  only20: () => ({ kind: "only", group: "a", rank: 20 }),
  page2: () => ({ kind: "page", group: "a", count: 2 }),
  total: () => ({ kind: "total" }),
  labelledPear: () => ({ kind: "labelled", group: "a", label: "green pear" }),
  searchRed: () => ({ kind: "search", text: "red fruit" }),
  searchChe: () => ({ kind: "search", text: "che" }),
  searchRedInB: () => ({ kind: "search", text: "red fruit", group: "b" }),
  inOslo: () => ({ kind: "inCity", city: "Oslo" }),
  inParis: () => ({ kind: "inCity", city: "Paris" }),
  nestedA: () => ({ kind: "nested", group: "a" }),
};

type Case = {
  what: string;
  write: (ids: Ids) => ItemOperation[];
  /** Those that run again and change. */
  changed: string;
  /** Those that run again to the same end. */
  same?: string;
};

const insert = (group: string, rank: number, label = "grey stone", city?: string): ItemOperation => ({
  ...{ op: "insert", group, rank, label },
  ...(city === undefined ? {} : { place: { city, floor: 0 } }),
});

const CASES: Case[] = [
  { what: "an insert outside of all ranges", write: () => [insert("z", 1)], changed: "total" },
  { what: "an insert into an empty range", write: () => [insert("c", 1)], changed: "total inC" },
  {
    what: "an insert before a limited prefix",
    write: () => [insert("a", 5)],
    changed: "total inA nestedA lowest2 lowest9 page2",
    same: "labelledPear",
  },
  {
    what: "an insert behind a limited prefix",
    write: () => [insert("a", 25)],
    changed: "total inA nestedA lowest9 between10And30 from20To30",
    same: "labelledPear",
  },
  {
    what: "an insert at the end of a group",
    write: () => [insert("a", 99)],
    changed: "total inA nestedA lowest9 highest1",
    same: "labelledPear",
  },
  {
    what: "an insert before the first above",
    write: () => [insert("a", 16)],
    changed: "total inA nestedA lowest2 lowest9 page2 between10And30 firstAbove15",
    same: "labelledPear",
  },
  {
    what: "an insert at a bound that is excluded",
    write: () => [insert("a", 10)],
    changed: "total inA nestedA lowest2 lowest9 page2",
    same: "labelledPear",
  },
  {
    what: "a second document where there was only one",
    write: () => [insert("a", 20)],
    changed: "total inA nestedA lowest9 between10And30 from20To30 only20",
    same: "labelledPear",
  },
  {
    what: "a delete",
    write: ({ a30 }) => [{ op: "delete", id: a30 }],
    changed: "total inA nestedA lowest9 from20To30 highest1 searchRed searchChe",
    same: "labelledPear",
  },
  {
    what: "a delete out of a limited prefix",
    write: ({ a10 }) => [{ op: "delete", id: a10 }],
    changed: "total getA10 inA nestedA lowest2 lowest9 page2 searchRed inOslo",
    same: "labelledPear",
  },
  {
    what: "a move from one group to another",
    write: ({ b10 }) => [{ op: "patch", id: b10, group: "c" }],
    changed: "getB10 inB inC inOslo",
    same: "total",
  },
  {
    what: "a move within a group, out of ranges and into others",
    write: ({ a10 }) => [{ op: "patch", id: a10, rank: 25 }],
    changed: "getA10 inA nestedA lowest2 lowest9 page2 between10And30 from20To30 searchRed inOslo",
    same: "total labelledPear",
  },
  {
    what: "a change of a field that no range is about",
    write: ({ b10 }) => [{ op: "patch", id: b10, label: "blue grape" }],
    changed: "getB10 inB inOslo",
    same: "total",
  },
  {
    what: "a change that a filter then lets through",
    write: ({ a30 }) => [{ op: "patch", id: a30, label: "green pear" }],
    changed: "inA nestedA lowest9 from20To30 highest1 labelledPear searchRed searchChe",
    same: "total",
  },
  {
    what: "a change that brings a searched word",
    write: ({ b10 }) => [{ op: "patch", id: b10, label: "red cheese" }],
    changed: "getB10 inB inOslo searchRed searchChe searchRedInB",
    same: "total",
  },
  {
    what: "a move along a nested field",
    write: ({ b10 }) => [{ op: "patch", id: b10, place: { city: "Paris", floor: 3 } }],
    changed: "getB10 inB inOslo inParis",
    same: "total",
  },
  {
    what: "a change beside an indexed nested field",
    write: ({ b10 }) => [{ op: "patch", id: b10, place: { city: "Oslo", floor: 4 } }],
    changed: "getB10 inB inOslo",
    same: "total",
  },
  {
    what: "a patch that changes nothing",
    write: ({ a10 }) => [{ op: "patch", id: a10, label: "red apple" }],
    changed: "",
  },
  {
    what: "several writes in one transaction",
    write: ({ b10 }) => [insert("c", 1), { op: "delete", id: b10 }, insert("c", 2, "x", "Paris")],
    changed: "total getB10 inB inC inOslo inParis",
  },
  {
    what: "writes to one document that cancel each other out",
    write: ({ a10 }) => [
      { op: "patch", id: a10, group: "c" },
      { op: "patch", id: a10, group: "a" },
    ],
    changed: "",
  },
];

const words = (text: string): string[] => text.split(" ").filter(Boolean).sort();

describe("a write reruns what read the place it touches, and nothing else", () => {
  let ids: Ids;
  let client: TaggedClient;

  beforeEach(async () => {
    const http = engine.http();
    await http.mutation(items.clear, {});
    const keys = Object.keys(BASE) as Key[];
    const operations = keys.map((key): ItemOperation => ({ op: "insert", ...BASE[key] }));
    const made = await http.mutation(items.write, { operations });
    ids = Object.fromEntries(keys.map((key, index) => [key, made[index]])) as Ids;
    client = new TaggedClient(engine);
    for (const [tag, read] of Object.entries(SUBSCRIPTIONS)) client.subscribe(tag, read(ids));
    await eventually(() => expect(client.values.size).toBe(Object.keys(SUBSCRIPTIONS).length));
    await client.settle();
    await watch.runs();
  });

  test.each(CASES)("$what", async ({ write, changed, same = "" }) => {
    const before = await engine.stats();
    await engine.http().mutation(items.write, { operations: write(ids) });
    const { updated, transitions } = await client.settle();
    expect(await watch.runs()).toEqual(words(`${changed} ${same}`));
    expect(updated).toEqual(words(changed));
    expect(transitions).toBe(changed === "" ? 0 : 1);
    expect((await engine.stats()).reruns - before.reruns).toBe(words(`${changed} ${same}`).length);
  });

  test("a document that comes and goes within one transaction", async () => {
    await engine.http().mutation(items.flash, { group: "a" });
    expect(await client.settle()).toEqual({ updated: [], transitions: 0 });
    expect(await watch.runs()).toEqual([]);
  });

  test("a document that passes through a range within one transaction", async () => {
    await engine.http().mutation(items.insertVia, { via: "a", group: "c" });
    expect(await client.settle()).toEqual({ updated: ["inC", "total"], transitions: 1 });
    expect(await watch.runs()).toEqual(["inC", "total"]);
  });
});
