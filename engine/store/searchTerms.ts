import { MAX_SEARCH_TERM_BYTES } from "../protocol/limits";

const WORDS = /[\p{Alphabetic}\p{N}]+/gu;

/** No UTF-16 unit takes more bytes of UTF-8 than this. */
const MAX_BYTES_PER_UNIT = 3;

/**
 * The terms of a text, in order, as Convex makes them: runs of letters and digits of any script, in
 * lower case. Nothing is stemmed and no accent removed; words of 32 bytes (UTF-8) or more are left out.
 */
export function tokenize(text: string): string[] {
  const terms: string[] = [];
  for (const [word] of text.matchAll(WORDS)) if (!tooLong(word)) terms.push(lowerCase(word));
  return terms;
}

function tooLong(word: string): boolean {
  if (word.length * MAX_BYTES_PER_UNIT < MAX_SEARCH_TERM_BYTES) return false;
  return Buffer.byteLength(word) >= MAX_SEARCH_TERM_BYTES;
}

/** Lower case letter by letter: a sigma at a word's end must equal the one inside a longer word. */
function lowerCase(word: string): string {
  return word.replaceAll("Σ", "σ").toLowerCase();
}
