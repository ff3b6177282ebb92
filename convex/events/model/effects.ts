import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { scheduleClosing } from "../../attendance/model/closing";
import { eventChanged } from "../../conferencing/model/meetings";
import { addBusy, replaceBusy } from "../../scheduling/model/busy";
import { type EntryChange, messageOf } from "../rules/calendarMessages";
import { instructorIds } from "./events";
import type { Subject } from "./invitations";
import { startMailing } from "./mailings";
import { settleReminders } from "./reminders";

type Ctx = Pick<MutationCtx, "db" | "scheduler">;

/**
 * All that follows from a new or changed event beside telling people: who is taken by it, its reminders, its
 * meeting, and the closing of its sheet.
 * Called in the mutation that writes it, after its instructors are.
 */
export async function settle(ctx: Ctx, id: Id<"events">, now: number): Promise<void> {
  const event = await ctx.db.get("events", id);
  if (event === null) return;
  await replaceBusy(ctx, event, await instructorIds(ctx, id));
  await follow(ctx, event, now);
}

/** Its reminders, its meeting, and the closing of its sheet. */
async function follow(ctx: Ctx, event: Doc<"events">, now: number): Promise<void> {
  await settleReminders(ctx, event, now);
  await eventChanged(ctx, event);
  await scheduleClosing(ctx, event);
}

/** The same for new events that take place and that these people lead; many at a time have the rest done by a job. */
export async function settleNew(
  ctx: Ctx,
  events: readonly Doc<"events">[],
  leading: readonly Id<"persons">[],
  now: number,
): Promise<void> {
  for (const event of events) await addBusy(ctx, event, leading);
  await followAll(ctx, events, now);
}

/** The same for events that were changed, all of one series. */
export async function settleChanged(
  ctx: Ctx,
  events: readonly { event: Doc<"events">; leading: readonly Id<"persons">[] }[],
  now: number,
): Promise<void> {
  for (const { event, leading } of events) await replaceBusy(ctx, event, leading);
  await followAll(
    ctx,
    events.map(({ event }) => event),
    now,
  );
}

/** Events that are done at once: a transaction has its limits. */
const AT_ONCE = 50;

async function followAll(ctx: Ctx, events: readonly Doc<"events">[], now: number): Promise<void> {
  for (const event of events.slice(0, AT_ONCE)) await follow(ctx, event, now);
  const rest = events.slice(AT_ONCE).map(({ _id }) => _id);
  if (rest.length > 0) await ctx.scheduler.runAfter(0, internal.events.jobs.settle, { events: rest });
}

/** Goes on with what follows from events. */
export async function followRest(ctx: Ctx, ids: readonly Id<"events">[], now: number): Promise<void> {
  const events = await Promise.all(ids.slice(0, AT_ONCE).map((id) => ctx.db.get("events", id)));
  for (const event of events) if (event !== null) await follow(ctx, event, now);
  const rest = ids.slice(AT_ONCE);
  if (rest.length > 0) await ctx.scheduler.runAfter(0, internal.events.jobs.settle, { events: rest });
}

export type Announcement = Omit<EntryChange, "entry"> & { subject: Subject; reason?: string };

/** Has everybody concerned told of a change, where calendars have something new to hear. */
export async function announce(
  ctx: Ctx,
  { subject, reason = "", ...change }: Announcement,
  now: number,
): Promise<void> {
  const entry = "event" in subject ? "event" : "series";
  const message = messageOf({ ...change, entry }, now);
  if (message !== null) await startMailing(ctx, { subject, ...message, reason });
}

type Entry = Pick<Doc<"events">, "_id" | "seriesId" | "admission" | "endsAt">;

/**
 * The calendar entries that some events of one planning are in: the series as one, or each by itself. Where
 * one registers, each occurrence is an entry of its own, since nobody comes to all of them.
 */
export function entriesOf(events: readonly Entry[]): { subject: Subject; endsAt: number }[] {
  const [first] = events;
  if (first?.seriesId !== undefined && first.admission === "cohort")
    return [{ subject: { series: first.seriesId }, endsAt: Math.max(...events.map(({ endsAt }) => endsAt)) }];
  return events.map(({ _id: event, endsAt }) => ({ subject: { event }, endsAt }));
}
