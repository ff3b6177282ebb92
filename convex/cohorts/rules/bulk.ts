import { type EnrollmentEvent, nextEnrollment } from "./enrollmentLifecycle";
import type { EnrollmentState } from "./statuses";

/** How many enrollments are treated at once. */
export const MAX_BULK = 200;

export const BULK_ACTIONS = ["approve", "refuse", "withdraw", "complete", "fail"] as const;
/** What staff do with many enrollments at once. */
export type BulkAction = (typeof BULK_ACTIONS)[number];

const EVENTS = {
  approve: "enroll",
  refuse: "decline",
  withdraw: "withdraw",
  complete: "complete",
  fail: "fail",
} as const satisfies Record<BulkAction, EnrollmentEvent>;

/** Whether an action fits an enrollment in this state. Requests alone are approved and refused. */
export function fits(action: BulkAction, state: EnrollmentState): boolean {
  if (action === "approve" || action === "refuse") return state === "requested";
  return nextEnrollment(state, EVENTS[action]) !== null;
}

/** The mail that goes with an action; null where none goes. */
export const BULK_LETTERS = {
  approve: "joinRequestApproved",
  refuse: "joinRequestDeclined",
  withdraw: "cohortLeft",
  complete: "cohortCompleted",
  fail: null,
} as const satisfies Record<BulkAction, string | null>;

/** Whether staff must say why. */
export function needsReason(action: BulkAction): boolean {
  return action === "withdraw" || action === "fail";
}
