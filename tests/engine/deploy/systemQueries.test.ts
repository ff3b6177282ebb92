import { describe, expect, test } from "vitest";
import type { Json } from "../../../engine/protocol/json";
import { findSystemQuery, type SystemContext } from "../../../engine/deploy/systemQueries";
import { definition, pushed } from "./builders";

const lib = definition("lib", { functions: ["in.js:f query"] });
const app = definition("", {
  functions: ["b.js:g action", "a.js:f mutation internal"],
  uses: [{ name: "lib", path: "lib" }],
  routes: [{ path: "/x", method: "GET" }],
});
const documents = [{ _id: "1" }, { _id: "2" }, { _id: "3" }];

const context: SystemContext = {
  deployment: () => pushed([app, lib]).deployment,
  environment: () => ({ B: "2", A: "1" }),
  systemEnvironment: () => ({ CONVEX_CLOUD_URL: "http://cloud", CONVEX_SITE_URL: "http://site" }),
  tables: () => ["messages"],
  paginate: (_table, order, cursor, numItems) => {
    const from = Number(cursor ?? 0);
    const ordered = order === "asc" ? documents : [...documents].reverse();
    return {
      page: ordered.slice(from, from + numItems),
      isDone: from + numItems >= documents.length,
      continueCursor: String(from + numItems),
    };
  },
  count: () => documents.length,
  records: () => [
    { _id: "new", state: "in_progress" },
    { _id: "old", state: "completed" },
  ],
};

const run = (path: string, args: { [name: string]: Json } = {}): Json | undefined =>
  findSystemQuery(path)?.(context, args);

test.each<[string, { [name: string]: Json }, Json]>([
  ["_system/cli/convexUrl:cloudUrl", {}, "http://cloud"],
  ["_system/cli/convexUrl.js:siteUrl", {}, "http://site"],
  [
    "_system/cli/queryEnvironmentVariables",
    {},
    [
      { name: "A", value: "1" },
      { name: "B", value: "2" },
    ],
  ],
  ["_system/cli/queryEnvironmentVariables:get", { name: "B" }, { name: "B", value: "2" }],
  [
    "_system/cli/queryEnvironmentVariables:get",
    { name: "CONVEX_SITE_URL" },
    { name: "CONVEX_SITE_URL", value: "http://site" },
  ],
  ["_system/cli/queryEnvironmentVariables:get", { name: "toString" }, null],
  [
    "_system/cli/tables:default",
    { paginationOpts: {} },
    { page: [{ name: "messages" }], isDone: true, continueCursor: "end" },
  ],
  ["_system/cli/tableSize:default", { tableName: "messages" }, 3],
  [
    "_system/cli/tableData",
    { table: "messages", order: "desc", paginationOpts: { cursor: "1", numItems: 1 } },
    { page: [{ _id: "2" }], isDone: false, continueCursor: "2" },
  ],
  ["_system/cli/exports:getLatest", {}, { _id: "new", state: "in_progress" }],
  ["_system/cli/queryImport", { importId: "old" }, { _id: "old", state: "completed" }],
  ["_system/cli/queryImport", { importId: "none" }, null],
])("%s %j", (path, args, expected) => {
  expect(run(path, args)).toEqual(expected);
});

describe("what is deployed", () => {
  test("functions in the order of modules, then routes", () => {
    expect(run("_system/cli/modules:apiSpec")).toEqual([
      {
        identifier: "a.js:f",
        functionType: "Mutation",
        visibility: { kind: "internal" },
        args: { type: "any" },
        returns: { type: "any" },
      },
      {
        identifier: "b.js:g",
        functionType: "Action",
        visibility: { kind: "public" },
        args: { type: "any" },
        returns: { type: "any" },
      },
      { functionType: "HttpAction", method: "GET", path: "/x" },
    ]);
  });

  test("components", () => {
    expect(run("_system/frontend/components:list")).toEqual([
      { id: "", name: null, path: "", args: {}, state: "active", httpPrefix: "/" },
      { id: "lib", name: "lib", path: "lib", args: {}, state: "active", httpPrefix: null },
    ]);
  });
});

test("a watched table gives a new result every time", () => {
  const watch = () => run("_system/cli/queryTable", { tableName: "messages" });
  expect(watch()).not.toBe(watch());
});

test.each(["_system/cli/nothing", "_system/cli/tables:constructor", "constructor"])(
  "there is no %s",
  (path) => {
    expect(findSystemQuery(path)).toBeUndefined();
  },
);
