import { displayValue } from "./display";
import { formatBytes } from "./formatBytes";
import type { Json } from "./json";
import {
  MAX_ARRAY_LENGTH,
  MAX_DOCUMENT_BYTES,
  MAX_DOCUMENT_NESTING,
  MAX_OBJECT_FIELDS,
  MAX_VALUE_NESTING,
} from "./limits";
import { ValueError, checkFieldName, checkIdentifier } from "./names";
import { float64ToJson, isObject, objectKind, type JsonObject } from "./scalars";
import { sizeOf } from "./size";

export { ValueError } from "./names";

export type ValueLimits = { maxNesting?: number; maxBytes?: number };

const SYSTEM_FIELDS: ReadonlySet<string> = new Set(["_id", "_creationTime"]);
const DEEPEST_VISIT = 128;
const LONE_SURROGATE = /\p{Surrogate}/u;
const NOT_BASE64 = /[^A-Za-z0-9+/]/;

function checkString(value: string): void {
  if (LONE_SURROGATE.test(value))
    throw new ValueError(
      "InvalidString",
      "String contains an unpaired surrogate, so it is not valid Unicode",
    );
}

/** Looks for one wrong character: a pattern over groups of four overflows the stack on megabytes. */
function isBase64(text: string): boolean {
  const end = text.endsWith("==") ? -2 : text.endsWith("=") ? -1 : text.length;
  return text.length % 4 === 0 && !NOT_BASE64.test(text.slice(0, end));
}

function decodeBase64(text: Json | undefined, key: string): Buffer {
  if (typeof text !== "string" || !isBase64(text))
    throw new ValueError("InvalidValue", `Malformed ${key} field: it must be base64 text`);
  return Buffer.from(text, "base64");
}

function checkEightBytes(text: Json | undefined, key: string, type: string): Buffer {
  const bytes = decodeBase64(text, key);
  if (bytes.length !== 8) throw new ValueError("InvalidValue", `${type} must be exactly eight bytes`);
  return bytes;
}

function checkFloat(encoded: Json | undefined): void {
  const value = checkEightBytes(encoded, "$float", "Float64").readDoubleLE(0);
  if (typeof float64ToJson(value) === "number")
    throw new ValueError("InvalidValue", `Float64 ${value} should be encoded as a number`);
}

/** Checks an object, or a scalar encoded as one; returns how deep it nests. */
function checkObject(value: JsonObject, depth: number): number {
  switch (objectKind(value)) {
    case "int64":
      checkSoleKey(value);
      checkEightBytes(value.$integer, "$integer", "Int64");
      return 0;
    case "float64":
      checkSoleKey(value);
      checkFloat(value.$float);
      return 0;
    case "bytes":
      checkSoleKey(value);
      decodeBase64(value.$bytes, "$bytes");
      return 0;
    case "commitTs":
      checkSoleKey(value);
      if (value.$commitTs !== null) throw new ValueError("InvalidValue", "$commitTs value must be null");
      return 0;
    default:
      return checkFields(value, depth);
  }
}

/** A scalar's key stands alone; beside others it is only a field with a reserved name. */
function checkSoleKey(value: JsonObject): void {
  const keys = Object.keys(value);
  if (keys.length > 1) keys.forEach(checkFieldName);
}

function checkFields(value: JsonObject, depth: number): number {
  let nesting = 0;
  let count = 0;
  for (const field in value) {
    count++;
    checkFieldName(field);
    const inner = value[field];
    if (inner !== undefined) nesting = Math.max(nesting, check(inner, depth + 1));
  }
  checkFieldCount(count);
  return nesting + 1;
}

/**
 * Checks how many fields an object has.
 * @throws ValueError
 */
export function checkFieldCount(count: number): void {
  if (count <= MAX_OBJECT_FIELDS) return;
  throw new ValueError(
    "TooManyFieldsError",
    `Object has too many fields (${count} > maximum number ${MAX_OBJECT_FIELDS})`,
  );
}

function checkArray(value: Json[], depth: number): number {
  if (value.length > MAX_ARRAY_LENGTH)
    throw new ValueError(
      "ArrayTooLong",
      `Array length is too long (${value.length} > maximum length ${MAX_ARRAY_LENGTH})`,
    );
  return value.reduce<number>((nesting, item) => Math.max(nesting, check(item, depth + 1)), 0) + 1;
}

/**
 * Checks everything but size and nesting, and returns the nesting: 0 for a scalar, 1 for a flat object. `depth` is how
 * many objects and arrays are around the value; absurdly many are refused on the way, to spare the stack.
 */
function check(value: Json, depth: number): number {
  if (typeof value === "string") checkString(value);
  if (typeof value !== "object" || value === null) return 0;
  if (depth > DEEPEST_VISIT) throw tooNested(MAX_VALUE_NESTING);
  return Array.isArray(value) ? checkArray(value, depth) : checkObject(value, depth);
}

/** Convex reads values from the inside out and stops at the first level too many. */
function tooNested(maximum: number): ValueError {
  return new ValueError(
    "TooNestedError",
    `Value is too nested (nested ${maximum + 1} levels deep > maximum nesting ${maximum})`,
  );
}

function checkSize(value: Json, maxBytes: number): void {
  const size = sizeOf(value);
  if (size > maxBytes)
    throw new ValueError(
      "ValueTooLargeError",
      `Value is too large (${formatBytes(size)} > maximum size ${formatBytes(maxBytes)})`,
    );
}

/**
 * Checks that a value is well formed and within Convex's limits. `maxNesting` is 64 if left out, `maxBytes` unlimited.
 * The commit timestamp's placeholder is let through; `{$undefined: null}` is not.
 * @throws ValueError
 */
export function checkValue(value: Json, limits: ValueLimits = {}): void {
  const { maxNesting = MAX_VALUE_NESTING, maxBytes } = limits;
  const nesting = check(value, 0);
  if (nesting > maxNesting) throw tooNested(maxNesting);
  if (maxBytes !== undefined) checkSize(value, maxBytes);
}

/**
 * Checks a whole document, with its system fields or before it has them.
 * @throws ValueError
 */
export function checkDocument(value: Json): void {
  if (!isObject(value)) throw new ValueError("InvalidDocumentError", "Value must be an Object");
  const nesting = check(value, 0);
  if (nesting > MAX_VALUE_NESTING) throw tooNested(MAX_VALUE_NESTING);
  const problems: string[] = [];
  if (nesting > MAX_DOCUMENT_NESTING)
    problems.push(
      `Document is too nested (nested ${nesting} levels deep > maximum nesting ${MAX_DOCUMENT_NESTING})`,
    );
  for (const field in value) {
    if (SYSTEM_FIELDS.has(field)) continue;
    if (!field.startsWith("_")) checkIdentifier(field);
    else
      problems.push(
        `Field '${field}' starts with an underscore, which is only allowed for system fields like '_id'`,
      );
  }
  if (problems.length > 0)
    throw new ValueError(
      "InvalidDocumentError",
      `Document(value: ${displayValue(value)}) isn't a valid document: ${problems.join("\n ")}`,
    );
  checkSize(value, MAX_DOCUMENT_BYTES);
}

/** Whether a value is already as Convex stores it, so that the common case builds nothing. */
function isCanonical(value: Json): boolean {
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return value.every(isCanonical);
  let previous = "";
  for (const name in value) {
    const inner = value[name];
    if (name < previous || (inner !== undefined && !isCanonical(inner))) return false;
    previous = name;
  }
  return true;
}

function rebuild(value: Json): Json {
  if (typeof value === "number") return float64ToJson(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(rebuild);
  const fields = Object.entries(value).map(([name, inner]): [string, Json] => [name, rebuild(inner)]);
  return Object.fromEntries(fields.sort(([left], [right]) => (left < right ? -1 : 1)));
}

/**
 * The same value as Convex stores it: fields ordered by name, special floats as `{$float}`. Hands back the value
 * itself if nothing changes. Names like "10" come first in any JavaScript object.
 */
export function canonical(value: Json): Json {
  return isCanonical(value) ? value : rebuild(value);
}
