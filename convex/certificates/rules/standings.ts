import type { CredentialState } from "./statuses";

/** What a credential is worth at a moment, as its page says it. */
export const STANDINGS = ["valid", "notYetValid", "expired", "revoked", "superseded", "erased"] as const;
export type Standing = (typeof STANDINGS)[number];

export type StandingFacts = { state: CredentialState; validFrom: number; validUntil?: number };

/** Null for what was never issued: to the world it is not there. Moments in milliseconds since 1970. */
export function standingOf({ state, validFrom, validUntil }: StandingFacts, now: number): Standing | null {
  switch (state) {
    case "queued":
    case "issuing":
    case "failed":
      return null;
    case "revoked":
    case "superseded":
    case "erased":
      return state;
    case "issued":
      if (now < validFrom) return "notYetValid";
      return validUntil !== undefined && now > validUntil ? "expired" : "valid";
    default:
      return state satisfies never;
  }
}
