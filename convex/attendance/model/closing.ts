import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { seatedPage } from "../../cohorts/model/roster";
import { DAY, MINUTE } from "../../shared/time";
import { recount } from "./attendances";

/** How long after a session its sheet is closed: video services report the last departures a little late. */
const GRACE = 2 * MINUTE;
/** The furthest that is scheduled at once: Convex takes nothing beyond five years. */
const HORIZON = 365 * DAY;
/** People counted in one transaction. */
const PAGE = 50;

/**
 * Has the sheet closed when a session is over. Called whenever a session is planned or moved; what is further
 * than a year away is looked at again in a year.
 */
export async function scheduleClosing(
  { scheduler }: Pick<MutationCtx, "scheduler">,
  { _id: event, endsAt }: Doc<"events">,
): Promise<void> {
  const at = Math.min(endsAt + GRACE, Date.now() + HORIZON);
  await scheduler.runAt(at, internal.attendance.jobs.close, {
    event,
    endsAt,
    cursor: null,
  });
}

type Step = { event: Id<"events">; endsAt: number; cursor: string | null };

/**
 * Counts a page of the cohort for the last time: whoever never came is absent from now on. Does nothing for a
 * session that was moved or cancelled meanwhile; the move has had its own closing scheduled.
 */
export async function closePage(
  ctx: Pick<MutationCtx, "db" | "scheduler">,
  { event: id, endsAt, cursor }: Step,
): Promise<void> {
  const event = await ctx.db.get("events", id);
  if (event === null || event.state === "cancelled" || event.endsAt !== endsAt) return;
  if (Date.now() < endsAt) return scheduleClosing(ctx, event);
  const people = await seatedPage(ctx, event.cohortId, {
    numItems: PAGE,
    cursor,
  });
  for (const { personId } of people.page) await recount(ctx, event, personId);
  if (people.isDone) return;
  const next = { event: id, endsAt, cursor: people.continueCursor };
  await ctx.scheduler.runAfter(0, internal.attendance.jobs.close, next);
}
