import { invalid } from "../../shared/errors";
import { extractCredential } from "../../shared/openBadges/baking/extraction";
import { BakingFailure } from "../../shared/openBadges/baking/failure";

export type GivenFile = { text: string } | { bytes: ArrayBuffer };

/** Credentials checked at once. */
export const MAX_CHECKED = 50;

/** The credential in a file of at most 10 MB, as text; or why there is none that could be checked. */
export function textIn(file: GivenFile): { text: string } | { problem: string } {
  const bytes = "text" in file ? new TextEncoder().encode(file.text) : new Uint8Array(file.bytes);
  try {
    return { text: extractCredential(bytes).text };
  } catch (error) {
    if (error instanceof BakingFailure) return { problem: error.reason };
    throw error;
  }
}

/** @throws `invalid` for more than are checked at once, and for none */
export function requireFew(texts: readonly string[]): void {
  if (texts.length === 0) throw invalid({ texts: "required" });
  if (texts.length > MAX_CHECKED) throw invalid({ texts: "tooManyItems" });
}
