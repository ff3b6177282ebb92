import { type GenericValidator, type Value, convexToJson, v } from "convex/values";
import { describe, expect, it } from "vitest";
import { encodeId } from "../../../engine/protocol/ids";
import type { Json } from "../../../engine/protocol/json";
import {
  type ValidatorJson,
  argumentsError,
  displayValidator,
  documentError,
  existingDocumentError,
  returnsError,
  validate,
} from "../../../engine/protocol/validators";

const TABLES = new Map([
  [10_001, "users"],
  [10_002, "posts"],
  [4, "_storage"],
]);
const tables = (number: number) => TABLES.get(number) ?? null;
const idOf = (table: number) => encodeId(table, new Uint8Array(16).fill(7));
const userId = idOf(10_001);

/** The JSON that the library sends for a validator. */
function json(validator: GenericValidator): ValidatorJson {
  const exported: unknown = Reflect.get(validator, "json");
  return exported as ValidatorJson;
}

const problem = (validator: GenericValidator, value: Value) =>
  validate(json(validator), convexToJson(value), tables);
const commitTs = { type: "commitTs" } as const;

describe("values that match", () => {
  const person = v.object({ name: v.string(), age: v.optional(v.number()) });
  it.each<[string, GenericValidator, Value]>([
    ["any", v.any(), { x: [1] }],
    ["null", v.null(), null],
    ["number", v.number(), 1.5],
    ["NaN", v.number(), NaN],
    ["int64", v.int64(), 5n],
    ["boolean", v.boolean(), false],
    ["string", v.string(), "x"],
    ["bytes", v.bytes(), new ArrayBuffer(3)],
    ["literal string", v.literal("a"), "a"],
    ["literal number", v.literal(0), 0],
    ["literal bigint", v.literal(3n), 3n],
    ["literal boolean", v.literal(true), true],
    ["id", v.id("users"), userId],
    ["system id", v.id("_storage"), idOf(4)],
    ["array", v.array(v.number()), [1, 2]],
    ["empty array", v.array(v.null()), []],
    ["record", v.record(v.string(), v.number()), { "a b": 1 }],
    ["record by id", v.record(v.id("users"), v.number()), { [userId]: 1 }],
    ["object", person, { name: "Ada" }],
    ["object with optional field", person, { name: "Ada", age: 36 }],
    ["field named like a method", v.object({ toString: v.optional(v.string()) }), {}],
    ["union", v.union(v.string(), v.null()), null],
    ["union of one", v.union(v.string()), "x"],
  ])("%s", (_, validator, value) => {
    expect(problem(validator, value)).toBeNull();
  });

  it("commit timestamps are integers, known or not", () => {
    for (const value of [{ $commitTs: null }, convexToJson(1n)]) {
      expect(validate(commitTs, value, tables)).toBeNull();
      expect(validate({ type: "bigint" }, value, tables)).toBeNull();
    }
    expect(validate(commitTs, 1, tables)).toBe(
      "Value does not match validator.\n\nValue: 1.0\nValidator: v.commitTs()",
    );
  });
});

describe("values that do not match", () => {
  const noMatch = (path: string, value: string, validator: string) =>
    `Value does not match validator.\n${path}\nValue: ${value}\nValidator: ${validator}`;

  it.each<[GenericValidator, Value, string]>([
    [v.null(), 0, noMatch("", "0.0", "v.null()")],
    [v.number(), 1n, noMatch("", "1", "v.float64()")],
    [v.int64(), 1, noMatch("", "1.0", "v.int64()")],
    [v.boolean(), "true", noMatch("", '"true"', "v.boolean()")],
    [v.string(), true, noMatch("", "true", "v.string()")],
    [v.bytes(), "AAAA", noMatch("", '"AAAA"', "v.bytes()")],
    [v.string(), new Uint8Array([1, 2, 3]).buffer, noMatch("", 'b"AQID"', "v.string()")],
    [v.array(v.any()), {}, noMatch("", "{}", "v.array(v.any())")],
    [v.object({}), [], noMatch("", "[]", "v.object({})")],
    [v.object({}), 1n, noMatch("", "1", "v.object({})")],
    [v.record(v.string(), v.any()), null, noMatch("", "null", "v.record(v.string(), v.any())")],
    [v.id("users"), "nope", noMatch("", '"nope"', 'v.id("users")')],
    [v.id("users"), idOf(10_009), noMatch("", `"${idOf(10_009)}"`, 'v.id("users")')],
    [v.union(v.string(), v.literal("a b")), 3, noMatch("", "3.0", 'v.union(v.string(), v.literal("a b"))')],
    [v.union(), 3, noMatch("", "3.0", "v.union()")],
    [
      v.object({ a: v.array(v.object({ b: v.string() })) }),
      { a: [{ b: "" }, { b: 1 }] },
      noMatch("Path: .a[1].b", "1.0", "v.string()"),
    ],
    [v.record(v.string(), v.array(v.null())), { x: [1] }, noMatch("Path: .values()[0]", "1.0", "v.null()")],
    [v.record(v.id("users"), v.null()), { x: null }, noMatch("Path: .keys()", '"x"', 'v.id("users")')],
    [v.union(v.object({ a: v.string() })), { a: 1 }, noMatch("Path: .a", "1.0", "v.string()")],
  ])("case %#", (validator, value, expected) => {
    expect(problem(validator, value)).toBe(expected);
  });

  it.each<[GenericValidator, Value, string]>([
    [v.literal("a"), "b", '`"b"` does not match literal validator `v.literal("a")`.'],
    [v.literal(1), 2, "`2.0` does not match literal validator `v.literal(1.0)`."],
    [v.literal(0), -0, "`-0.0` does not match literal validator `v.literal(0.0)`."],
    [v.literal(5n), 6n, "`6` does not match literal validator `v.literal(<bigint>)`."],
    [v.literal(true), null, "`null` does not match literal validator `v.literal(true)`."],
    [
      v.object({ k: v.literal("a") }),
      { k: "b" },
      '`"b"` does not match literal validator `v.literal("a")`.Path: .k',
    ],
    [
      v.id("posts"),
      userId,
      `Found ID "${userId}" from table \`users\`, which does not match the table name in validator \`v.id("posts")\`.`,
    ],
    [
      v.id("posts"),
      idOf(4),
      `Found ID "${idOf(4)}" from a system table, which does not match the table name in validator \`v.id("posts")\`.`,
    ],
    [
      v.array(v.id("posts")),
      [userId],
      `Found ID "${userId}" from table \`users\`, which does not match the table name in validator \`v.id("posts")\`.Path: [0]`,
    ],
  ])("case %#", (validator, value, expected) => {
    expect(problem(validator, value)).toBe(expected);
  });

  it("names a missing field", () => {
    expect(
      problem(v.object({ in: v.object({ b: v.string(), a: v.optional(v.number()) }) }), { in: { a: 1 } }),
    ).toBe(
      "Object is missing the required field `b`. Consider wrapping the field validator in `v.optional(...)` if this is expected.\n" +
        "Path: .in\nObject: {a: 1.0}\nValidator: v.object({a: v.optional(v.float64()), b: v.string()})",
    );
  });

  it("names an extra field, the first by name", () => {
    expect(problem(v.object({ a: v.string() }), { z: 1, a: "x", b: { c: [] } })).toBe(
      "Object contains extra field `b` that is not in the validator.\n" +
        '\nObject: {a: "x", b: {c: []}, z: 1.0}\nValidator: v.object({a: v.string()})',
    );
  });
});

describe("displayed values", () => {
  it.each<[Value, string]>([
    [1e15, "1000000000000000.0"],
    [1e16, "1e16"],
    [-1.5e300, "-1.5e300"],
    [0.0001, "0.0001"],
    [0.00001234, "1.234e-5"],
    [NaN, "NaN"],
    [-Infinity, "-inf"],
    ['say "hi"\\\n\t\0', '"say \\"hi\\"\\\\\\n\\t\\0"'],
    ["it's é 😀", '"it\'s é 😀"'],
    ["\u200b\u00a0\x1be\u0301", '"\\u{200b}\\u{a0}\\u{1b}e\\u{301}"'],
    [[1n, null, { b: true, a: [] }], "[1, null, {a: [], b: true}]"],
  ])("value %#", (value, expected) => {
    expect(problem(v.union(), value)).toBe(
      `Value does not match validator.\n\nValue: ${expected}\nValidator: v.union()`,
    );
  });

  it.each<[GenericValidator, string]>([
    [v.literal(0.00001), "v.literal(0.00001)"],
    [v.literal(0.000001), "v.literal(1e-6)"],
    [v.literal(1e16), "v.literal(1e16)"],
    [v.literal('a"\n'), 'v.literal("a\\"\\n")'],
    [
      v.object({ b: v.optional(v.id("users")), a: v.record(v.string(), v.any()) }),
      'v.object({a: v.record(v.string(), v.any()), b: v.optional(v.id("users"))})',
    ],
  ])("validator %#", (validator, expected) => {
    expect(displayValidator(json(validator))).toBe(expected);
  });
});

describe("errors of calls and writes", () => {
  const args = json(v.object({ n: v.number() }));
  const schema = json(
    v.union(v.object({ kind: v.literal("a") }), v.object({ kind: v.literal("b"), n: v.number() })),
  );

  it.each<[Json, string | null]>([
    [{ n: 1 }, null],
    [
      {},
      "ArgumentValidationError: Object is missing the required field `n`. Consider wrapping the field validator in `v.optional(...)` if this is expected.\n\nObject: {}\nValidator: v.object({n: v.float64()})",
    ],
    [
      [1],
      "ArgumentValidationError: Expected to receive an object as the function's argument. Instead received: [1.0]",
    ],
  ])("arguments %j", (value, expected) => {
    expect(argumentsError(args, value, tables)).toBe(expected);
    expect(argumentsError({ type: "any" }, value, tables)).toBeNull();
  });

  it("return values", () => {
    expect(returnsError({ type: "null" }, null, tables)).toBeNull();
    expect(returnsError({ type: "null" }, "x", tables)).toBe(
      'ReturnsValidationError: Value does not match validator.\n\nValue: "x"\nValidator: v.null()',
    );
  });

  it("documents, system fields left out", () => {
    const good = { _id: userId, _creationTime: 1, kind: "b", n: 2 };
    const bad = { _id: userId, _creationTime: 1, kind: "b" };
    const reason =
      'Value does not match validator.\n\nValue: {kind: "b"}\n' +
      'Validator: v.union(v.object({kind: v.literal("a")}), v.object({kind: v.literal("b"), n: v.float64()}))';
    expect(documentError(schema, "users", good, tables)).toBeNull();
    expect(documentError({ type: "any" }, "users", bad, tables)).toBeNull();
    expect(documentError(schema, "users", bad, tables)).toBe(
      `Failed to insert or update a document in table "users" because it does not match the schema: ${reason}`,
    );
    expect(existingDocumentError(schema, "users", good, tables)).toBeNull();
    expect(existingDocumentError(schema, "users", bad, tables)).toBe(
      `Document with ID "${userId}" in table "users" does not match the schema: ${reason}`,
    );
  });

  it("documents of a schema that lists system fields, which are not compared", () => {
    const listed = json(v.object({ _id: v.id("posts"), _creationTime: v.string(), name: v.string() }));
    const document = { _id: userId, _creationTime: 1, name: "Ada" };
    expect(documentError(listed, "users", document, tables)).toBeNull();
    const union: ValidatorJson = { type: "union", value: [{ type: "null" }, listed] };
    expect(documentError(union, "users", document, tables)).toBeNull();
  });
});
