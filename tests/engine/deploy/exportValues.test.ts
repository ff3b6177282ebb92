import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  encodeNumbers,
  exportText,
  NumberOutOfRangeError,
} from "../../../engine/deploy/snapshot/exportValues";
import type { Json } from "../../../engine/protocol/json";
import { float64ToJson, int64ToJson, MAX_INT64, MIN_INT64 } from "../../../engine/protocol/scalars";

const bytes = (text: string): Json => ({ $bytes: Buffer.from(text).toString("base64") });

describe("exportText", () => {
  test.each<[Json, string]>([
    [null, "null"],
    [true, "true"],
    ['a"b\n', '"a\\"b\\n"'],
    [1, "1.0"],
    [-1.5, "-1.5"],
    [1e21, "1e+21"],
    [123456789012345680000, "123456789012345680000.0"],
    [float64ToJson(-0), "-0.0"],
    [float64ToJson(NaN), '{"$float":"AAAAAAAA+H8="}'],
    [float64ToJson(-Infinity), '{"$float":"AAAAAAAA8P8="}'],
    [int64ToJson(0n), "0"],
    [int64ToJson(MAX_INT64), "9223372036854775807"],
    [int64ToJson(MIN_INT64), "-9223372036854775808"],
    [bytes("ab"), '{"$bytes":"YWI="}'],
    [[1, [int64ToJson(2n)], {}], "[1.0,[2],{}]"],
    [{ a: { b: 1 }, c: "x" }, '{"a":{"b":1.0},"c":"x"}'],
  ])("%j becomes %s", (value, text) => expect(exportText(value)).toBe(text));
});

describe("encodeNumbers", () => {
  test.each<[string, "int64" | "float64", string]>([
    ['{"a":1,"b":1.0}', "int64", '{"a":{"$integer":"AQAAAAAAAAA="},"b":1.0}'],
    ['{"a":1,"b":1.0}', "float64", '{"a":1,"b":1.0}'],
    ["-0", "int64", '{"$float":"AAAAAAAAAIA="}'],
    ["-0.0", "float64", '{"$float":"AAAAAAAAAIA="}'],
    ["-0e5", "int64", '{"$float":"AAAAAAAAAIA="}'],
    ["-0.5", "float64", "-0.5"],
    ["1e3", "int64", "1e3"],
    ["18446744073709551616", "int64", "18446744073709551616"],
    ['"1 -0 \\"2\\" \\\\"', "int64", '"1 -0 \\"2\\" \\\\"'],
    ['{"1":"-0"}', "int64", '{"1":"-0"}'],
  ])("%s read as %s is %s", (text, integers, encoded) => expect(encodeNumbers(text, integers)).toBe(encoded));

  test.each([["1e999"], ["-1e999"], ["400 nines", "9".repeat(400)]])("refuses %s", (name, text = name) => {
    expect(() => encodeNumbers(text, "float64")).toThrow(NumberOutOfRangeError);
  });

  test.each(["{1:2}", "[1 2]", "01", "1.", ".5", "+1", "1-2", "[1,]", "1.5e", "--1", '"a" 1'])(
    "leaves %s invalid",
    (text) => {
      for (const integers of ["int64", "float64"] as const) {
        expect(() => JSON.parse(encodeNumbers(text, integers))).toThrow(SyntaxError);
      }
    },
  );
});

const scalar = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.string({ unit: "grapheme" }),
  fc.double().map(float64ToJson),
  fc.bigInt({ min: MIN_INT64, max: MAX_INT64 }).map(int64ToJson),
  fc.uint8Array().map((array): Json => ({ $bytes: Buffer.from(array).toString("base64") })),
);
const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    scalar,
    fc.array(tie("value")),
    fc.dictionary(fc.stringMatching(/^[a-z]\w{0,5}$/), tie("value"), { noNullPrototype: true }),
  ),
}));

test("what is exported is imported as the same value", () => {
  fc.assert(
    fc.property(value, (original) => {
      const back = JSON.parse(encodeNumbers(exportText(original), "int64")) as Json;
      expect(JSON.stringify(back)).toBe(JSON.stringify(original));
    }),
  );
});
