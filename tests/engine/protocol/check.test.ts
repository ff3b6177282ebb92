import { convexToJson } from "convex/values";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ValueError, canonical, checkDocument, checkValue } from "../../../engine/protocol/check";
import type { Json } from "../../../engine/protocol/json";
import { convexValue, toJson } from "./values";

const nested = (levels: number): Json => (levels === 0 ? 1 : [nested(levels - 1)]);
const fields = (count: number): Json =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`f${i}`, 1]));
const base64 = (hex: string) => Buffer.from(hex, "hex").toString("base64");

describe("checkValue", () => {
  it("takes every Convex value", () => {
    fc.assert(
      fc.property(convexValue, (value) => {
        expect(checkValue(toJson(value))).toBeUndefined();
      }),
    );
  });

  it.each<[string, Json]>([
    ["the commit timestamp's placeholder", { at: { $commitTs: null } }],
    ["64 levels", nested(64)],
    ["1,024 fields", fields(1024)],
    ["8,192 items", Array.from({ length: 8192 }, () => 0)],
    ["a name of 1,024 characters", { ["x".repeat(1024)]: 1 }],
    ["paired surrogates", "😀"],
    ["an empty name", { "": 1 }],
    ["megabytes of bytes", { $bytes: Buffer.alloc(16 << 20).toString("base64") }],
  ])("takes %s", (_, value) => {
    expect(checkValue(value)).toBeUndefined();
  });

  it.each<[Json, string]>([
    [{ $integer: "AAAA" }, "Int64 must be exactly eight bytes"],
    [{ $integer: 7 }, "Malformed $integer field: it must be base64 text"],
    [{ $integer: "AAAAAAAAAA*=" }, "Malformed $integer field: it must be base64 text"],
    [{ $float: "AAAA" }, "Float64 must be exactly eight bytes"],
    [{ $float: base64("000000000000f03f") }, "Float64 1 should be encoded as a number"],
    [{ $bytes: "AA=A" }, "Malformed $bytes field: it must be base64 text"],
    [{ $bytes: "A" }, "Malformed $bytes field: it must be base64 text"],
    [{ $commitTs: 1 }, "$commitTs value must be null"],
    [{ a: { $undefined: null } }, "Field name $undefined starts with '$', which is reserved."],
    [{ $set: [] }, "Field name $set starts with '$', which is reserved."],
    [{ $integer: "AQAAAAAAAAA=", b: 1 }, "Field name $integer starts with '$', which is reserved."],
    [{ b: 1, $bytes: "AAAA" }, "Field name $bytes starts with '$', which is reserved."],
    [
      { naïve: 1 },
      "Field name naïve has invalid character 'ï': Field names can only contain non-control ASCII characters",
    ],
    [
      { "a\nb": 1 },
      "Field name a\nb has invalid character '\\n': Field names can only contain non-control ASCII characters",
    ],
    [
      { "😀": 1 },
      "Field name 😀 has invalid character '😀': Field names can only contain non-control ASCII characters",
    ],
    [{ ["x".repeat(1025)]: 1 }, "Field name is too long (1025 > maximum 1024)"],
    [fields(1025), "Object has too many fields (1025 > maximum number 1024)"],
    [[Array.from({ length: 8193 }, () => 0)], "Array length is too long (8193 > maximum length 8192)"],
    [nested(65), "Value is too nested (nested 65 levels deep > maximum nesting 64)"],
    [nested(100), "Value is too nested (nested 65 levels deep > maximum nesting 64)"],
    ["\ud800", "String contains an unpaired surrogate, so it is not valid Unicode"],
    [{ a: ["x\udc00"] }, "String contains an unpaired surrogate, so it is not valid Unicode"],
  ])("refuses %.60j", (value, message) => {
    const check = () => checkValue(value);
    expect(check).toThrow(ValueError);
    expect(check).toThrow(new RegExp(`^${message.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`));
  });

  it("refuses a bomb of brackets without using up the stack", () => {
    const bomb = JSON.parse("[".repeat(100_000) + "]".repeat(100_000)) as Json;
    expect(() => checkValue(bomb)).toThrow(/^Value is too nested/);
  });

  it("keeps to limits given with the call", () => {
    expect(() => checkValue(nested(3), { maxNesting: 2 })).toThrow(
      "Value is too nested (nested 3 levels deep > maximum nesting 2)",
    );
    expect(checkValue("x".repeat(1022), { maxBytes: 1024 })).toBeUndefined();
    expect(() => checkValue("x".repeat(1023), { maxBytes: 1024 })).toThrow(
      "Value is too large (1.00 KiB > maximum size 1 KiB)",
    );
  });
});

describe("checkDocument", () => {
  it.each<[string, Json]>([
    ["system fields", { _id: "x", _creationTime: 1, body: "hi" }],
    ["underscores deeper down", { meta: { _private: 1, "a key": 2 } }],
    ["16 levels", { a: nested(15) }],
    ["exactly 1 MiB", { a: "x".repeat((1 << 20) - 6) }],
    ["names of 64 characters", { ["x".repeat(64)]: 1 }],
  ])("takes %s", (_, document) => {
    expect(checkDocument(document)).toBeUndefined();
  });

  it.each<[Json, string]>([
    [[1], "Value must be an Object"],
    [convexToJson(1n), "Value must be an Object"],
    [
      { _secret: 1 },
      "Document(value: {_secret: 1.0}) isn't a valid document: Field '_secret' starts with an underscore, " +
        "which is only allowed for system fields like '_id'",
    ],
    [
      { a: nested(16), _b: 1 },
      `Document(value: {_b: 1.0, a: ${"[".repeat(16)}1.0${"]".repeat(16)}}) isn't a valid document: ` +
        "Document is too nested (nested 17 levels deep > maximum nesting 16)\n " +
        "Field '_b' starts with an underscore, which is only allowed for system fields like '_id'",
    ],
    [{ a: "x".repeat(1.5 * (1 << 20)) }, "Value is too large (1.50 MiB > maximum size 1 MiB)"],
    [{ ["x".repeat(65)]: 1 }, "Identifier is too long (65 > maximum 64)"],
    [{ "": 1 }, "Identifier cannot be empty"],
    [
      { "a b": 1 },
      "Identifier a b has invalid character ' ': Identifiers can only contain alphanumeric characters or underscores",
    ],
    [
      { "1a": 1 },
      "Invalid first character '1' in 1a: Identifiers must start with an alphabetic character or underscore",
    ],
  ])("refuses %.60j", (document, message) => {
    let thrown: unknown = null;
    try {
      checkDocument(document);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ValueError);
    expect((thrown as ValueError).message).toBe(message);
  });
});

describe("canonical", () => {
  it("is what checkValue takes, and stays the same when done twice", () => {
    fc.assert(
      fc.property(convexValue, (value) => {
        const once = canonical(toJson(value));
        expect(checkValue(once)).toBeUndefined();
        expect(canonical(once)).toEqual(once);
        expect(once).toEqual(toJson(value));
      }),
    );
  });

  it("keeps a field called __proto__ as a field", () => {
    const value = JSON.parse('{"b":1,"__proto__":{"x":1}}') as Json;
    expect(JSON.stringify(canonical(value))).toBe('{"__proto__":{"x":1},"b":1}');
  });
});
