import { convexToJson } from "convex/values";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FunctionError } from "../../../engine/protocol/errors";
import { checkFilter, evaluateFilter, getPath } from "../../../engine/protocol/filters";
import type { Json } from "../../../engine/protocol/json";

const int = (value: bigint): Json => convexToJson(value);
const literal = (value: Json): Json => ({ $literal: value });
const field = (path: string): Json => ({ $field: path });
const UNDEFINED = { $undefined: null };
const MAX = 2n ** 63n - 1n;

const document: { [key: string]: Json } = {
  _id: "k",
  name: "Ada",
  age: 36,
  count: int(7n),
  live: true,
  gone: null,
  tags: ["a", "b"],
  author: { name: { first: "Ada" }, bytes: { $bytes: "AAAA" } },
};

describe("getPath", () => {
  it.each([
    ["name", "Ada"],
    ["author.name.first", "Ada"],
    ["author.name", { first: "Ada" }],
    ["author.name.last", undefined],
    ["name.length", undefined],
    ["tags.0", undefined],
    ["author.bytes.$bytes", undefined],
    ["constructor", undefined],
    ["author.toString", undefined],
    ["gone.x", undefined],
  ])("%s", (path, expected) => {
    expect(getPath(document, path)).toEqual(expected);
  });
});

describe("evaluateFilter", () => {
  it.each<[string, Json, boolean]>([
    ["equal strings", { $eq: [field("name"), literal("Ada")] }, true],
    ["equal objects", { $eq: [field("author.name"), literal({ first: "Ada" })] }, true],
    ["an integer is no float", { $eq: [field("count"), literal(7)] }, false],
    ["not equal", { $neq: [field("count"), literal(7)] }, true],
    ["a missing field is undefined", { $eq: [field("none"), literal(UNDEFINED)] }, true],
    ["null is not undefined", { $eq: [field("gone"), literal(UNDEFINED)] }, false],
    ["undefined sorts below null", { $lt: [field("none"), literal(null)] }, true],
    ["integers sort below floats", { $lt: [literal(int(MAX)), literal(-5)] }, true],
    ["-0 sorts below 0", { $lt: [literal({ $float: "AAAAAAAAAIA=" }), literal(0)] }, true],
    ["less or equal", { $lte: [field("age"), literal(36)] }, true],
    ["greater", { $gt: [field("age"), literal(36)] }, false],
    ["greater or equal", { $gte: [field("age"), literal(36)] }, true],
    ["sum of floats", { $eq: [{ $add: [field("age"), literal(0.5)] }, literal(36.5)] }, true],
    [
      "difference of integers",
      { $eq: [{ $sub: [field("count"), literal(int(8n))] }, literal(int(-1n))] },
      true,
    ],
    ["product", { $eq: [{ $mul: [field("count"), field("count")] }, literal(int(49n))] }, true],
    [
      "integers divide towards zero",
      { $eq: [{ $div: [literal(int(-7n)), literal(int(2n))] }, literal(int(-3n))] },
      true,
    ],
    [
      "floats divide by zero",
      { $eq: [{ $div: [literal(1), literal(0)] }, literal(convexToJson(Infinity))] },
      true,
    ],
    [
      "remainder keeps the sign",
      { $eq: [{ $mod: [literal(int(-7n)), literal(int(2n))] }, literal(int(-1n))] },
      true,
    ],
    ["negative", { $eq: [{ $neg: field("count") }, literal(int(-7n))] }, true],
    ["negative of zero", { $eq: [{ $neg: literal(0) }, literal({ $float: "AAAAAAAAAIA=" })] }, true],
    ["and", { $and: [field("live"), { $gt: [field("age"), literal(1)] }] }, true],
    ["and of nothing", { $and: [] }, true],
    ["or of nothing", { $or: [] }, false],
    ["not", { $not: field("live") }, false],
    ["or stops at the first true", { $or: [field("live"), field("name")] }, true],
    ["and stops at the first false", { $and: [literal(false), field("name")] }, false],
    ["a path with outer dots", { $eq: [field(".name."), literal("Ada")] }, true],
  ])("%s", (_, expression, expected) => {
    expect(evaluateFilter(expression, document)).toBe(expected);
  });

  it.each<[Json, string]>([
    [field("name"), 'Cannot use value "Ada" (type String) as a Boolean'],
    [{ $not: field("none") }, "Cannot use value undefined (type undefined) as a Boolean"],
    [{ $and: [literal(1)] }, "Cannot use value 1.0 (type Float64) as a Boolean"],
    [{ $add: [field("age"), field("count")] }, "Cannot add 36.0 (type Float64) and 7 (type Int64)"],
    [
      { $sub: [field("tags"), literal(null)] },
      'Cannot subtract ["a", "b"] (type Array) and null (type Null)',
    ],
    [
      { $mul: [field("author"), literal(true)] },
      'Cannot multiply {bytes: b"AAAA", name: {first: "Ada"}} (type Object) and true (type Boolean)',
    ],
    [{ $div: [literal(int(7n)), literal(int(0n))] }, "Cannot divide 7 by zero"],
    [{ $mod: [literal(int(7n)), literal(int(0n))] }, "Cannot mod 7 by zero"],
    [
      { $add: [literal(int(MAX)), literal(int(1n))] },
      "Cannot add 9223372036854775807 and 1: the result is out of range for Int64",
    ],
    [
      { $div: [literal(int(-MAX - 1n)), literal(int(-1n))] },
      "Cannot divide -9223372036854775808 and -1: the result is out of range for Int64",
    ],
    [
      { $mod: [literal(int(-MAX - 1n)), literal(int(-1n))] },
      "Cannot mod -9223372036854775808 and -1: the result is out of range for Int64",
    ],
    [
      { $neg: literal(int(-MAX - 1n)) },
      "Cannot negate -9223372036854775808: the result is out of range for Int64",
    ],
    [{ $neg: field("name") }, 'Cannot negate "Ada" (type String)'],
  ])("refuses %j", (expression, message) => {
    expect(() => evaluateFilter(expression, document)).toThrow(new FunctionError("EvalError", message));
  });

  it.each<[Json, string]>([
    [field("a..b"), "Identifier cannot be empty"],
    [field("."), "Empty path ."],
    [
      field("1st"),
      "Invalid first character '1' in 1st: Identifiers must start with an alphabetic character or underscore",
    ],
    [{ $eq: [literal(1)] }, 'Malformed filter expression: [{"$literal":1}]'],
    [{ $like: "x" }, 'Malformed filter expression: {"$like":"x"}'],
    ["text", 'Malformed filter expression: "text"'],
    [{ $eq: [], $lt: [] }, 'Malformed filter expression: {"$eq":[],"$lt":[]}'],
  ])("refuses the malformed %j", (expression, message) => {
    expect(() => evaluateFilter(expression, document)).toThrow(message);
    expect(() => checkFilter(expression)).toThrow(message);
  });

  it("knows one NaN, whatever made it", () => {
    const nan = literal(convexToJson(NaN));
    for (const [left, right] of [
      [0, 0],
      [-0, 0],
    ] as const) {
      const quotient = { $div: [literal(convexToJson(left)), literal(convexToJson(right))] };
      expect(evaluateFilter({ $eq: [quotient, nan] }, {})).toBe(true);
      expect(evaluateFilter({ $eq: [{ $neg: quotient }, nan] }, {})).toBe(true);
    }
  });

  it("calculates integers as far as they fit", () => {
    const int64 = fc.bigInt({ min: -MAX - 1n, max: MAX });
    fc.assert(
      fc.property(int64, int64, (left, right) => {
        for (const [operator, exact] of [
          ["$add", left + right],
          ["$sub", left - right],
          ["$mul", left * right],
        ] as const) {
          const run = () =>
            evaluateFilter(
              {
                $eq: [
                  { [operator]: [literal(int(left)), literal(int(right))] },
                  literal(int(BigInt.asIntN(64, exact))),
                ],
              },
              {},
            );
          if (BigInt.asIntN(64, exact) === exact) expect(run()).toBe(true);
          else expect(run).toThrow("the result is out of range for Int64");
        }
      }),
      { numRuns: 300 },
    );
  });
});
