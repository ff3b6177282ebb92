import { MINUTE } from "../../shared/time";

/** How long a code for a new address is good, how often it may be tried, and how soon another may be asked for. */
export const CODE_LENGTH = 10 * MINUTE;
export const CODE_TRIES = 5;
export const CODE_PAUSE = MINUTE;

export type CodeState = { codeHash: string; expiresAt: number; triesLeft: number };
export type CodeOutcome = "right" | "wrong" | "expired";

/** What a code that was entered is worth. A code that was tried too often has expired. */
export function judgeCode(change: CodeState | null, enteredHash: string, now: number): CodeOutcome {
  if (change === null || now >= change.expiresAt || change.triesLeft <= 0) return "expired";
  return change.codeHash === enteredHash ? "right" : "wrong";
}

/** Six digits out of a random number below 2^32. Numbers that would favour some codes give null: draw again. */
export function codeOf(random: number): string | null {
  const fair = Math.floor(2 ** 32 / 1_000_000) * 1_000_000;
  return random < fair ? String(random % 1_000_000).padStart(6, "0") : null;
}
