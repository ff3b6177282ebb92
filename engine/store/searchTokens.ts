import { createHash } from "node:crypto";
import type { Document } from "./indexKeys";
import { filterKeysOf, type SearchIndex, termsOf } from "./searchQuery";

/*
 * What FTS5 is given to index. A token is a term with its number of occurrences in the document
 * (`word`, COUNT, `3`), which tells the score all it needs without positions, or a filter field with
 * its value (FILTER and a hash). FTS5's ascii tokenizer splits this text at its spaces and nowhere
 * else: terms hold no ASCII character but letters and digits, and every other character counts as a
 * letter to it.
 */
const COUNT = "\x01";
const FILTER = "\x02";
const FILTER_HASH_LENGTH = 32;

/** The options of an FTS5 table for these tokens: nothing is stored but which documents hold a token. */
export const FTS_OPTIONS = `content='', detail=none, columnsize=0, tokenize="ascii tokenchars '${COUNT}${FILTER}'"`;

/** A document as its search index keeps it; `length` is its number of terms, `created` its creation time. */
export type Entry = { tokens: string; length: number; created: number };

/** `tokens` is empty when there is no text to find. */
export function entryOf(index: SearchIndex, document: Document): Entry {
  const terms = termsOf(index, document);
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const tokens = [...counts].map(([term, count]) => `${term}${COUNT}${count}`);
  if (tokens.length > 0) tokens.push(...filterKeysOf(index, document).map(filterToken));
  const created = document["_creationTime"];
  return {
    tokens: tokens.join(" "),
    length: terms.length,
    created: typeof created === "number" ? created : 0,
  };
}

export function filterToken({ field, key }: { field: string; key: string }): string {
  const hash = createHash("sha256").update(`${field}\0`).update(key, "latin1").digest("hex");
  return FILTER + hash.slice(0, FILTER_HASH_LENGTH);
}

/** Takes a token of a term apart. */
export function countedTerm(token: string): { term: string; count: number } {
  const at = token.lastIndexOf(COUNT);
  return { term: token.slice(0, at), count: Number(token.slice(at + 1)) };
}

/** The tokens of a term lie from `lo` to before `hi`. */
export function tokensOfTerm(term: string): { lo: string; hi: string } {
  return { lo: term + COUNT, hi: term + FILTER };
}

/** The tokens of all terms that begin with `prefix` lie from `lo` to before `hi`. */
export function tokensOfPrefix(prefix: string): { lo: string; hi: string } {
  return { lo: prefix, hi: `${prefix}\u{10ffff}` };
}

/** An FTS5 expression for documents that hold every one of the tokens. */
export function holdsAll(tokens: string[]): string {
  return tokens.map((token) => `"${token}"`).join(" AND ");
}
