import type { Json } from "./json";
import { bytesOf, float64Of, int64Of, kindOf, type JsonObject, type Kind } from "./scalars";

const TYPE_NAMES: Record<Kind, string> = {
  undefined: "undefined",
  null: "Null",
  int64: "Int64",
  commitTs: "Int64",
  float64: "Float64",
  boolean: "Boolean",
  string: "String",
  bytes: "Bytes",
  array: "Array",
  object: "Object",
};

const SHORT_ESCAPES: Record<string, string> = {
  '"': '\\"',
  "\\": "\\\\",
  "\t": "\\t",
  "\r": "\\r",
  "\n": "\\n",
  "\0": "\\0",
};

const TO_ESCAPE = /["\\]|(?! )[\p{C}\p{Z}]|\p{Grapheme_Extend}/gu;

/** The name of a value's type in error messages, such as "Float64". */
export function typeName(value: Json | undefined): string {
  return TYPE_NAMES[kindOf(value)];
}

/** Shortest digits that read back the same, with an exponent below `smallest` and from 1e16 on. */
function formatFinite(value: number, smallest: number): string {
  if (Object.is(value, -0)) return "-0.0";
  const magnitude = Math.abs(value);
  if (magnitude >= 1e16 || (magnitude !== 0 && magnitude < smallest))
    return value.toExponential().replace("+", "");
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

/** A finite float as Convex writes it in JSON inside error messages: 1 is "1.0". */
export function displayJsonNumber(value: number): string {
  return formatFinite(value, 1e-5);
}

function displayFloat(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  return formatFinite(value, 1e-4);
}

function displayString(value: string): string {
  const escaped = value.replace(
    TO_ESCAPE,
    (character) => SHORT_ESCAPES[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return `"${escaped}"`;
}

function displayObject(value: JsonObject): string {
  switch (kindOf(value)) {
    case "undefined":
      return "undefined";
    case "int64":
    case "commitTs":
      return String(int64Of(value));
    case "float64":
      return displayFloat(float64Of(value));
    case "bytes":
      return `b"${bytesOf(value.$bytes).toString("base64")}"`;
    default: {
      const fields = Object.keys(value).sort();
      return `{${fields.map((field) => `${field}: ${displayValue(value[field])}`).join(", ")}}`;
    }
  }
}

/** A value as Convex writes it in error messages, such as `{name: "Ada", tags: ["x"], year: 1843.0}`. */
export function displayValue(value: Json | undefined): string {
  switch (typeof value) {
    case "string":
      return displayString(value);
    case "number":
      return displayFloat(value);
    case "boolean":
      return String(value);
    case "undefined":
      return "undefined";
    default:
      if (value === null) return "null";
      return Array.isArray(value) ? `[${value.map(displayValue).join(", ")}]` : displayObject(value);
  }
}
