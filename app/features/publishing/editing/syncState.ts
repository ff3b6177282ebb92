import type { ErrorCode } from "../../../../convex/shared/errors";

/**
 * Where one's own changes are:
 * - `saved`: all with the server
 * - `saving`: on their way
 * - `offline`: kept here, so many of them, until there is a connection
 * - `refused`: the server does not take them, by the code of its error and what it says of a field; kept here
 */
export type SyncState =
  | { kind: "saved" }
  | { kind: "saving"; changes: number }
  | { kind: "offline"; changes: number }
  | { kind: "refused"; changes: number; code: ErrorCode | null; reason: string | null };

export type Refusal = { code: ErrorCode | null; reason: string | null };

/** What is to be said of changes that the server has not confirmed. */
export function syncStateOf(changes: number, connected: boolean, refusal: Refusal | null): SyncState {
  if (refusal !== null) return { kind: "refused", changes, ...refusal };
  if (!connected) return { kind: "offline", changes };
  return changes === 0 ? { kind: "saved" } : { kind: "saving", changes };
}

export function sameSyncState(one: SyncState, other: SyncState): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
