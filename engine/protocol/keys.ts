import type { Json } from "./json";
import { TAG } from "./keyTags";
import { bytesOf, objectKind, type JsonObject } from "./scalars";

const END = "\x00";
const UNDEFINED = String.fromCharCode(TAG.undefined);
const NULL = String.fromCharCode(TAG.null);
const FALSE = String.fromCharCode(TAG.false);
const TRUE = String.fromCharCode(TAG.true);
const STRING = String.fromCharCode(TAG.string);
const BYTES = String.fromCharCode(TAG.bytes);
const ARRAY = String.fromCharCode(TAG.array);
const OBJECT = String.fromCharCode(TAG.object);
const MAX_INT64_KEY = String.fromCharCode(TAG.int64, 255, 255, 255, 255, 255, 255, 255, 255);

const PLAIN_TEXT = /^[\x02-\x7f]*$/;
const MUST_ESCAPE = /[\x00\x01]/;

const scratch = new DataView(new ArrayBuffer(8));

/** Two 32-bit halves, most significant first, as a tag and eight bytes. */
function fixedWidth(tag: number, high: number, low: number): string {
  return String.fromCharCode(
    tag,
    high >>> 24,
    (high >>> 16) & 255,
    (high >>> 8) & 255,
    high & 255,
    low >>> 24,
    (low >>> 16) & 255,
    (low >>> 8) & 255,
    low & 255,
  );
}

/** IEEE-754 total order: negative floats have all bits flipped, others only the sign. */
function floatKey(high: number, low: number): string {
  return high < 0 ? fixedWidth(TAG.float64, ~high, ~low) : fixedWidth(TAG.float64, high ^ 0x80000000, low);
}

function encodeNumber(value: number): string {
  scratch.setFloat64(0, value);
  return floatKey(scratch.getInt32(0), scratch.getInt32(4));
}

function escapeBytes(text: string): string {
  if (!MUST_ESCAPE.test(text)) return text;
  return text.replaceAll("\x01", "\x01\x02").replaceAll("\x00", "\x01\x01");
}

function encodeString(value: string): string {
  if (PLAIN_TEXT.test(value)) return STRING + value + END;
  return STRING + escapeBytes(Buffer.from(value, "utf8").toString("latin1")) + END;
}

function encodeObject(value: JsonObject): string {
  switch (objectKind(value)) {
    case "undefined":
      return UNDEFINED;
    case "commitTs":
      return MAX_INT64_KEY;
    case "bytes":
      return BYTES + escapeBytes(bytesOf(value.$bytes).toString("latin1")) + END;
    case "int64": {
      const bytes = bytesOf(value.$integer);
      return fixedWidth(TAG.int64, bytes.readInt32LE(4) ^ 0x80000000, bytes.readInt32LE(0));
    }
    case "float64": {
      const bytes = bytesOf(value.$float);
      return floatKey(bytes.readInt32LE(4), bytes.readInt32LE(0));
    }
    default: {
      let key = OBJECT;
      for (const field of Object.keys(value).sort()) key += encodeString(field) + encodeValue(value[field]);
      return key + END;
    }
  }
}

function encodeValue(value: Json | undefined): string {
  switch (typeof value) {
    case "string":
      return encodeString(value);
    case "number":
      return encodeNumber(value);
    case "boolean":
      return value ? TRUE : FALSE;
    case "undefined":
      return UNDEFINED;
    default:
      if (value === null) return NULL;
      return Array.isArray(value) ? ARRAY + encodeKey(value) + END : encodeObject(value);
  }
}

/**
 * Encodes values so that comparing keys compares the values in Convex's order: undefined < null < bigint < number <
 * boolean < string < bytes < array < object. The key is a "binary string": one character (0-255) per byte.
 * `encodeKey([a, b])` begins with `encodeKey([a])`, and no key begins with that prefix but of lists starting with `a`.
 * Values must be well formed (see `checkValue`).
 */
export function encodeKey(values: readonly (Json | undefined)[]): string {
  let key = "";
  for (let i = 0; i < values.length; i++) key += encodeValue(values[i]);
  return key;
}

/** Orders two values as Convex does: negative, zero or positive. */
export function compareValues(left: Json | undefined, right: Json | undefined): number {
  if (left === right && left !== 0) return 0;
  const leftKey = encodeValue(left);
  const rightKey = encodeValue(right);
  return leftKey < rightKey ? -1 : leftKey === rightKey ? 0 : 1;
}

/** The smallest string greater than every string that begins with `prefix`; null if there is none. */
export function successor(prefix: string): string | null {
  let last = prefix.length - 1;
  while (last >= 0 && prefix.charCodeAt(last) === 255) last--;
  if (last < 0) return null;
  return prefix.slice(0, last) + String.fromCharCode(prefix.charCodeAt(last) + 1);
}

export { decodeKey } from "./keyDecoder";
