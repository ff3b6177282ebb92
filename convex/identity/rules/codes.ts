import { MINUTE } from "../../shared/time";

/** How long a code can be used. */
export const CODE_LENGTH = 10 * MINUTE;
/** How often a code may be entered wrongly before it is dead. */
export const CODE_TRIES = 5;

const DIGITS = 6;
const CODES = 10 ** DIGITS;
/** The greatest multiple of `CODES` below 2³²: numbers from there on would make small codes likelier. */
const FAIR_BELOW = Math.floor(2 ** 32 / CODES) * CODES;

/** A six-digit code from a random 32-bit number; null for the few numbers that would not be fair. */
export function codeOf(random: number): string | null {
  return random < FAIR_BELOW ? String(random % CODES).padStart(DIGITS, "0") : null;
}

/** A code as it was typed or pasted, without spaces and hyphens; null when it cannot be one. */
export function readCode(entered: string): string | null {
  const code = entered.replaceAll(/[\s-]/g, "");
  return /^\d{6}$/.test(code) ? code : null;
}

export type CodeState = { expiresAt: number; triesLeft: number; usedAt?: number | undefined };
export type CodeOutcome = "accepted" | "invalid" | "expired";

/**
 * What becomes of an entered code. `expired` is the answer wherever a new code is needed: none was sent, it
 * is too old, was used, or was guessed at too often.
 */
export function decideCode(code: CodeState | null, matches: boolean, now: number): CodeOutcome {
  if (code === null || code.usedAt !== undefined || code.triesLeft <= 0 || now >= code.expiresAt)
    return "expired";
  return matches ? "accepted" : "invalid";
}
