import { type Value, convexToJson } from "convex/values";
import fc from "fast-check";
import type { Json } from "../../../engine/protocol/json";

const fieldName = fc.oneof(
  fc
    .string({ minLength: 1, maxLength: 4 })
    .filter((name) => /^[^$\x00-\x1f\x7f-\uffff][\x20-\x7e]*$/.test(name)),
  fc.constantFrom("a", "ab", "10", "9", "_id", "constructor", "toString", ""),
);

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 6 }),
  fc.string({
    unit: fc.constantFrom("\0", "\x01", "\x02", "a", "b", "\x7f", "é", "€", "\ud7ff", "\ue000", "😀"),
  }),
);

const scalar: fc.Arbitrary<Value> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.bigInt({ min: -300n, max: 300n }),
  fc.double(),
  fc.constantFrom(0, -0, NaN, Infinity, -Infinity, 1, -1, 2 ** 53, Number.MIN_VALUE, -Number.MIN_VALUE),
  text,
  fc.uint8Array({ maxLength: 5 }).map((bytes) => new Uint8Array(bytes).buffer),
);

/** Any Convex value, small ones and awkward ones most often. */
export const convexValue: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.array(fc.tuple(fieldName, tie("value")), { maxLength: 3 }).map((fields) => Object.fromEntries(fields)),
  ),
})).value;

/** The JSON encoding, as it looks once it went over a wire. */
export function toJson(value: Value): Json {
  return JSON.parse(JSON.stringify(convexToJson(value))) as Json;
}
