import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { replaceBusy } from "../../scheduling/model/busy";
import { type EntryChange, messageOf } from "../rules/calendarMessages";
import { instructorIds } from "./events";
import type { Subject } from "./invitations";
import { startMailing } from "./mailings";
import { settleReminders } from "./reminders";

type Ctx = Pick<MutationCtx, "db" | "scheduler">;

/**
 * All that follows from a new or changed event beside telling people: who is taken by it, and its reminders.
 * Called in the mutation that writes it, after its instructors are.
 */
export async function settle(ctx: Ctx, id: Id<"events">, now: number): Promise<void> {
  const event = await ctx.db.get(id);
  if (event === null) return;
  await replaceBusy(ctx, event, await instructorIds(ctx, id));
  await settleReminders(ctx, event, now);
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
