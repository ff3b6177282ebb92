import { DAY, MINUTE } from "../../shared/time";

export const SIGN_IN_METHODS = ["code", "passkey", "demo", "impersonation"] as const;
export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

/** How long a session lasts without being used, and at most. */
export const SESSION_IDLE = 30 * DAY;
/** How long an owner may look at the product as somebody else. */
export const IMPERSONATION_LENGTH = 60 * MINUTE;
/** How long a token for Convex is good. */
export const TOKEN_LENGTH = 15 * MINUTE;

export type SessionState = { expiresAt: number; endedAt?: number | undefined };

/** Whether a session still holds. */
export function isAlive(session: SessionState, now: number): boolean {
  return session.endedAt === undefined && now < session.expiresAt;
}
