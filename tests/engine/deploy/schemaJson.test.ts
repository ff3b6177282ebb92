import { expect, test } from "vitest";
import { parseSchema } from "../../../engine/deploy/push/schemaJson";
import { table } from "./builders";

const index = (indexDescriptor: string, ...fields: string[]) => ({ indexDescriptor, fields });
const search = (indexDescriptor: string, searchField: string, ...filterFields: string[]) => ({
  indexDescriptor,
  searchField,
  filterFields,
});
const vector = (indexDescriptor: string, dimensions: number, ...filterFields: string[]) => ({
  indexDescriptor,
  vectorField: "v",
  dimensions,
  filterFields,
});
const text = (...tables: object[]): string => JSON.stringify({ tables, schemaValidation: true });
const many = (count: number, prefix: string): string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}${i}`);

test("tables come sorted, with every list of indexes there", () => {
  const parsed = parseSchema(
    JSON.stringify({ tables: [{ tableName: "b", indexes: [index("by_x", "x.y")] }, { tableName: "a" }] }),
  );
  expect(parsed).toEqual({
    tables: [
      table("a", { documentType: null }),
      table("b", { documentType: null, indexes: [index("by_x", "x.y")] }),
    ],
    schemaValidation: false,
  });
});

test.each<[string, object, string, string]>([
  ["a system table", table("_users"), "TableNameReserved", "_users is a reserved table name."],
  [
    "a bad table name",
    table("a-b"),
    "InvalidTableName",
    'Invalid table name: "a-b". Identifiers must start with a letter and can only contain letters, digits, and underscores.',
  ],
  [
    "an index without fields",
    table("t", { indexes: [index("empty")] }),
    "EmptyIndex",
    'In table "t" index "empty" must have at least one field.',
  ],
  [
    "a staged index without fields",
    table("t", { stagedDbIndexes: [index("empty")] }),
    "EmptyIndex",
    'In table "t" staged index "empty" must have at least one field.',
  ],
  [
    "a field twice",
    table("t", { indexes: [index("twice", "a", "b", "a")] }),
    "FieldsNotUniqueWithinIndex",
    'In index "twice": Duplicate field a. Index fields must be unique within an index.',
  ],
  [
    "_id in an index",
    table("t", { indexes: [index("i", "_id")] }),
    "IndexFieldsContainId",
    'In index "i": `_id` is not a valid index field. To load documents by ID, use `db.get(id)`.',
  ],
  [
    "_creationTime in an index",
    table("t", { indexes: [index("i", "a", "_creationTime")] }),
    "IndexFieldsContainCreationTime",
    'In index "i": `_creationTime` is automatically added to the end of each index. It should not be added explicitly in the index definition. See https://docs.convex.dev/using/indexes for more details.',
  ],
  [
    "a reserved field",
    table("t", { indexes: [index("i", "_secret")] }),
    "IndexFieldNameReserved",
    'In index "i": Reserved fields (starting with `_`) are not allowed in indexes.',
  ],
  [
    "a field that is no path",
    table("t", { indexes: [index("i", "a b")] }),
    "InvalidIndexField",
    'In index "i": Invalid index field: "a b"',
  ],
  [
    "two indexes on the same fields",
    table("t", { indexes: [index("one", "a")], stagedDbIndexes: [index("two", "a")] }),
    "IndexNotUnique",
    'In table "t" index "two" and index "one" have the same fields. Indexes must be unique within a table.',
  ],
  [
    "two definitions of one index",
    table("t", { indexes: [index("same", "a")], searchIndexes: [search("same", "b")] }),
    "IndexNamesNotUnique",
    'Table "t" has two or more definitions of index "same".',
  ],
  [
    "a reserved index name",
    table("t", { indexes: [index("by_id", "a")] }),
    "IndexNameReserved",
    'In table "t" cannot name an index "by_id" because the name is reserved. Indexes may not start with an underscore or be named "by_id" or "by_creation_time".',
  ],
  [
    "17 fields",
    table("t", { indexes: [index("i", ...many(17, "f"))] }),
    "IndexTooManyFields",
    'In index "i": Indexes may have up to 16 fields.',
  ],
  [
    "17 filter fields",
    table("t", { searchIndexes: [search("s", "b", ...many(17, "f"))] }),
    "IndexTooManyFilterFields",
    "Search indexes may have up to 16 filter fields.",
  ],
  [
    "33 indexes",
    table("t", { indexes: many(33, "i").map((name) => index(name, name)) }),
    "TooManyIndexes",
    'Table "t" cannot have more than 32 indexes.',
  ],
  [
    "5 search indexes",
    table("t", { searchIndexes: many(5, "s").map((name) => search(name, name)) }),
    "TooManyIndexes",
    'Table "t" cannot have more than 4 search indexes.',
  ],
  [
    "a vector of one dimension",
    table("t", { vectorIndexes: [vector("v", 1)] }),
    "InvalidVectorDimensions",
    'In index "v": Dimensions 1 must be between 2 and 4096.',
  ],
])("%s is refused", (_what, bad, code, message) => {
  expect(() => parseSchema(text(bad))).toThrow(expect.objectContaining({ code, message }) as Error);
});

test("what is at its limit is taken", () => {
  const full = table("t", {
    indexes: many(24, "i").map((name) => index(name, ...many(15, "f"), name)),
    searchIndexes: many(4, "s").map((name) => search(name, name, ...many(16, "f"))),
    vectorIndexes: [vector("v0", 2), vector("v1", 3), vector("v2", 4), vector("v3", 4096, ...many(16, "f"))],
  });
  expect(parseSchema(text(full)).tables[0]).toEqual(full);
});
