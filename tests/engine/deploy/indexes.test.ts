import { expect, test } from "vitest";
import {
  compareIndexes,
  developerIndexes,
  diffIndexes,
  type DeveloperIndex,
} from "../../../engine/deploy/push/indexes";
import { schema, table } from "./builders";

const database = (name: string, fields: string[], staged = false): DeveloperIndex => ({
  name,
  type: "database",
  fields,
  staged,
});

test("every kind of index is listed under its table's name, sorted", () => {
  const listed = developerIndexes(
    schema(
      table("b", {
        vectorIndexes: [
          { indexDescriptor: "near", vectorField: "v", dimensions: 3, filterFields: ["z", "a"] },
        ],
        stagedDbIndexes: [{ indexDescriptor: "later", fields: ["x"] }],
      }),
      table("a", {
        indexes: [{ indexDescriptor: "by_x", fields: ["x", "y"] }],
        stagedSearchIndexes: [{ indexDescriptor: "words", searchField: "t", filterFields: [] }],
      }),
    ),
  );
  expect(listed).toEqual([
    { name: "a.by_x", type: "database", fields: ["x", "y"], staged: false },
    { name: "a.words", type: "search", searchField: "t", filterFields: [], staged: true },
    { name: "b.later", type: "database", fields: ["x"], staged: true },
    {
      name: "b.near",
      type: "vector",
      vectorField: "v",
      dimensions: 3,
      filterFields: ["a", "z"],
      staged: false,
    },
  ]);
});

test.each<[string, DeveloperIndex[], DeveloperIndex[], string[]]>([
  ["nothing", [database("t.a", ["x"])], [database("t.a", ["x"])], ["identical t.a"]],
  ["a new one", [], [database("t.a", ["x"])], ["added t.a"]],
  ["one less", [database("t.a", ["x"])], [], ["dropped t.a"]],
  ["other fields", [database("t.a", ["x"])], [database("t.a", ["y"])], ["dropped t.a", "added t.a"]],
  ["no longer staged", [database("t.a", ["x"], true)], [database("t.a", ["x"])], ["enabled t.a"]],
  ["now staged", [database("t.a", ["x"])], [database("t.a", ["x"], true)], ["disabled t.a"]],
])("%s changed", (_what, before, after, expected) => {
  const changes = compareIndexes(before, after);
  expect(changes.map(({ index, change }) => `${change} ${index.name}`)).toEqual(expected);
});

test("the diff of finish_push", () => {
  const before = [database("t.keep", ["k"]), database("t.old", ["o"]), database("t.on", ["x"], true)];
  const after = [database("t.keep", ["k"]), database("t.new", ["n"]), database("t.on", ["x"])];
  expect(diffIndexes(before, after)).toEqual({
    added_indexes: [database("t.new", ["n"])],
    removed_indexes: [database("t.old", ["o"])],
    enabled_indexes: [database("t.on", ["x"])],
    disabled_indexes: [],
  });
});
