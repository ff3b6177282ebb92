import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { resolveLayers } from "../../../convex/catalog/rules/layers";
import { changesBetween, leavesOf } from "../../../convex/catalog/rules/leaves";
import type { Json, JsonObject } from "../../../convex/shared/json";

describe("leavesOf", () => {
  test("names what is set as one by its JSON Pointer, sorted by code units", () => {
    const object = { b: 1, a: { y: [1, { z: 2 }], x: {} }, "d/e": { "f~g": null }, Z: "z", ä: true };
    expect(leavesOf(object)).toEqual([
      { path: "/Z", value: "z" },
      { path: "/a/x", value: {} },
      { path: "/a/y", value: [1, { z: 2 }] },
      { path: "/b", value: 1 },
      { path: "/d~1e/f~0g", value: null },
      { path: "/ä", value: true },
    ]);
    expect(leavesOf({})).toEqual([]);
  });
});

describe("changesBetween", () => {
  test("the scenario of the catalog: replace /c, replace /d, remove /f", () => {
    const before = { d: 60, f: "weekly", c: ["a", "b"] };
    expect(changesBetween(before, { d: 90, c: ["b"] })).toEqual([
      { path: "/c", op: "replace", before: ["a", "b"], after: ["b"] },
      { path: "/d", op: "replace", before: 60, after: 90 },
      { path: "/f", op: "remove", before: "weekly" },
    ]);
  });

  test("what becomes an object, or stops being one", () => {
    expect(changesBetween({ a: 1 }, { a: { b: 2 } })).toEqual([
      { path: "/a", op: "remove", before: 1 },
      { path: "/a/b", op: "add", after: 2 },
    ]);
    expect(changesBetween({ a: { b: 2 } }, { a: {} })).toEqual([
      { path: "/a", op: "add", after: {} },
      { path: "/a/b", op: "remove", before: 2 },
    ]);
  });

  test("nothing between the same, in whatever order of keys", () => {
    expect(changesBetween({ a: { x: 1, y: [2] }, b: 1 }, { b: 1, a: { y: [2], x: 1 } })).toEqual([]);
  });
});

describe("resolveLayers", () => {
  const defaults = { d: 60, f: "weekly", c: ["a", "b"], n: { x: 1, y: 2 } };

  test("lays cohort over program over template, and says where each leaf came from", () => {
    const resolved = resolveLayers(defaults, [
      ["program", { d: 90, f: null, n: { x: 5 } }],
      ["cohort", { c: ["b"], n: { x: 6 }, k: true }],
    ]);
    expect(resolved.config).toEqual({ d: 90, c: ["b"], n: { x: 6, y: 2 }, k: true });
    expect(resolved.provenance).toEqual({
      "/c": "cohort",
      "/d": "program",
      "/k": "cohort",
      "/n/x": "cohort",
      "/n/y": "template",
    });
  });

  test("an override with the same value does not count as where it came from", () => {
    const { provenance } = resolveLayers(defaults, [
      ["program", { d: 60, c: ["a", "b"] }],
      ["cohort", { f: "weekly" }],
    ]);
    expect(new Set(Object.values(provenance))).toEqual(new Set(["template"]));
  });

  test("what one layer took away another one may bring back", () => {
    const { config, provenance } = resolveLayers(defaults, [
      ["program", { f: null }],
      ["cohort", { f: "weekly" }],
    ]);
    expect([config["f"], provenance["/f"]]).toEqual(["weekly", "cohort"]);
  });

  test("every leaf of the result has exactly one origin", () => {
    const value = fc.oneof(
      fc.integer(),
      fc.constant(null),
      fc.dictionary(fc.constantFrom("x", "y"), fc.integer()),
    );
    const layer = fc.dictionary(fc.constantFrom("a", "b", "c"), value) as fc.Arbitrary<JsonObject>;
    fc.assert(
      fc.property(layer, layer, (program, cohort) => {
        const { config, provenance } = resolveLayers({ a: 1, b: { x: 2 } } as Record<string, Json>, [
          ["program", program],
          ["cohort", cohort],
        ]);
        expect(Object.keys(provenance).sort()).toEqual(leavesOf(config).map(({ path }) => path));
      }),
    );
  });
});
