import { isJsonObject, type Json, type JsonObject } from "../json";

/** Longest text of a credential, in characters: badges carry images as data URLs, but no films. */
export const MAX_LENGTH = 512 * 1024;
const MAX_DEPTH = 32;
/** Objects, lists and plain values together. A credential with many results and endorsements has some hundreds. */
const MAX_VALUES = 4_000;
/** What JSON-LD's own keywords may say in a credential; others could make a reader see what was not signed. */
const ALLOWED_KEYWORDS: ReadonlySet<string> = new Set(["@context", "@value", "@language", "@direction"]);

/** The object in a JSON text; null where it is none, or one that would take too long to look at. */
export function parseBounded(text: string): JsonObject | null {
  if (text.length > MAX_LENGTH) return null;
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return null;
  }
  return isJsonObject(value) && isBounded(value) ? value : null;
}

/**
 * Whether a value is small and shallow enough to be canonicalized, without JSON-LD keywords but the harmless ones,
 * and a tree: identifiers of blank nodes could tie it into a graph.
 */
export function isBounded(value: Json): boolean {
  let length = 0;
  const open: { value: Json; depth: number }[] = [{ value, depth: 0 }];
  for (let seen = 1; open.length > 0; seen++) {
    if (seen > MAX_VALUES) return false;
    const { value: next, depth } = open.pop()!;
    if (typeof next === "string") {
      length += next.length;
      if (length > MAX_LENGTH || next.startsWith("_:")) return false;
    } else if (typeof next === "number" && !Number.isFinite(next)) return false;
    if (typeof next !== "object" || next === null) continue;
    if (depth >= MAX_DEPTH) return false;
    if (!Array.isArray(next) && !Object.keys(next).every(isAllowedKey)) return false;
    const inner = Object.values(next);
    if (inner.length > MAX_VALUES) return false;
    for (const child of inner) open.push({ value: child, depth: depth + 1 });
  }
  return true;
}

function isAllowedKey(key: string): boolean {
  return key.length <= 256 && key !== "__proto__" && (!key.startsWith("@") || ALLOWED_KEYWORDS.has(key));
}
