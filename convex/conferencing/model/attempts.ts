import { type Infer, v } from "convex/values";
import { internal } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { LEASE, MAX_FAULTS, waitAfter } from "../rules/attempts";

/** What an action is to do at Zoom, with all it needs to know. */
export const taskValidator = v.object({
  meeting: v.id("meetings"),
  revision: v.number(),
  wants: v.boolean(),
  meetingNumber: v.union(v.string(), v.null()),
  topic: v.string(),
  startsAt: v.number(),
  timeZone: v.string(),
  durationMinutes: v.number(),
});
export type Task = Infer<typeof taskValidator>;

const madeValidator = v.object({
  meetingNumber: v.string(),
  joinUrl: v.string(),
  startUrl: v.string(),
});

export const outcomeValidator = v.union(
  v.object({ is: v.literal("done"), made: v.optional(madeValidator) }),
  v.object({
    is: v.literal("later"),
    retryAfterMs: v.union(v.number(), v.null()),
    problem: v.string(),
  }),
  v.object({ is: v.literal("refused"), problem: v.string() }),
);

type Ctx = Pick<MutationCtx, "db" | "scheduler">;

/** Takes a meeting for an attempt, so that nobody else asks Zoom for it; null where there is nothing to do. */
export async function claim({ db }: Ctx, id: Id<"meetings">, now: number): Promise<Task | null> {
  const meeting = await db.get("meetings", id);
  const waits = meeting?.state === "wanted" || meeting?.state === "unwanted";
  if (meeting === null || !waits || (meeting.leaseUntil ?? 0) > now) return null;
  const event = await db.get("events", meeting.eventId);
  if (event === null) return null;
  await db.patch("meetings", id, { leaseUntil: now + LEASE, nextAt: now + LEASE });
  return {
    meeting: id,
    revision: meeting.revision,
    wants: meeting.state === "wanted",
    meetingNumber: meeting.meetingNumber ?? null,
    topic: event.title,
    startsAt: event.startsAt,
    timeZone: event.timeZone,
    durationMinutes: event.durationMinutes,
  };
}

/**
 * Notes how an attempt ended. What was made is kept in any case; but where the event changed meanwhile, another
 * attempt follows at once.
 */
export async function report(
  ctx: Ctx,
  {
    meeting: id,
    revision,
    outcome,
  }: {
    meeting: Id<"meetings">;
    revision: number;
    outcome: Infer<typeof outcomeValidator>;
  },
  now: number,
  chance: number,
): Promise<void> {
  const meeting = await ctx.db.get("meetings", id);
  if (meeting === null) return;
  if (outcome.is === "done" && outcome.made !== undefined) await ctx.db.patch("meetings", id, outcome.made);
  if (meeting.revision !== revision) return again(ctx, id, meeting.faults, now);
  if (outcome.is === "done") {
    const state = meeting.state === "unwanted" ? ("removed" as const) : ("ready" as const);
    await ctx.db.patch("meetings", id, { state, ...SETTLED, problem: undefined });
    return;
  }
  const faults = meeting.faults + 1;
  await ctx.db.patch("meetings", id, { faults, problem: outcome.problem });
  if (outcome.is === "refused" || faults >= MAX_FAULTS)
    await ctx.db.patch("meetings", id, { state: "failed", ...SETTLED });
  else await again(ctx, id, faults, now + waitAfter(faults, outcome.retryAfterMs, chance));
}

const SETTLED = { leaseUntil: undefined, nextAt: undefined };

async function again(ctx: Ctx, meeting: Id<"meetings">, faults: number, at: number): Promise<void> {
  await ctx.db.patch("meetings", meeting, { faults, leaseUntil: undefined, nextAt: at });
  await ctx.scheduler.runAt(at, internal.conferencing.delivery.sync, {
    meeting,
  });
}
