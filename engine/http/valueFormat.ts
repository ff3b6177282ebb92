import type { Json } from "../protocol/json";
import { badRequest } from "./httpError";

/**
 * How values are written in HTTP answers. `encoded` is Convex's own JSON; `clean` is readable and
 * lossy ("12" for an integer, base64 for bytes); `export` is readable and lossless.
 */
export type ValueFormat = "encoded" | "clean" | "export";

/** The format a request names, `fallback` if it names none. Throws `HttpError` for an unknown one. */
export function parseFormat(format: Json | undefined, fallback: ValueFormat): ValueFormat {
  switch (format) {
    case undefined:
    case null:
      return fallback;
    case "convex_encoded_json":
    case "convex_json":
      return "encoded";
    case "json":
    case "convex_clean_json":
      return "clean";
    case "export_json":
      return "export";
    default:
      throw badRequest("BadFormat", `format param must be one of [\`json\`]. Got ${JSON.stringify(format)}`);
  }
}

/** Writes a value, given as JSON text in Convex's encoding, in another format. */
export function formatValue(encoded: string, format: ValueFormat): string {
  // Without a special value, the clean format is the encoded one.
  if (format === "encoded" || (format === "clean" && !encoded.includes('"$'))) return encoded;
  return write(JSON.parse(encoded) as Json, format);
}

function write(value: Json, format: "clean" | "export"): string {
  if (typeof value === "number" && format === "export") return writeFloat(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => write(item, format)).join(",")}]`;
  const special = writeSpecial(value, format);
  if (special !== null) return special;
  const fields = Object.entries(value).map(
    ([key, field]) => `${JSON.stringify(key)}:${write(field, format)}`,
  );
  return `{${fields.join(",")}}`;
}

function writeSpecial(value: { [key: string]: Json }, format: "clean" | "export"): string | null {
  const { $integer, $float, $bytes } = value;
  if (typeof $integer === "string") {
    const digits = Buffer.from($integer, "base64").readBigInt64LE(0).toString();
    return format === "clean" ? JSON.stringify(digits) : digits;
  }
  if (typeof $float === "string") {
    const number = Buffer.from($float, "base64").readDoubleLE(0);
    if (Number.isFinite(number)) return writeFloat(number);
    return format === "clean" ? JSON.stringify(String(number)) : JSON.stringify(value);
  }
  if (typeof $bytes === "string") return JSON.stringify(format === "clean" ? $bytes : value);
  return null;
}

/** A finite number with a mark that it is no integer. */
function writeFloat(number: number): string {
  if (Object.is(number, -0)) return "-0.0";
  const text = String(number);
  return /[.e]/.test(text) ? text : `${text}.0`;
}
