import { DAY, HOUR, MINUTE } from "../../shared/time";

export const SIGN_IN_METHODS = ["code", "passkey", "demo", "impersonation"] as const;
export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

/** How long a session lasts without being used. */
export const SESSION_IDLE = 30 * DAY;
/** How long an owner may look at the product as somebody else. */
export const IMPERSONATION_LENGTH = 60 * MINUTE;
/** How long a token for Convex is good. */
export const TOKEN_LENGTH = 15 * MINUTE;
/** How long ended sessions stay, for whoever looks into what happened. */
export const SESSION_KEPT = 30 * DAY;
/** How many a person may have at once; the oldest ends when there is one more. */
export const MAX_SESSIONS = 200;
/** Use is noted this often: each note makes the person's live queries run again. */
const SEEN_EVERY = HOUR;

export type SessionState = { expiresAt: number; endedAt?: number | undefined };

/** Whether a session still holds. */
export function isAlive(session: SessionState, now: number): boolean {
  return session.endedAt === undefined && now < session.expiresAt;
}

/** How long a new session lasts, in milliseconds. */
export function sessionLength(method: SignInMethod): number {
  return method === "impersonation" ? IMPERSONATION_LENGTH : SESSION_IDLE;
}

/** What to write down when a session is used: nothing when it was lately, and impersonation is not prolonged. */
export function seen(
  session: { lastSeenAt: number; method: SignInMethod },
  now: number,
): { lastSeenAt: number; expiresAt: number } | null {
  if (session.method === "impersonation" || now - session.lastSeenAt < SEEN_EVERY) return null;
  return { lastSeenAt: now, expiresAt: now + SESSION_IDLE };
}

/** When a token made now runs out: never after its session. */
export function tokenExpiry(session: SessionState, now: number): number {
  return Math.min(now + TOKEN_LENGTH, session.expiresAt);
}

/** Whether a session counts in an organization: impersonation and demo accounts are confined to one. */
export function countsIn(
  session: { organizationId?: string | undefined } | null,
  organization: string,
): boolean {
  return session?.organizationId === undefined || session.organizationId === organization;
}
