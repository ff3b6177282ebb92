import { nextCredentialState } from "./credentialLifecycle";
import type { CredentialState } from "./statuses";

/** What staff may do with a credential. */
export const CREDENTIAL_STEPS = ["retry", "revoke", "correct", "renew", "supersede"] as const;
export type CredentialStep = (typeof CREDENTIAL_STEPS)[number];

/**
 * The steps that are open to staff now. One that another credential is about to replace waits for that; a revoked
 * one may only be replaced, where it was revoked by mistake.
 */
export function credentialSteps(state: CredentialState, isBeingReplaced: boolean): CredentialStep[] {
  const steps: CredentialStep[] = [];
  if (nextCredentialState(state, "retry") !== null) steps.push("retry");
  if (nextCredentialState(state, "revoke") !== null) steps.push("revoke");
  if (nextCredentialState(state, "supersede") !== null && !isBeingReplaced) {
    if (state === "issued") steps.push("correct", "renew");
    steps.push("supersede");
  }
  return steps;
}
