import type { Json } from "../../protocol/json";
import {
  float64Of,
  float64ToJson,
  int64Of,
  int64ToJson,
  type JsonObject,
  kindOf,
  MAX_INT64,
  MIN_INT64,
} from "../../protocol/scalars";

/**
 * A value as text in the encoding of Convex's snapshot exports: int64 as an integer (`5`), float64
 * always with a point or an exponent (`5.0`, `-0.0`), and only what JSON lacks (bytes, NaN, the
 * infinities) in the encoding of the protocols (`{"$bytes": …}`). `value` is in the latter.
 */
export function exportText(value: Json): string {
  switch (kindOf(value)) {
    case "int64":
      return int64Of(value as JsonObject).toString();
    case "float64":
      return floatText(value as number | JsonObject);
    case "array":
      return `[${(value as Json[]).map(exportText).join(",")}]`;
    case "object": {
      const fields = Object.entries(value as JsonObject);
      return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${exportText(field)}`).join(",")}}`;
    }
    default:
      return JSON.stringify(value);
  }
}

function floatText(value: number | JsonObject): string {
  const float = float64Of(value);
  if (!Number.isFinite(float)) return JSON.stringify(float64ToJson(float));
  const text = Object.is(float, -0) ? "-0" : String(float);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** How the integers of an imported JSON text are read: exports write int64 so, people write floats so. */
export type IntegerReading = "int64" | "float64";

/** A number in an imported text that no Convex value can hold. */
export class NumberOutOfRangeError extends Error {}

/** Strings are matched to be skipped: only numbers outside them are looked at. */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\[^][^"\\]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Turns one imported JSON text into the protocols' encoding, where a bare number is a float64.
 * Whatever is not JSON stays not JSON. Throws `NumberOutOfRangeError`.
 */
export function encodeNumbers(text: string, integers: IntegerReading): string {
  if (integers === "float64" && !/-0|[eE]|\d{300}/.test(text)) return text;
  return text.replace(STRING_OR_NUMBER, (token) =>
    token.startsWith('"') ? token : numberToken(token, integers),
  );
}

function numberToken(token: string, integers: IntegerReading): string {
  const float = Number(token);
  if (!Number.isFinite(float)) throw new NumberOutOfRangeError("number out of range");
  if (Object.is(float, -0)) return JSON.stringify(float64ToJson(float));
  if (integers === "float64" || /[.eE]/.test(token)) return token;
  const integer = BigInt(token);
  if (integer < MIN_INT64 || integer > MAX_INT64) return token;
  return JSON.stringify(int64ToJson(integer));
}
