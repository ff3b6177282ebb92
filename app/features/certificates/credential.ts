import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import type { CredentialStep } from "../../../convex/certificates/rules/credentialSteps";
import type { CredentialState } from "../../../convex/certificates/rules/statuses";
import type { Meaning } from "../../ui/theme/tokens";

/** All of one credential, as staff see it. */
export type Credential = FunctionReturnType<typeof api.certificates.credentials.get>;
export type CredentialsPage = FunctionReturnType<typeof api.certificates.credentials.list>;
/** The same as a line of a list. */
export type CredentialLine = CredentialsPage["page"][number];

/** What a list of credentials is narrowed by; the address carries it. */
export type CredentialChoice = { search: string; state: CredentialState | null };

/** A credential's state as it is shown: one that was issued may have expired since. */
export type ShownState = CredentialState | "expired";

/** What is asked about in a dialog; trying again is not. */
export type AskedStep = Exclude<CredentialStep, "retry">;

export const CERTIFICATES = "/admin/certificates";

export const STATE_MEANINGS: Record<ShownState, Meaning> = {
  queued: "info",
  issuing: "info",
  issued: "success",
  expired: "warning",
  failed: "danger",
  revoked: "danger",
  superseded: "neutral",
  erased: "neutral",
};

/** The page of a list before its first rows are there. */
export const NO_CREDENTIALS: CredentialsPage = { page: [], isDone: false, continueCursor: "" };

/** The address of a credential's page for staff. */
export function credentialHref(id: CredentialLine["id"]): string {
  return `${CERTIFICATES}/${id}`;
}

/** What a credential's badge says at a moment, in milliseconds since 1970. */
export function shownState(
  { state, validUntil }: Pick<CredentialLine, "state" | "validUntil">,
  now: number,
): ShownState {
  return state === "issued" && validUntil !== null && validUntil < now ? "expired" : state;
}
