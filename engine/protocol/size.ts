import type { Json } from "./json";
import { kindOf, type JsonObject } from "./scalars";

/** Length of base64 text's bytes, without decoding it. */
function base64Length(text: string): number {
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  return Math.floor(((text.length - padding) * 3) / 4);
}

function objectSize(value: JsonObject): number {
  switch (kindOf(value)) {
    case "undefined":
      return 0;
    case "bytes":
      return 2 + base64Length(typeof value.$bytes === "string" ? value.$bytes : "");
    case "object": {
      let size = 2;
      for (const field in value) size += Buffer.byteLength(field) + 1 + sizeOf(value[field]);
      return size;
    }
    default:
      return 9;
  }
}

/** Size of a value in bytes, as Convex counts it for all its limits. A missing value counts nothing. */
export function sizeOf(value: Json | undefined): number {
  switch (typeof value) {
    case "string":
      return 2 + Buffer.byteLength(value);
    case "number":
      return 9;
    case "boolean":
      return 1;
    case "undefined":
      return 0;
    default:
      if (value === null) return 1;
      if (!Array.isArray(value)) return objectSize(value);
      return value.reduce<number>((size, item) => size + sizeOf(item), 2);
  }
}
