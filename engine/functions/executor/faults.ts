/** What callers are told of an error that is the engine's own; the operator is told the rest. */
export const INTERNAL_ERROR = {
  code: "InternalServerError",
  message: "Your request couldn't be completed. Try again later.",
} as const;

const QUIET_MS = 1_000;
let lastReport = 0;

/** Writes an error of the engine's own to stderr, one a second at most: a full disk fails every request. */
export function reportFault(what: string, error: unknown): void {
  const now = Date.now();
  if (now - lastReport < QUIET_MS) return;
  lastReport = now;
  console.error(`${what}:`, error);
}
