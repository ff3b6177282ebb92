import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { attendedShareOf } from "../../attendance/model/shares";
import { enrollmentIn } from "../../cohorts/model/roster";
import { watchedShareOf } from "../../library/model/shares";
import { meets } from "../rules/standing";
import { requirementsOf } from "./requirements";
import { restand } from "./standings";

type Ctx = Pick<MutationCtx, "db">;

/** Somebody's attendance of a cohort's sessions changed: their progress and standing follow at once. */
export async function attendanceChanged(
  ctx: Ctx,
  { cohortId, personId }: { cohortId: Id<"cohorts">; personId: Id<"persons"> },
): Promise<void> {
  const enrollment = await enrollmentIn(ctx, cohortId, personId);
  if (enrollment !== null) await measure(ctx, enrollment);
}

/** Somebody watched more of a cohort's recordings: their progress and standing follow where it asks for that. */
export async function watchChanged(
  ctx: Ctx,
  { cohortId, personId }: { cohortId: Id<"cohorts">; personId: Id<"persons"> },
): Promise<void> {
  if (!(await asksToWatch(ctx, cohortId))) return;
  const enrollment = await enrollmentIn(ctx, cohortId, personId);
  if (enrollment !== null) await measure(ctx, enrollment);
}

/** Other recordings than before are there to watch: everybody of a cohort that asks for it is measured anew. */
export async function recordingsChanged(
  ctx: Ctx & Pick<MutationCtx, "scheduler">,
  cohort: Id<"cohorts">,
): Promise<void> {
  if (!(await asksToWatch(ctx, cohort))) return;
  await ctx.scheduler.runAfter(0, internal.progress.jobs.measure, { cohort, cursor: null });
}

async function asksToWatch(ctx: Ctx, cohort: Id<"cohorts">): Promise<boolean> {
  return (await requirementsOf(ctx, cohort)).some(({ kind }) => kind === "watch");
}

/** Somebody has a place in a cohort: their standing begins. */
export async function beginStanding(ctx: Ctx, enrollment: Doc<"enrollments">): Promise<void> {
  await measure(ctx, enrollment);
}

/** Counts anew what the product counts of an enrollment, and judges by the targets as they are now. */
export async function measure(ctx: Ctx, enrollment: Doc<"enrollments">): Promise<void> {
  const requirements = await requirementsOf(ctx, enrollment.cohortId);
  for (const requirement of requirements) {
    const known = await measureIn(ctx, enrollment._id, requirement._id);
    const value = await valueOf(ctx, enrollment, requirement, known?.value ?? 0);
    await keepMeasure(ctx, enrollment, requirement, { value });
  }
  await restand(ctx, enrollment._id);
}

/** An enrollment's progress with one requirement, or null. */
export function measureIn(
  { db }: Ctx,
  enrollmentId: Id<"enrollments">,
  requirementId: Id<"requirements">,
): Promise<Doc<"progress"> | null> {
  return db
    .query("progress")
    .withIndex("by_enrollment_requirement", (q) =>
      q.eq("enrollmentId", enrollmentId).eq("requirementId", requirementId),
    )
    .unique();
}

/** Writes a value, and whether it meets the target; nothing where both are as they were. */
export async function keepMeasure(
  { db }: Ctx,
  { _id: enrollmentId, organizationId, cohortId }: Doc<"enrollments">,
  { _id: requirementId, kind, target }: Doc<"requirements">,
  { value, confirmedBy }: { value: number; confirmedBy?: Id<"persons"> },
): Promise<void> {
  const known = await measureIn({ db }, enrollmentId, requirementId);
  const next = {
    value,
    isMet: meets(kind, value, target),
    ...(confirmedBy && { confirmedBy }),
  };
  if (known === null)
    await db.insert("progress", {
      organizationId,
      cohortId,
      enrollmentId,
      requirementId,
      ...next,
    });
  else if (known.value !== next.value || known.isMet !== next.isMet || confirmedBy !== undefined)
    await db.patch("progress", known._id, next);
}

/** What an enrollment has of a requirement: counted by the area that knows, else what people ticked so far. */
async function valueOf(
  ctx: Ctx,
  { cohortId, personId }: Doc<"enrollments">,
  { kind }: Doc<"requirements">,
  ticked: number,
): Promise<number> {
  switch (kind) {
    case "attendance":
      return (await attendedShareOf(ctx, cohortId, personId)) ?? 0;
    case "watch":
      return (await watchedShareOf(ctx, cohortId, personId)) ?? 0;
    default:
      return ticked;
  }
}
