import { addDays, startOfDate } from "../../shared/civilTime";
import type { CohortState, EnrollmentState } from "./statuses";

/** How long who completed keeps access where a cohort says nothing else. */
export const DEFAULT_ACCESS_DAYS = 365;

/**
 * Whether somebody may see a cohort from the inside: schedule, people, recordings. Who takes part may while it
 * is open, running or just completed; who completed may until their access ends, whatever became of the
 * cohort but its cancellation.
 */
export function mayAccess(
  cohort: { state: CohortState },
  enrollment: { state: EnrollmentState; accessUntil?: number | undefined },
  now: number,
): boolean {
  switch (enrollment.state) {
    case "enrolled":
    case "active":
      return cohort.state === "open" || cohort.state === "running" || cohort.state === "completed";
    case "completed":
      return cohort.state !== "cancelled" && now < (enrollment.accessUntil ?? Infinity);
    default:
      return false;
  }
}

/** Until when somebody who completes now keeps access: so many days after the cohort's end, or after now if later. */
export function accessEnd(
  { endDate, timeZone, accessDays }: { endDate: string; timeZone: string; accessDays: number },
  today: string,
): number {
  const from = today > endDate ? today : endDate;
  return startOfDate(addDays(from, accessDays + 1), timeZone);
}
