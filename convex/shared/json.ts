/** A value as JSON has it. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };

/** Deeper than any configuration; what is nested more is refused before anything walks it. */
const MAX_DEPTH = 20;
/** Keys by which a careless copy would reach an object's prototype. */
const UNSAFE_KEYS: readonly string[] = ["__proto__", "constructor", "prototype"];

/** Whether a value is an object in the sense of JSON: neither an array nor null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether two values are the same JSON; the order of an object's keys does not count. */
export function sameJson(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (Array.isArray(one))
    return (
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((item, index) => sameJson(item, other[index]))
    );
  if (!isJsonObject(one) || !isJsonObject(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && sameJson(one[key], other[key]))
  );
}

export type ReadObject = { object: JsonObject } | { problem: "json" | "unsafeKey" | "tooDeep" | "tooLong" };

/**
 * An object from its JSON text, or why it cannot be taken: no JSON object, a number too large to be one, a key
 * such as "__proto__", nested too deep, or longer than `maxLength` characters.
 */
export function readJsonObject(text: string, maxLength = 64_000): ReadObject {
  if (text.length > maxLength) return { problem: "tooLong" };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: "json" };
  }
  if (!isJsonObject(value)) return { problem: "json" };
  const problem = problemWithin(value, 0);
  return problem === null ? { object: value } : { problem };
}

/** An object from JSON text that was checked when it was stored. @throws SyntaxError for other text */
export function storedObject(text: string): JsonObject {
  return JSON.parse(text) as JsonObject;
}

/** A copy that shares nothing with the original. */
export function copyJson<Value extends Json>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

function problemWithin(value: Json, depth: number): "json" | "unsafeKey" | "tooDeep" | null {
  // "1e999" is read as Infinity, which JSON cannot write again.
  if (typeof value === "number") return Number.isFinite(value) ? null : "json";
  if (typeof value !== "object" || value === null) return null;
  if (depth >= MAX_DEPTH) return "tooDeep";
  for (const [key, inner] of Object.entries(value)) {
    if (UNSAFE_KEYS.includes(key) || /\p{Surrogate}/u.test(key)) return "unsafeKey";
    const problem = problemWithin(inner, depth + 1);
    if (problem !== null) return problem;
  }
  return null;
}
