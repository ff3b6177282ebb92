import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeObjects } from "../../../convex/catalog/rules/mergePatch";
import {
  unresolved,
  upgradedOverrides,
  upgradeLeaves,
  type UpgradeState,
} from "../../../convex/catalog/rules/upgrade";
import type { JsonObject } from "../../../convex/shared/json";

const ANYTHING = { type: "object" };

/** Base, the program's, the new version's; the states of the leaves by path. */
const SCENARIOS: [string, JsonObject, JsonObject, JsonObject, Record<string, UpgradeState>][] = [
  ["nothing changed", { a: 1 }, { a: 1 }, { a: 1 }, { "/a": "unchanged" }],
  ["the version changed", { a: 1 }, { a: 1 }, { a: 2 }, { "/a": "taken" }],
  ["the version added", {}, {}, { a: 2 }, { "/a": "taken" }],
  ["the program changed", { a: 1 }, { a: 9 }, { a: 1 }, { "/a": "kept" }],
  ["the program added", {}, { a: 9 }, {}, { "/a": "kept" }],
  ["the program took away", { a: 1 }, {}, { a: 1 }, { "/a": "kept" }],
  ["the version took away", { a: 1 }, { a: 1 }, {}, { "/a": "removed" }],
  ["both took away", { a: 1 }, {}, {}, { "/a": "taken" }],
  ["both changed alike", { a: 1 }, { a: 2 }, { a: 2 }, { "/a": "taken" }],
  ["both changed otherwise", { a: 1 }, { a: 9 }, { a: 2 }, { "/a": "conflict" }],
  ["both added otherwise", {}, { a: 9 }, { a: 2 }, { "/a": "conflict" }],
  ["changed here, taken away there", { a: 1 }, { a: 9 }, {}, { "/a": "conflict" }],
  ["taken away here, changed there", { a: 1 }, {}, { a: 2 }, { "/a": "conflict" }],
  ["arrays are one", { a: [1, 2] }, { a: [1] }, { a: [1, 2, 3] }, { "/a": "conflict" }],
  [
    "leaf by leaf within objects",
    { o: { a: 1, b: 1 } },
    { o: { a: 9, b: 1 } },
    { o: { a: 1, b: 2 } },
    { "/o/a": "kept", "/o/b": "taken" },
  ],
  ["taken away whole, untouched there", { o: { a: 1 } }, {}, { o: { a: 1 } }, { "/o": "kept" }],
  ["taken away whole, changed there", { o: { a: 1 } }, {}, { o: { a: 2 } }, { "/o": "conflict" }],
  ["both added an object", {}, { o: { a: 1 } }, { o: { b: 2 } }, { "/o/a": "kept", "/o/b": "taken" }],
  ["an object here, a number there", { a: 1 }, { a: { b: 1 } }, { a: 2 }, { "/a": "conflict" }],
];

describe("upgradeLeaves", () => {
  test.each(SCENARIOS)("%s", (_name, base, ours, theirs, states) => {
    const leaves = upgradeLeaves({ base, ours, theirs }, ANYTHING);
    expect(Object.fromEntries(leaves.map(({ path, state }) => [path, state]))).toEqual(states);
  });

  test("an own value that the new schema refuses is invalid, changed there or not", () => {
    const schema = {
      type: "object",
      properties: { rhythm: { type: "string", enum: ["weekly"] }, size: { type: "integer", maximum: 10 } },
      required: ["rhythm"],
      additionalProperties: false,
    };
    const base = { rhythm: "weekly", size: 5, gone: true };
    const ours = { rhythm: "daily", size: 8, gone: false };
    const leaves = upgradeLeaves({ base, ours, theirs: { rhythm: "weekly", size: 6 } }, schema);
    expect(leaves).toEqual([
      { path: "/gone", state: "invalid", base: true, ours: false },
      { path: "/rhythm", state: "invalid", base: "weekly", ours: "daily", theirs: "weekly" },
      { path: "/size", state: "conflict", base: 5, ours: 8, theirs: 6 },
    ]);
    const taken = upgradeLeaves({ base: {}, ours: {}, theirs: { rhythm: "weekly" } }, schema);
    expect(taken).toEqual([{ path: "/rhythm", state: "taken", theirs: "weekly" }]);
    const removed = upgradeLeaves(
      { base: { rhythm: "weekly" }, ours: {}, theirs: { rhythm: "weekly" } },
      schema,
    );
    expect(removed).toMatchObject([{ path: "/rhythm", state: "invalid" }]);
  });
});

describe("an upgrade", () => {
  const base = { a: 1, b: 1, c: 1, d: { e: 1 } };
  const ours = { a: 9, b: 9, c: 1, d: {} };
  const theirs = { a: 1, b: 2, c: 3, d: { e: 4 } };
  const leaves = upgradeLeaves({ base, ours, theirs }, ANYTHING);

  test("needs a choice for every conflict", () => {
    expect(unresolved(leaves, new Map())).toEqual(["/b", "/d/e"]);
    expect(unresolved(leaves, new Map([["/b", "ours"]] as const))).toEqual(["/d/e"]);
    const both = new Map([
      ["/b", "ours"],
      ["/d/e", "theirs"],
    ] as const);
    expect(unresolved(leaves, both)).toEqual([]);
  });

  test("keeps what was chosen, and overrides nothing else", () => {
    const chosen = new Map<string, "ours" | "theirs">([
      ["/b", "ours"],
      ["/d/e", "ours"],
    ]);
    expect(upgradedOverrides(theirs, leaves, chosen)).toEqual({ a: 9, b: 9, d: { e: null } });
    const given = new Map<string, "ours" | "theirs">([
      ["/a", "theirs"],
      ["/b", "theirs"],
      ["/d/e", "theirs"],
    ]);
    expect(upgradedOverrides(theirs, leaves, given)).toEqual({});
  });

  test("an invalid value must be given up by name", () => {
    const invalid = [{ path: "/a", state: "invalid" as const, ours: 9, theirs: 1 }];
    expect(unresolved(invalid, new Map())).toEqual(["/a"]);
    expect(unresolved(invalid, new Map([["/a", "ours"]] as const))).toEqual(["/a"]);
    expect(unresolved(invalid, new Map([["/a", "theirs"]] as const))).toEqual([]);
    expect(upgradedOverrides({ a: 1 }, invalid, new Map([["/a", "theirs"]] as const))).toEqual({});
  });
});

const key = fc.constantFrom("a", "b", "c");
const small = fc.oneof(fc.integer({ min: 0, max: 2 }), fc.dictionary(key, fc.integer({ min: 0, max: 1 })));
const config = fc.dictionary(key, small) as fc.Arbitrary<JsonObject>;

describe("for every three configurations", () => {
  test("choosing the version everywhere gives the version, and a program without own values needs no choice", () => {
    fc.assert(
      fc.property(config, config, config, (base, ours, theirs) => {
        const leaves = upgradeLeaves({ base, ours, theirs }, ANYTHING);
        const all = new Map(leaves.map(({ path }) => [path, "theirs" as const]));
        expect(upgradedOverrides(theirs, leaves, all)).toEqual({});
        const untouched = upgradeLeaves({ base, ours: base, theirs }, ANYTHING);
        expect(unresolved(untouched, new Map())).toEqual([]);
        expect(upgradedOverrides(theirs, untouched, new Map())).toEqual({});
      }),
    );
  });

  test("a program keeps all of its own where the version changed nothing", () => {
    fc.assert(
      fc.property(config, config, (base, ours) => {
        const leaves = upgradeLeaves({ base, ours, theirs: base }, ANYTHING);
        expect(leaves.every(({ state }) => state === "unchanged" || state === "kept")).toBe(true);
        const overrides = upgradedOverrides(base, leaves, new Map());
        expect(mergeObjects(base, overrides)).toEqual(ours);
      }),
    );
  });
});
