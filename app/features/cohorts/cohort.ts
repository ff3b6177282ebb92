import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import type { CohortState, EnrollmentState } from "../../../convex/cohorts/rules/statuses";
import type { Formats } from "../../ui/i18n/formats";
import type { Meaning } from "../../ui/theme/tokens";

/** A cohort with its settings, its counts and what can be done with it. */
export type Cohort = FunctionReturnType<typeof api.cohorts.cohorts.get>;
/** The same as a line of a list. */
export type CohortLine = FunctionReturnType<typeof api.cohorts.cohorts.list>["page"][number];

export const COHORTS = "/admin/cohorts";

/** The address of a cohort's page for staff, or of a part of it. */
export function cohortHref(cohort: Id<"cohorts">, part = ""): string {
  return `${COHORTS}/${cohort}${part === "" ? "" : `/${part}`}`;
}

export const COHORT_MEANINGS: Record<CohortState, Meaning> = {
  draft: "neutral",
  open: "info",
  running: "success",
  completed: "success",
  archived: "neutral",
  cancelled: "danger",
};

export const ENROLLMENT_MEANINGS: Record<EnrollmentState, Meaning> = {
  requested: "warning",
  invited: "info",
  offered: "warning",
  enrolled: "success",
  waitlisted: "info",
  active: "success",
  completed: "success",
  failed: "danger",
  withdrawn: "neutral",
  declined: "neutral",
  expired: "neutral",
};

/** A civil date such as 2026-11-24 as people read it, whatever their zone. */
export function civilDay(format: Formats, date: string): string {
  return format.date(Date.parse(`${date}T12:00:00Z`), "UTC");
}
