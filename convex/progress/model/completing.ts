import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import { record } from "../../audit/model/entries";
import { complete } from "../../cohorts/model/enrollments";
import { failure } from "../../shared/errors";
import { standingIn } from "./standings";

/** People completed in one transaction: each brings a mail, a notice and an entry. */
const PAGE = 25;
/** Counting stops here; screens show "1,000+". */
const MAX_COUNT = 1_001;

type Ctx = Pick<MutationCtx, "db" | "scheduler"> & Tenant;

/** How many of a cohort would be completed now, counted up to 1,001. */
export async function countReady(ctx: Pick<QueryCtx, "db">, cohortId: Id<"cohorts">): Promise<number> {
  return (await readyStandings(ctx, cohortId, MAX_COUNT)).length;
}

/**
 * Completes one person. Who is not ready is completed only when staff says so.
 * @throws `conflict` for who is not ready without `anyway`, and for who has no place in the cohort
 */
export async function completeOne(ctx: Ctx, enrollment: Doc<"enrollments">, anyway: boolean): Promise<void> {
  const standing = await standingIn(ctx, enrollment._id);
  if (!(standing?.isReady ?? false) && !anyway)
    throw failure("conflict", "Not everything that is asked for is done.");
  await complete(ctx, enrollment);
}

/** Begins to complete everybody of a cohort who is ready. @throws `conflict` while such a run is under way */
export async function beginCompletion(ctx: Ctx, cohort: Doc<"cohorts">): Promise<Id<"completionRuns">> {
  const last = await lastRun(ctx, cohort._id);
  if (last !== null && last.finishedAt === undefined)
    throw failure("conflict", "People of this cohort are being completed already.");
  const run = await ctx.db.insert("completionRuns", {
    organizationId: cohort.organizationId,
    cohortId: cohort._id,
    startedBy: ctx.person._id,
    completed: 0,
  });
  await record(ctx, {
    action: "completionRuns.begun",
    entity: { table: "completionRuns", id: run },
  });
  await ctx.scheduler.runAfter(0, internal.progress.jobs.completeNext, { run });
  return run;
}

/** The newest run of a cohort, or null. */
export function lastRun(
  { db }: Pick<QueryCtx, "db">,
  cohortId: Id<"cohorts">,
): Promise<Doc<"completionRuns"> | null> {
  return db
    .query("completionRuns")
    .withIndex("by_cohort", (q) => q.eq("cohortId", cohortId))
    .order("desc")
    .first();
}

/** Completes the next page of a run and schedules itself, until nobody who is ready is left. */
export async function completePage(
  ctx: Pick<MutationCtx, "db" | "scheduler">,
  run: Doc<"completionRuns">,
): Promise<void> {
  if (run.finishedAt !== undefined) return;
  const ready = await readyStandings(ctx, run.cohortId, PAGE);
  for (const { enrollmentId } of ready) {
    const enrollment = await ctx.db.get("enrollments", enrollmentId);
    if (enrollment !== null) await complete(ctx, enrollment);
  }
  const completed = run.completed + ready.length;
  const finished = ready.length < PAGE;
  await ctx.db.patch("completionRuns", run._id, {
    completed,
    ...(finished && { finishedAt: Date.now() }),
  });
  if (!finished)
    await ctx.scheduler.runAfter(0, internal.progress.jobs.completeNext, {
      run: run._id,
    });
}

/** Standings of those who are ready and not completed yet. */
function readyStandings({ db }: Pick<QueryCtx, "db">, cohortId: Id<"cohorts">, limit: number) {
  return db
    .query("standings")
    .withIndex("by_cohort_ready", (q) => q.eq("cohortId", cohortId).eq("isReady", true))
    .take(limit);
}
