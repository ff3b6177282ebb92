import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { dateAt } from "../../shared/civilTime";
import { invalid } from "../../shared/errors";
import { accessEnd } from "../rules/access";
import { BULK_LETTERS, type BulkAction, fits, MAX_BULK, needsReason } from "../rules/bulk";
import { refuse } from "./admission";
import { requireCohort } from "./cohorts";
import type { Doer } from "./doer";
import { complete, fail, withdraw } from "./enrollments";
import { seatOrWait } from "./seating";

export const bulkOutcomeValidator = v.array(
  v.object({
    enrollment: v.id("enrollments"),
    name: v.string(),
    /** "state": the action does not fit the enrollment any more; "full": no seat and no waitlist. */
    outcome: literals("done", "state", "full"),
  }),
);

export type Bulk = {
  cohort: Id<"cohorts">;
  enrollments: Id<"enrollments">[];
  action: BulkAction;
  reason: string;
};
type Reader = Pick<QueryCtx, "db">;
type Outcome = Infer<typeof bulkOutcomeValidator>[number]["outcome"];

/** What `runBulk` would do with each of the enrollments; seats are not looked at. @throws as `runBulk` */
export async function tryBulk(ctx: Reader, bulk: Bulk): Promise<Infer<typeof bulkOutcomeValidator>> {
  return (await rowsOf(ctx, bulk)).map((row) => ({
    enrollment: row._id,
    name: row.name,
    outcome: fits(bulk.action, row.state) ? "done" : "state",
  }));
}

/**
 * Does the same with many enrollments of a cohort; those that it does not fit are left as they are.
 * @throws `invalid` for none, more than two hundred, or without a reason where one is needed; `notFound`
 */
export async function runBulk(ctx: Doer, bulk: Bulk): Promise<Infer<typeof bulkOutcomeValidator>> {
  const cohort = await requireCohort(ctx, bulk.cohort);
  const outcomes: Infer<typeof bulkOutcomeValidator> = [];
  if (needsReason(bulk.action) && bulk.reason.trim() === "") throw invalid({ reason: "required" });
  for (const { _id: enrollment, name } of await rowsOf(ctx, bulk)) {
    // Read again: what was done for one may have given another a seat.
    const row = (await ctx.db.get("enrollments", enrollment))!;
    const outcome = fits(bulk.action, row.state) ? await runOne(ctx, cohort, row, bulk) : "state";
    outcomes.push({ enrollment, name, outcome });
  }
  return outcomes;
}

/** The mail that goes with an action, as its first recipient would get it; null where none goes. */
export async function letterOf(
  ctx: Reader,
  { cohort: id, action, reason }: Omit<Bulk, "enrollments">,
): Promise<{ template: string; data: string } | null> {
  const cohort = await requireCohort(ctx, id);
  const program = await ctx.db.get("programs", cohort.programId);
  const { name, startDate, timeZone } = cohort;
  const template = BULK_LETTERS[action];
  if (template === null) return null;
  const accessUntil = accessEnd(cohort, dateAt(Date.now(), timeZone));
  const data = { cohort: name, program: program?.title ?? "", startDate, reason, accessUntil, timeZone };
  return { template, data: JSON.stringify(data) };
}

async function runOne(
  ctx: Doer,
  cohort: Doc<"cohorts">,
  row: Doc<"enrollments">,
  { action, reason }: Bulk,
): Promise<Outcome> {
  switch (action) {
    case "approve":
      return (await seatOrWait(ctx, cohort, { row, from: row.state }, "joinRequestApproved")) === null
        ? "full"
        : "done";
    case "refuse":
      await refuse(ctx, row._id, reason.trim());
      return "done";
    case "withdraw":
      await withdraw(ctx, row._id, reason);
      return "done";
    case "complete":
      await complete(ctx, row);
      return "done";
    case "fail":
      await fail(ctx, row._id, reason);
      return "done";
    default:
      return action satisfies never;
  }
}

async function rowsOf(ctx: Reader, { cohort, enrollments }: Bulk): Promise<Doc<"enrollments">[]> {
  const ids = [...new Set(enrollments)];
  if (ids.length === 0) throw invalid({ enrollments: "required" });
  if (ids.length > MAX_BULK) throw invalid({ enrollments: "tooMany" });
  const rows = await Promise.all(ids.map((id) => ctx.db.get("enrollments", id)));
  return rows.filter((row) => row !== null).filter(({ cohortId }) => cohortId === cohort);
}
