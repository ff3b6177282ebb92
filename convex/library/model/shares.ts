import type { Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { shareOf } from "../rules/watchedStretches";
import { MAX_RECORDINGS, publishedIn } from "./recordingLists";

/**
 * The share that somebody watched of a cohort's published recordings, by their length, 0 to 1; null where there is
 * none whose length is known.
 */
export async function watchedShareOf(
  ctx: Pick<QueryCtx, "db">,
  cohortId: Id<"cohorts">,
  personId: Id<"persons">,
): Promise<number | null> {
  const recordings = await publishedIn(ctx, cohortId);
  const watches = await ctx.db
    .query("watches")
    .withIndex("by_cohort_person", (q) => q.eq("cohortId", cohortId).eq("personId", personId))
    .take(MAX_RECORDINGS);
  const secondsOf = new Map(watches.map(({ recordingId, seconds }) => [recordingId, seconds]));
  let [watched, total] = [0, 0];
  for (const { _id, durationSeconds = 0 } of recordings) {
    watched += shareOf(secondsOf.get(_id) ?? 0, durationSeconds) * durationSeconds;
    total += durationSeconds;
  }
  return total === 0 ? null : watched / total;
}
