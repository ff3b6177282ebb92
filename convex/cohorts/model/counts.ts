import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { ENROLLMENT_STATES, type EnrollmentState } from "../rules/statuses";

export type Counts = Record<EnrollmentState, number>;

/** How many enrollments a cohort has in each state. */
export async function countsOf(ctx: Pick<QueryCtx, "db">, cohortId: Id<"cohorts">): Promise<Counts> {
  const known = (await rowOf(ctx, cohortId))?.counts ?? {};
  return Object.fromEntries(ENROLLMENT_STATES.map((state) => [state, known[state] ?? 0])) as Counts;
}

/** Counts an enrollment out of a state (null: it is new) and into another. */
export async function recount(
  ctx: Pick<MutationCtx, "db">,
  { organizationId, cohortId }: Pick<Doc<"enrollments">, "organizationId" | "cohortId">,
  from: EnrollmentState | null,
  to: EnrollmentState,
): Promise<void> {
  const counts = await countsOf(ctx, cohortId);
  counts[to] += 1;
  if (from !== null) counts[from] -= 1;
  const row = await rowOf(ctx, cohortId);
  if (row === null) await ctx.db.insert("rosterCounts", { organizationId, cohortId, counts });
  else await ctx.db.patch("rosterCounts", row._id, { counts });
}

function rowOf({ db }: Pick<QueryCtx, "db">, cohortId: Id<"cohorts">): Promise<Doc<"rosterCounts"> | null> {
  return db
    .query("rosterCounts")
    .withIndex("by_cohort", (q) => q.eq("cohortId", cohortId))
    .unique();
}
