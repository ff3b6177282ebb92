import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import { type BulkAction, BULK_ACTIONS, fits } from "../../../convex/cohorts/rules/bulk";
import { isPending, isSeated } from "../../../convex/cohorts/rules/enrollmentLifecycle";
import type { EnrollmentState } from "../../../convex/cohorts/rules/statuses";

export type EnrollmentsPage = FunctionReturnType<typeof api.cohorts.enrollments.list>;
/** A person in a cohort, in whatever state. */
export type Enrollment = EnrollmentsPage["page"][number];

export type EnrollmentDeed = BulkAction | "inviteAgain" | "transfer" | "defer";

/** What staff can do with an enrollment in this state, the likeliest first. */
export function deedsFor(state: EnrollmentState): EnrollmentDeed[] {
  const moves = isPending(state) || isSeated(state);
  return [
    ...BULK_ACTIONS.filter((action) => action !== "withdraw" && action !== "fail" && fits(action, state)),
    ...(state === "invited" ? (["inviteAgain"] as const) : []),
    ...(moves ? (["transfer", "defer"] as const) : []),
    ...(["fail", "withdraw"] as const).filter((action) => fits(action, state)),
  ];
}

/** What can be done with some of them together: whatever fits at least one. */
export function bulkActionsFor(chosen: readonly Enrollment[]): BulkAction[] {
  return BULK_ACTIONS.filter((action) => chosen.some(({ state }) => fits(action, state)));
}
