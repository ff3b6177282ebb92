import type { EnrollmentState } from "./statuses";

/** From the furthest that an enrollment can get to the least. */
const BY_PROGRESS: readonly EnrollmentState[] = [
  "completed",
  "active",
  "enrolled",
  "offered",
  "waitlisted",
  "invited",
  "requested",
  "failed",
  "withdrawn",
  "declined",
  "expired",
];

/** Whether an enrollment got further than another one in the same cohort; of equal ones, the earlier did. */
export function standsBefore(
  one: { state: EnrollmentState; _creationTime: number },
  other: { state: EnrollmentState; _creationTime: number },
): boolean {
  const difference = BY_PROGRESS.indexOf(one.state) - BY_PROGRESS.indexOf(other.state);
  return difference < 0 || (difference === 0 && one._creationTime < other._creationTime);
}
