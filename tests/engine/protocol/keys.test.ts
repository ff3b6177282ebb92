import { type Value, compareValues as convexCompare } from "convex/values";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonical } from "../../../engine/protocol/check";
import { compareValues, decodeKey, encodeKey, successor } from "../../../engine/protocol/keys";
import { convexValue, toJson } from "./values";

const optionalValue = fc.oneof(
  { weight: 9, arbitrary: convexValue },
  { weight: 1, arbitrary: fc.constant(undefined) },
);
const encoded = (value: Value | undefined) => (value === undefined ? undefined : toJson(value));
const bytesOf = (key: string) => Buffer.from(key, "latin1");

describe("encodeKey", () => {
  it("orders single values as Convex does", () => {
    fc.assert(
      fc.property(optionalValue, optionalValue, (left, right) => {
        const order = Math.sign(convexCompare(left, right));
        const [leftKey, rightKey] = [encodeKey([encoded(left)]), encodeKey([encoded(right)])];
        expect(Math.sign(Buffer.compare(bytesOf(leftKey), bytesOf(rightKey)))).toBe(order);
        expect(leftKey < rightKey).toBe(order < 0);
        expect(Math.sign(compareValues(encoded(left), encoded(right)))).toBe(order);
      }),
      { numRuns: 3000 },
    );
  });

  it("orders lists value by value", () => {
    const list = fc.array(optionalValue, { maxLength: 3 });
    fc.assert(
      fc.property(list, list, (left, right) => {
        const differing = left.findIndex(
          (value, i) => i >= right.length || convexCompare(value, right[i]) !== 0,
        );
        const order =
          differing < 0
            ? Math.sign(left.length - right.length)
            : differing >= right.length
              ? 1
              : Math.sign(convexCompare(left[differing], right[differing]));
        const compared = Buffer.compare(
          bytesOf(encodeKey(left.map(encoded))),
          bytesOf(encodeKey(right.map(encoded))),
        );
        expect(Math.sign(compared)).toBe(order);
      }),
      { numRuns: 1500 },
    );
  });

  it("is a string of bytes that decodes to the same values", () => {
    fc.assert(
      fc.property(fc.array(optionalValue, { maxLength: 3 }), (values) => {
        const json = values.map(encoded);
        const key = encodeKey(json);
        expect(/^[\x00-\xff]*$/.test(key)).toBe(true);
        expect(decodeKey(key)).toEqual(json);
      }),
      { numRuns: 2000 },
    );
  });

  it("never begins with the key of other values", () => {
    fc.assert(
      fc.property(optionalValue, optionalValue, optionalValue, (first, second, other) => {
        const key = encodeKey([encoded(first), encoded(second)]);
        expect(key.startsWith(encodeKey([encoded(first)]))).toBe(true);
        const isSame = convexCompare(first, other) === 0;
        expect(key.startsWith(encodeKey([encoded(other)]))).toBe(isSame);
      }),
      { numRuns: 2000 },
    );
  });

  it("does not take a string for the beginning of a longer one with a zero byte", () => {
    expect(encodeKey(["a\0b"]).startsWith(encodeKey(["a"]))).toBe(false);
  });

  it.each([
    ["undefined from a filter", { $undefined: null }, undefined],
    ["a commit timestamp to come", { $commitTs: null }, { $integer: "/////////38=" }],
  ])("reads %s as what it stands for", (_, given, same) => {
    expect(encodeKey([given])).toBe(encodeKey([same]));
  });

  it("orders NaNs with payloads and signs as IEEE-754 does", () => {
    const nan = (hex: string) => ({ $float: Buffer.from(hex, "hex").reverse().toString("base64") });
    const inOrder = ["ffffffffffffffff", "fff8000000000000", "7ff8000000000000", "7ff8000000000001"].map(nan);
    const keys = [inOrder[0], inOrder[1], -1e308, -0, 0, 1e308, inOrder[2], inOrder[3]].map((value) =>
      encodeKey([value]),
    );
    expect([...keys].sort()).toEqual(keys);
    expect(decodeKey(keys[0] ?? "")).toEqual([inOrder[0]]);
    expect(decodeKey(keys[7] ?? "")).toEqual([inOrder[3]]);
  });

  it("does not mind the order of an object's fields", () => {
    expect(encodeKey([{ b: 1, a: 2 }])).toBe(encodeKey([{ a: 2, b: 1 }]));
  });
});

describe("decodeKey", () => {
  it.each(["\xff", "\x07abc", "\x04\x01", "\x09\x02", "\x0a\x02\x02\x00"])(
    "refuses the malformed key %j",
    (key) => {
      expect(() => decodeKey(key)).toThrow(/^Malformed key/);
    },
  );
});

describe("successor", () => {
  it.each([
    ["a", "b"],
    ["a\xff", "b"],
    ["\x00", "\x01"],
    ["\xff\xff", null],
    ["", null],
  ])("of %j is %j", (prefix, expected) => {
    expect(successor(prefix)).toBe(expected);
  });

  it("lies above all that begin with the prefix, and at or below all others above it", () => {
    const bytes = fc.string({ unit: fc.constantFrom("\x00", "\x01", "a", "\xfe", "\xff"), maxLength: 4 });
    fc.assert(
      fc.property(bytes, bytes, (prefix, other) => {
        const above = successor(prefix);
        const isBelow = above === null || other < above;
        expect(other >= prefix && isBelow).toBe(other.startsWith(prefix));
      }),
      { numRuns: 2000 },
    );
  });
});

describe("canonical", () => {
  it("keeps a value's key and sorts its fields", () => {
    fc.assert(
      fc.property(convexValue, (value) => {
        expect(encodeKey([canonical(toJson(value))])).toBe(encodeKey([toJson(value)]));
      }),
    );
    const sorted = canonical({ b: { z: 1, y: [{ d: 1, c: 2 }] }, a: -0, __proto__x: 1 });
    expect(JSON.stringify(sorted)).toBe(
      '{"__proto__x":1,"a":{"$float":"AAAAAAAAAIA="},"b":{"y":[{"c":2,"d":1}],"z":1}}',
    );
  });

  it("hands back what is canonical already", () => {
    const value = { a: [1, { b: "x", c: null }], d: { $integer: "AQAAAAAAAAA=" } };
    expect(canonical(value)).toBe(value);
  });
});
