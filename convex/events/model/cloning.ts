import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { poolOf } from "../../capacity/model/pools";
import { addWallDays, resolveWall } from "../../shared/civilTime";
import { problemOfRule } from "../../shared/recurrence";
import { movedRule } from "../rules/seriesChanges";
import { settle } from "./effects";
import { instructorIds, occurrenceRows } from "./events";
import { addInstructors } from "./instructors";
import { insertEvent, insertSeries, type Seats, termsOf } from "./occurrences";

type Ctx = Pick<MutationCtx, "db" | "scheduler">;

/** Single sessions cloned in one transaction; a series is one. */
const PAGE = 25;

export type Cloning = {
  from: Id<"cohorts">;
  to: Id<"cohorts">;
  /** How many days later they are; negative for earlier. */
  days: number;
  /** Creation time behind the last series, then behind the last single session. */
  step: "series" | "single";
  after: number;
};

/**
 * Gives a cohort the sessions of another one, some days later at the same time of day, page after page by a
 * job. Single sessions that were cancelled stay behind. Nobody is told: a clone is a draft.
 */
export async function cloneEvents(
  { scheduler }: Pick<Ctx, "scheduler">,
  from: Id<"cohorts">,
  to: Id<"cohorts">,
  days: number,
): Promise<void> {
  const first: Cloning = { from, to, days, step: "series", after: 0 };
  await scheduler.runAfter(0, internal.events.jobs.clone, first);
}

/** Clones the next series, or the next page of single sessions, and goes on. */
export async function clonePage(ctx: Ctx, cloning: Cloning, now: number): Promise<void> {
  const after =
    cloning.step === "series" ? await cloneSeries(ctx, cloning, now) : await cloneSingles(ctx, cloning, now);
  if (after === null && cloning.step === "single") return;
  const next: Cloning = after === null ? { ...cloning, step: "single", after: 0 } : { ...cloning, after };
  await ctx.scheduler.runAfter(0, internal.events.jobs.clone, next);
}

async function cloneSeries(
  ctx: Ctx,
  { from, to, days, after }: Cloning,
  now: number,
): Promise<number | null> {
  const series = await ctx.db
    .query("eventSeries")
    .withIndex("by_cohort", (q) => q.eq("cohortId", from).gt("_creationTime", after))
    .first();
  if (series === null) return null;
  const rows = await occurrenceRows(ctx, series._id);
  const start = addWallDays(series.start, days);
  const rule = movedRule(series.rule, series.start, start);
  // Where the rule names days that do not move along, each session stands by itself.
  const kept = rule === null || problemOfRule(rule, start) !== null ? null : rule;
  const { organizationId } = series;
  const clone =
    kept === null
      ? undefined
      : await insertSeries(
          ctx,
          { organizationId, cohortId: to },
          { ...termsOf(series), rule: kept, start },
          now,
        );
  for (const row of rows) await cloneEvent(ctx, row, { to, days, series: clone, now });
  return series._creationTime;
}

async function cloneSingles(
  ctx: Ctx,
  { from, to, days, after }: Cloning,
  now: number,
): Promise<number | null> {
  const rows = await ctx.db
    .query("events")
    .withIndex("by_cohort", (q) => q.eq("cohortId", from).gt("_creationTime", after))
    .take(PAGE);
  for (const row of rows)
    if (row.seriesId === undefined && row.state === "scheduled")
      await cloneEvent(ctx, row, { to, days, series: undefined, now });
  return rows.at(-1)?._creationTime ?? null;
}

type Target = { to: Id<"cohorts">; days: number; series: Doc<"eventSeries"> | undefined; now: number };

async function cloneEvent(ctx: Ctx, row: Doc<"events">, { to, days, series, now }: Target): Promise<void> {
  if (row.state === "cancelled" && series === undefined) return;
  const { organizationId, kind, title, description, place, timeZone, durationMinutes } = row;
  const { admission, remindBefore } = row;
  const common = { kind, title, description, place, timeZone, durationMinutes, admission, remindBefore };
  const { at: startsAt, wall } = resolveWall(addWallDays(row.wallStart, days), timeZone);
  const recurrenceId = row.recurrenceId === undefined ? undefined : addWallDays(row.recurrenceId, days);
  const slot = series === undefined ? { wall, startsAt } : { wall, startsAt, series, recurrenceId };
  const seats = await seatsOf(ctx, row);
  const made = await insertEvent(ctx, { organizationId, cohortId: to, ...common }, slot, { seats, now });
  const { differs, state } = row;
  if (series !== undefined) await ctx.db.patch("events", made._id, { differs, state });
  await addInstructors(ctx, made, await instructorIds(ctx, row._id));
  await settle(ctx, made._id, now);
}

async function seatsOf(ctx: Pick<QueryCtx, "db">, { _id: id }: Doc<"events">): Promise<Seats> {
  const pool = await poolOf(ctx, { kind: "event", id });
  return { seats: pool?.seats, keepsWaiting: pool?.keepsWaiting ?? true };
}
