import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Store } from "../../../engine/store/store";

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "catalog-"));
  store = new Store(folder);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const create = (component: string, name: string, number?: number) =>
  store.catalog.createTable(component, name, number).number;

test("no two user tables have one number, in whatever components they are", () => {
  expect([create("", "a"), create("x", "a"), create("", "b"), create("x/y", "a")]).toEqual([
    10_001, 10_002, 10_003, 10_004,
  ]);
});

test("a number that is given is kept, were it another component's", () => {
  create("", "a");
  expect([create("x", "a", 10_001), create("x", "b")]).toEqual([10_001, 10_002]);
});

test("system tables have the numbers of their names in every component", () => {
  expect(["", "x"].map((component) => create(component, "_storage"))).toEqual([540, 540]);
});
