import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import { record } from "../../audit/model/entries";
import { failure } from "../../shared/errors";
import { LEASE } from "../rules/attempts";

type Ctx = Pick<MutationCtx, "db" | "scheduler">;

/** How long after its moment an attempt that did not come is made by the net. */
const OVERDUE_PAGE = 50;

/** An event's meeting, or null. */
export function meetingOf(
  { db }: Pick<QueryCtx, "db">,
  eventId: Id<"events">,
): Promise<Doc<"meetings"> | null> {
  return db
    .query("meetings")
    .withIndex("by_event", (q) => q.eq("eventId", eventId))
    .unique();
}

/**
 * An event was made, changed or cancelled: its meeting is to follow. Called in the mutation that does it, so
 * that no change is lost; the attempt at Zoom comes right after.
 */
export async function eventChanged(ctx: Ctx, event: Doc<"events">): Promise<void> {
  const known = await meetingOf(ctx, event._id);
  const isWanted = event.state === "scheduled" && event.place.online?.provider === "zoom";
  if (known === null) {
    if (isWanted) await want(ctx, event);
    return;
  }
  if (!isWanted && (known.state === "unwanted" || known.state === "removed")) return;
  await follow(ctx, known, isWanted ? "wanted" : "unwanted");
}

/** Staff has Zoom asked again. @throws `conflict` for a meeting that did not fail */
export async function retry(ctx: Ctx & Tenant, meeting: Doc<"meetings">): Promise<void> {
  if (meeting.state !== "failed") throw failure("conflict", "There is nothing to try again.");
  await follow(ctx, meeting, "wanted");
  await record(ctx, { action: "meetings.retried", entity: { table: "meetings", id: meeting._id } });
}

/** Has attempts made that are overdue, be it that an action crashed or was never begun. */
export async function wakeOverdue(ctx: Ctx, now: number): Promise<number> {
  const overdue = await ctx.db
    .query("meetings")
    .withIndex("by_next", (q) => q.gt("nextAt", 0).lt("nextAt", now - LEASE))
    .take(OVERDUE_PAGE);
  for (const { _id: meeting } of overdue)
    await ctx.scheduler.runAfter(0, internal.conferencing.delivery.sync, {
      meeting,
    });
  return overdue.length;
}

async function want(ctx: Ctx, { _id: eventId, organizationId }: Doc<"events">): Promise<void> {
  const fresh = {
    state: "wanted" as const,
    revision: 1,
    faults: 0,
    nextAt: Date.now(),
  };
  const meeting = await ctx.db.insert("meetings", {
    organizationId,
    eventId,
    ...fresh,
  });
  await ctx.scheduler.runAfter(0, internal.conferencing.delivery.sync, {
    meeting,
  });
}

async function follow(
  ctx: Ctx,
  { _id: meeting, revision }: Doc<"meetings">,
  state: "wanted" | "unwanted",
): Promise<void> {
  const next = {
    state,
    revision: revision + 1,
    faults: 0,
    nextAt: Date.now(),
    problem: undefined,
  };
  await ctx.db.patch("meetings", meeting, next);
  await ctx.scheduler.runAfter(0, internal.conferencing.delivery.sync, {
    meeting,
  });
}
