import type { CredentialState } from "./statuses";

/**
 * What happens to a credential.
 * - `begin`: a job took it; `putBack`: the job died or will try again; `giveUp`: it is not tried any more
 * - `issue`: signed, drawn and stored; `retry`: staff have it tried again
 * - `revoke`, `supersede`, `erase`: what ends it
 */
export const CREDENTIAL_EVENTS = [
  "begin",
  "putBack",
  "issue",
  "giveUp",
  "retry",
  "revoke",
  "supersede",
  "erase",
] as const;
export type CredentialEvent = (typeof CREDENTIAL_EVENTS)[number];

/**
 * A credential that is not issued yet may be called off as well: then nothing comes of it. One that was revoked
 * by mistake is put right by another one, which takes its place.
 */
const TRANSITIONS = {
  queued: { begin: "issuing", giveUp: "failed", revoke: "revoked", erase: "erased" },
  issuing: {
    putBack: "queued",
    issue: "issued",
    giveUp: "failed",
    revoke: "revoked",
    erase: "erased",
  },
  failed: { retry: "queued", revoke: "revoked", erase: "erased" },
  issued: { revoke: "revoked", supersede: "superseded", erase: "erased" },
  revoked: { supersede: "superseded", erase: "erased" },
  superseded: { erase: "erased" },
  erased: {},
} as const satisfies Record<CredentialState, Partial<Record<CredentialEvent, CredentialState>>>;

/** The state that an event leads to; null where it cannot happen. */
export function nextCredentialState(from: CredentialState, event: CredentialEvent): CredentialState | null {
  const exits: Partial<Record<CredentialEvent, CredentialState>> = TRANSITIONS[from];
  return exits[event] ?? null;
}

/** Whether the bit of a credential in its status list is set. */
export function isWithdrawn(state: CredentialState): boolean {
  return state === "revoked" || state === "superseded" || state === "erased";
}

/** Whether a job has it, or is to have it. */
export function isOnItsWay(state: CredentialState): boolean {
  return state === "queued" || state === "issuing";
}
