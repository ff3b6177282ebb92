import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../../convex/_generated/api";
import type { Meaning } from "../../../ui/theme/tokens";

export type CertificatePage = NonNullable<FunctionReturnType<typeof api.certificates.verification.page>>;
export type ShownPage = Extract<CertificatePage, { kind: "shown" }>;
export type Checked = NonNullable<FunctionReturnType<typeof api.certificates.verification.check>>;
export type Check = Checked["checks"][number];
/** Why there are no checks: its page is hidden, or too many were asked for. */
export type NoChecks = "hidden" | "busy";

/** What a certificate's page says first. "invalid" by a check, "unchecked" where one could not be made. */
export type PageVerdict = ShownPage["standing"] | "invalid" | "unchecked";

/** Reasons that what we know of a certificate says in better words. */
const SAID_BY_STANDING: ReadonlySet<string> = new Set(["revoked", "suspended", "expired", "notYetValid"]);

/**
 * The plain verdict on one of our own certificates, of what is known of it and what the checks found. What is
 * altered is not valid, whatever we know of it; and nothing is called valid that was not checked.
 */
export function pageVerdict(standing: ShownPage["standing"], checked: Checked | NoChecks): PageVerdict {
  const failed = failedChecks(checked);
  if (failed.some(({ reason }) => reason === null || !SAID_BY_STANDING.has(reason))) return "invalid";
  if (standing !== "valid") return standing;
  if (failed.length > 0) return "invalid";
  // Its holder alone sees a hidden one: for everybody it says what is known of it.
  if (checked === "hidden") return "valid";
  return checked === "busy" || checked.verdict !== "valid" ? "unchecked" : "valid";
}

/** The checks that say something against a certificate. */
export function failedChecks(checked: Checked | NoChecks): Check[] {
  return typeof checked === "string" ? [] : checked.checks.filter(({ result }) => result === "failed");
}

/** What a verdict means to whoever relies on it. */
export const VERDICT_MEANINGS: Record<PageVerdict, Meaning> = {
  valid: "success",
  invalid: "danger",
  revoked: "danger",
  superseded: "warning",
  expired: "warning",
  notYetValid: "warning",
  unchecked: "warning",
  erased: "neutral",
};
