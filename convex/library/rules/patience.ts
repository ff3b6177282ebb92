/** A storage says so when it has too much to do, or lost its way: it is asked again. */
const BUSY = [429, 500, 502, 503, 504];
/** How often it is asked in all. */
export const TRIES = 5;
const FIRST_WAIT_MS = 200;

/** Whether an answer's status says that the same request may do better in a moment. */
export function isBusy(status: number): boolean {
  return BUSY.includes(status);
}

/**
 * How many milliseconds to wait after an attempt in vain: twice as long each time, and not all at the same moment.
 * @param attempt from 0
 * @param chance from 0 to 1, which spreads waits over the half of them
 */
export function waitAfter(attempt: number, chance: number): number {
  const wait = FIRST_WAIT_MS * 2 ** attempt;
  return wait / 2 + (chance * wait) / 2;
}
