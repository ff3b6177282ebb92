import { describe, expect, test } from "vitest";
import { readArguments, readResult } from "../../../engine/functions/callValues";

const MIB = 1 << 20;

describe("readResult", () => {
  test.each(["", "{", "undefined", "NaN", "'x'"])("%j is no JSON", (text) => {
    expect(() => readResult("a.js:b", text)).toThrow(
      /^Function a\.js:b failed\. Could not parse return value as json: /,
    );
  });

  test.each([
    ['{"$integer":"x"}', "Malformed $integer field: it must be base64 text"],
    ['{"$wrong":1}', "Field name $wrong starts with '$', which is reserved."],
    ['"\\ud800"', "String contains an unpaired surrogate, so it is not valid Unicode"],
    [
      `${"[".repeat(65)}${"]".repeat(65)}`,
      "Value is too nested (nested 65 levels deep > maximum nesting 64)",
    ],
  ])("%s is no value", (text, reason) => {
    expect(() => readResult("a.js:b", text)).toThrow(`Function a.js:b return value invalid: ${reason}`);
  });

  test("16 MiB are taken, and not a byte more", () => {
    expect(readResult("a.js:b", JSON.stringify("x".repeat(16 * MIB - 2)))).toHaveLength(16 * MIB - 2);
    expect(() => readResult("a.js:b", JSON.stringify("x".repeat(16 * MIB - 1)))).toThrow(
      "Function a.js:b return value is too large (actual: 16.00 MiB, limit: 16 MiB)",
    );
  });
});

describe("readArguments", () => {
  test("the list around the arguments counts", () => {
    const text = (length: number) => JSON.stringify({ a: "x".repeat(length) });
    // Two bytes each for the list, the object and the text, and two for the name.
    expect(readArguments("a.js:b", text(16 * MIB - 8))).toBeTypeOf("object");
    expect(() => readArguments("a.js:b", text(16 * MIB - 7))).toThrow(
      "Arguments for a.js:b are too large (actual: 16.00 MiB, limit: 16 MiB)",
    );
  });

  test("text longer than the value it stands for is no matter", () => {
    // Each quote takes two characters of JSON.
    expect(readArguments("a.js:b", JSON.stringify({ a: '"'.repeat(9 * MIB) }))).toBeTypeOf("object");
  });

  test("what is no value is refused", () => {
    expect(() => readArguments("a.js:b", '{"$x":1}')).toThrow(
      "Invalid arguments for a.js:b: Field name $x starts with '$', which is reserved.",
    );
  });
});
