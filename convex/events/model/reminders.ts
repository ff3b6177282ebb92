import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { MAX_REMINDERS } from "../rules/eventChecks";
import { ARM_AHEAD, GRACE, isStillTrue, remindersOf } from "../rules/reminderTimes";
import { tellOf } from "./letters";
import { recipientsPage } from "./recipients";

type Ctx = Pick<MutationCtx, "db" | "scheduler">;

/** Reminders that one run of the hourly job takes up; it goes on at once with the rest. */
const BATCH = 100;
/** More reminders than an event has, those that were sent before it was moved included. */
const MAX_ROWS = 20 * MAX_REMINDERS;

/** Gives an event the reminders it is to have now; those of its former time go. Sent ones stay as history. */
export async function settleReminders(ctx: Ctx, event: Doc<"events">, now: number): Promise<void> {
  const rows = await ctx.db
    .query("reminders")
    .withIndex("by_event", (q) => q.eq("eventId", event._id))
    .take(MAX_ROWS);
  const open = rows.filter(({ sentAt }) => sentAt === undefined);
  const wanted = remindersOf(event, now);
  const fits = (row: Doc<"reminders">) =>
    wanted.some(({ at, minutesBefore }) => at === row.at && minutesBefore === row.minutesBefore);
  for (const row of open) if (!fits(row)) await drop(ctx, row);
  const { _id: eventId, organizationId } = event;
  for (const { minutesBefore, at } of wanted) {
    if (rows.some((row) => row.at === at && row.minutesBefore === minutesBefore)) continue;
    const id = await ctx.db.insert("reminders", { organizationId, eventId, minutesBefore, at });
    if (at <= now + ARM_AHEAD) await arm(ctx, id, at);
  }
}

async function drop({ db, scheduler }: Ctx, { _id, jobId }: Doc<"reminders">): Promise<void> {
  if (jobId !== undefined) await scheduler.cancel(jobId);
  await db.delete("reminders", _id);
}

async function arm({ db, scheduler }: Ctx, id: Id<"reminders">, at: number): Promise<void> {
  const jobId = await scheduler.runAt(at, internal.events.jobs.remind, { reminder: id, cursor: null });
  await db.patch("reminders", id, { jobId });
}

/**
 * The hourly net: gives reminders that come near their scheduled function, and sends those whose own was lost.
 * Gives whether more may be left.
 */
export async function armReminders(ctx: Ctx, now: number): Promise<boolean> {
  const near = await ctx.db
    .query("reminders")
    .withIndex("by_sent_job_at", (q) =>
      q
        .eq("sentAt", undefined)
        .eq("jobId", undefined)
        .lte("at", now + ARM_AHEAD),
    )
    .take(BATCH);
  for (const { _id, at } of near) await arm(ctx, _id, Math.max(at, now));
  const late = await ctx.db
    .query("reminders")
    .withIndex("by_sent_at", (q) => q.eq("sentAt", undefined).lt("at", now - GRACE))
    .take(BATCH);
  for (const row of late) await begin(ctx, row, now);
  return near.length === BATCH || late.length === BATCH;
}

/** Reminds the next page of people, and goes on with the one after it. A reminder that is no longer true is dropped. */
export async function remind(
  ctx: Ctx,
  id: Id<"reminders">,
  cursor: string | null,
  now: number,
): Promise<void> {
  const row = await ctx.db.get("reminders", id);
  if (row === null || (cursor === null && row.sentAt !== undefined)) return;
  if (cursor === null) return begin(ctx, row, now);
  await remindPage(ctx, row, cursor, now);
}

async function begin(ctx: Ctx, row: Doc<"reminders">, now: number): Promise<void> {
  await ctx.db.patch("reminders", row._id, { sentAt: now });
  await remindPage(ctx, row, null, now);
}

async function remindPage(
  ctx: Ctx,
  row: Doc<"reminders">,
  cursor: string | null,
  now: number,
): Promise<void> {
  const event = await ctx.db.get("events", row.eventId);
  if (event === null || !isStillTrue(row, event, now)) return;
  const { personIds, next } = await recipientsPage(ctx, event, cursor);
  const tell = await tellOf(ctx, event);
  for (const personId of personIds)
    await tell(personId, {
      kind: "reminder",
      template: "sessionReminder",
      data: { minutesBefore: row.minutesBefore },
      dedupeKey: `reminder:${event._id}:${row.minutesBefore}:${event.startsAt}`,
      expiresAt: event.startsAt,
    });
  if (next !== null)
    await ctx.scheduler.runAfter(0, internal.events.jobs.remind, { reminder: row._id, cursor: next });
}
