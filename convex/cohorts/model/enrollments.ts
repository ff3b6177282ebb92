import type { Doc, Id } from "../../_generated/dataModel";
import { dateAt } from "../../shared/civilTime";
import { failure, invalid } from "../../shared/errors";
import { accessEnd } from "../rules/access";
import { isPending, isSeated } from "../rules/enrollmentLifecycle";
import { requireCohort } from "./cohorts";
import { completed } from "./completions";
import { depart } from "./departures";
import type { Doer } from "./doer";
import { enter, move, requireEnrollment } from "./enrollmentRows";
import { occasionOf, tell } from "./letters";
import { giveBack, requireSeating } from "./seating";

const MAX_REASON = 500;

/**
 * Completes somebody's enrollment: they keep access for as long as the cohort says.
 * @throws `conflict` for who does not take part
 */
export async function complete(ctx: Doer, enrollment: Doc<"enrollments">): Promise<Doc<"enrollments">> {
  const cohort = await requireCohort(ctx, enrollment.cohortId);
  const accessUntil = accessEnd(cohort, dateAt(Date.now(), cohort.timeZone));
  const row = await move(ctx, enrollment, "complete", { accessUntil });
  await completed(ctx, cohort, row);
  return row;
}

/** Notes that somebody did not make it, and why. @throws `invalid` without a reason, `conflict`, `notFound` */
export async function fail(ctx: Doer, id: Id<"enrollments">, reason: string): Promise<void> {
  const row = await requireEnrollment(ctx, id);
  await depart(ctx, await move(ctx, row, "fail", { reason: checkedReason(reason) }));
}

/** Takes somebody out of a cohort or off its lists, and tells them why. @throws as `fail` */
export async function withdraw(ctx: Doer, id: Id<"enrollments">, reason: string): Promise<void> {
  const row = await requireEnrollment(ctx, id);
  if (!isPending(row.state) && !isSeated(row.state))
    throw failure("conflict", "This person is not in the cohort any more.");
  const cohort = await requireCohort(ctx, row.cohortId);
  const left = await endPlace(ctx, row, checkedReason(reason));
  const data = { reason: left.reason ?? "" };
  await tell(ctx, cohort, row.personId, { template: "cohortLeft", data, key: occasionOf(left) });
}

/**
 * Moves somebody to another cohort, where there must be a seat: all of it happens or nothing.
 * @throws `conflict` when the other cohort takes nobody, has no seat, or has the person already; `notFound`
 */
export async function transfer(
  ctx: Doer,
  id: Id<"enrollments">,
  to: Id<"cohorts">,
): Promise<Id<"enrollments">> {
  const row = await requireEnrollment(ctx, id);
  const cohort = await requireCohort(ctx, to);
  if (row.cohortId === to) throw invalid({ to: "sameCohort" });
  if (!isPending(row.state) && !isSeated(row.state))
    throw failure("conflict", "This person is not in the cohort any more.");
  await endPlace(ctx, row, "transferred");
  const person = (await ctx.db.get("persons", row.personId))!;
  const entry = await enter(ctx, cohort, person, { role: row.role, source: "transferred" });
  const seating = await requireSeating(ctx, cohort, entry, "cohortJoined");
  if (seating !== "enrolled") throw failure("conflict", "All seats of that cohort are taken.");
  return entry.row._id;
}

/** Lets somebody start over in a later cohort of the same program. @throws `invalid` for another one; as `transfer` */
export async function defer(ctx: Doer, id: Id<"enrollments">, to: Id<"cohorts">): Promise<Id<"enrollments">> {
  const from = await requireCohort(ctx, (await requireEnrollment(ctx, id)).cohortId);
  const later = await requireCohort(ctx, to);
  if (later.programId !== from.programId) throw invalid({ to: "otherProgram" });
  if (later.startDate <= from.startDate) throw invalid({ to: "notLater" });
  return transfer(ctx, id, to);
}

/** Ends somebody's place, gives back the seat and tells the next in line; the person is told by the caller. */
async function endPlace(ctx: Doer, row: Doc<"enrollments">, reason: string): Promise<Doc<"enrollments">> {
  const left = await move(ctx, row, "withdraw", { reason });
  if (isSeated(row.state)) await depart(ctx, left);
  await giveBack(ctx, left);
  return left;
}

function checkedReason(entered: string): string {
  const reason = entered.trim();
  if (reason === "") throw invalid({ reason: "required" });
  if (reason.length > MAX_REASON) throw invalid({ reason: "tooLong" });
  return reason;
}
