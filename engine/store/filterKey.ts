import { createHash } from "node:crypto";
import type { Json } from "../protocol/json";
import { encodeKey } from "../protocol/keys";

const LONGEST_PLAIN_KEY = 31;

/**
 * Stands for a value in the filter fields of search and vector indexes: equal values have equal
 * keys, a missing value (undefined) has its own. At most 32 characters (0-255 each), so that a long
 * value does not swell the index.
 */
export function filterKey(value: Json | undefined): string {
  const key = encodeKey([value]);
  if (key.length <= LONGEST_PLAIN_KEY) return key;
  return createHash("sha256").update(key, "latin1").digest("binary");
}
