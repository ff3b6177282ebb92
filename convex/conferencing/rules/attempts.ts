import { HOUR, MINUTE, SECOND } from "../../shared/time";

/** How long an action may be at a meeting before another one takes over; longer than Zoom is waited for. */
export const LEASE = MINUTE;
/** How long Zoom is waited for. */
export const TIMEOUT = 20 * SECOND;
/** Faults after which staff is asked instead. */
export const MAX_FAULTS = 10;

/** How an attempt at Zoom ended. */
export type Outcome =
  | { is: "done" }
  /** Zoom asks to wait, or does not answer, or fails: again later. */
  | { is: "later"; retryAfterMs: number | null; problem: string }
  /** Zoom will not do it, whenever it is asked. */
  | { is: "refused"; problem: string };

/**
 * How long to wait after the nth fault (n from 1), in milliseconds: 15 s, 30 s, 1 min … up to an hour, the
 * second half by chance. `chance` is in [0, 1). Where Zoom says how long, so long.
 */
export function waitAfter(faults: number, retryAfterMs: number | null, chance: number): number {
  if (retryAfterMs !== null) return Math.min(retryAfterMs, HOUR);
  const full = Math.min(HOUR, 15 * SECOND * 2 ** (faults - 1));
  return Math.round(full / 2 + (full / 2) * chance);
}
