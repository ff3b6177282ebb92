import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { attendedShare, effectiveState } from "../rules/standing";

/** More sessions than one cohort has. */
const MAX_SESSIONS = 1_000;

/**
 * The share of a cohort's sessions that somebody attended, of those that took place so far; null before the first.
 * A row says so for each: whoever never came gets one when the session is over.
 */
export async function attendedShareOf(
  ctx: Pick<QueryCtx, "db">,
  cohortId: Id<"cohorts">,
  personId: Id<"persons">,
): Promise<number | null> {
  const rows = await attendancesIn(ctx, cohortId, personId);
  const counting = rows.filter(({ isSettled, override }) => isSettled || override !== undefined);
  return attendedShare(counting.map(({ state, override }) => effectiveState(state, override)));
}

/** Somebody's attendances in a cohort. */
export function attendancesIn(
  { db }: Pick<QueryCtx, "db">,
  cohortId: Id<"cohorts">,
  personId: Id<"persons">,
): Promise<Doc<"attendances">[]> {
  return db
    .query("attendances")
    .withIndex("by_cohort_person", (q) => q.eq("cohortId", cohortId).eq("personId", personId))
    .take(MAX_SESSIONS);
}
