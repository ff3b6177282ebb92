import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import { CREDENTIAL_STATES } from "../../../convex/certificates/rules/statuses";
import { CERTIFICATES } from "./credential";

export type IssuancesPage = FunctionReturnType<typeof api.certificates.issuances.list>;
/** What was issued together, counted by state. */
export type Issuance = IssuancesPage["page"][number];
export type CohortIssuance = FunctionReturnType<typeof api.certificates.issuances.forCohort>;
export type Counts = Issuance["counts"];

export const ISSUANCES = `${CERTIFICATES}/issuances`;

/** The address of an issuance's page. */
export function issuanceHref(id: Issuance["id"]): string {
  return `${ISSUANCES}/${id}`;
}

/** How many credentials there are, and how many of them are still to be made. */
export function progressOf(counts: Counts): { total: number; waiting: number } {
  const total = CREDENTIAL_STATES.reduce((sum, state) => sum + counts[state], 0);
  return { total, waiting: counts.queued + counts.issuing };
}
