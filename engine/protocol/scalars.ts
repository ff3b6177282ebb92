import type { Json } from "./json";

/** What a value in Convex's JSON encoding stands for; "commitTs" is the placeholder `{$commitTs: null}`. */
export type Kind =
  | "undefined"
  | "null"
  | "int64"
  | "float64"
  | "boolean"
  | "string"
  | "bytes"
  | "array"
  | "object"
  | "commitTs";

export type JsonObject = { [key: string]: Json };

/** The largest int64. An unknown commit timestamp counts as this one. */
export const MAX_INT64 = 9223372036854775807n;
export const MIN_INT64 = -9223372036854775808n;

const ENCODED_KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ["$integer", "int64"],
  ["$float", "float64"],
  ["$bytes", "bytes"],
  ["$undefined", "undefined"],
  ["$commitTs", "commitTs"],
]);

/** Tells objects that encode a scalar (`{$integer: …}`) from real objects. Does not check what is in them. */
export function objectKind(value: JsonObject): Kind {
  for (const key in value) {
    if (key.charCodeAt(0) !== 36) return "object";
    return ENCODED_KINDS.get(key) ?? "object";
  }
  return "object";
}

export function kindOf(value: Json | undefined): Kind {
  switch (typeof value) {
    case "number":
      return "float64";
    case "string":
      return "string";
    case "boolean":
      return "boolean";
    case "undefined":
      return "undefined";
    default:
      if (value === null) return "null";
      return Array.isArray(value) ? "array" : objectKind(value);
  }
}

/** Whether the value is a real object, not an array and not an encoded scalar. */
export function isObject(value: Json | undefined): value is JsonObject {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && objectKind(value) === "object"
  );
}

/** The bytes of an encoded scalar's base64 text; empty when it is no text. */
export function bytesOf(encoded: Json | undefined): Buffer {
  return Buffer.from(typeof encoded === "string" ? encoded : "", "base64");
}

/** The integer in `{$integer}` or of the commit timestamp placeholder. */
export function int64Of(value: JsonObject): bigint {
  return "$commitTs" in value ? MAX_INT64 : bytesOf(value.$integer).readBigInt64LE(0);
}

/** The float in a JSON number or `{$float}`. */
export function float64Of(value: number | JsonObject): number {
  return typeof value === "number" ? value : bytesOf(value.$float).readDoubleLE(0);
}

export function int64ToJson(value: bigint): JsonObject {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeBigInt64LE(value);
  return { $integer: bytes.toString("base64") };
}

/** The NaN of functions; arithmetic makes others, as the processor likes, that would not equal it. */
const NAN: JsonObject = { $float: "AAAAAAAA+H8=" };

/** NaN, infinities and -0 become `{$float}`, all other floats JSON numbers. */
export function float64ToJson(value: number): Json {
  if (Number.isFinite(value) && !Object.is(value, -0)) return value;
  if (Number.isNaN(value)) return NAN;
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeDoubleLE(value);
  return { $float: bytes.toString("base64") };
}
