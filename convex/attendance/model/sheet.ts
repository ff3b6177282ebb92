import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import { record } from "../../audit/model/entries";
import { invalid } from "../../shared/errors";
import { effectiveState } from "../rules/standing";
import { ATTENDANCE_STATES, type AttendanceState } from "../rules/statuses";
import { attendanceOf, overrule } from "./attendances";

/** Rows are counted up to this; a session of more people is rare, and the list shows them all. */
const MAX_COUNT = 2_000;
export const MAX_REASON = 500;

const overrideValidator = v.object({
  state: literals(...ATTENDANCE_STATES),
  reason: v.string(),
  by: v.string(),
  at: v.number(),
});

export const lineValidator = v.object({
  person: v.id("persons"),
  name: v.string(),
  state: literals(...ATTENDANCE_STATES),
  /** What was counted, whatever staff says. */
  counted: literals(...ATTENDANCE_STATES),
  minutes: v.number(),
  firstAt: v.union(v.number(), v.null()),
  isInside: v.boolean(),
  override: v.union(overrideValidator, v.null()),
});

/** One line of a session's sheet. */
export async function sheetLine(
  ctx: Pick<QueryCtx, "db">,
  event: Doc<"events">,
  { personId, name }: Doc<"enrollments">,
): Promise<Infer<typeof lineValidator>> {
  const row = await attendanceOf(ctx, event._id, personId);
  const counted = row?.state ?? "absent";
  return {
    person: personId,
    name,
    state: effectiveState(counted, row?.override),
    counted,
    minutes: row?.minutes ?? 0,
    firstAt: row?.firstAt ?? null,
    isInside: row?.isInside ?? false,
    override: row?.override === undefined ? null : await shownOverride(ctx, row.override),
  };
}

export const summaryValidator = v.object({
  inside: v.number(),
  present: v.number(),
  partial: v.number(),
  absent: v.number(),
  excused: v.number(),
});

/** How many are in the session now, and how many of each state, counted up to 2,000 people. */
export async function summaryOf(
  { db }: Pick<QueryCtx, "db">,
  eventId: Id<"events">,
): Promise<Infer<typeof summaryValidator>> {
  const rows = await db
    .query("attendances")
    .withIndex("by_event_person", (q) => q.eq("eventId", eventId))
    .take(MAX_COUNT);
  const count = (wanted: AttendanceState) =>
    rows.filter(({ state, override }) => effectiveState(state, override) === wanted).length;
  return {
    inside: rows.filter(({ isInside }) => isInside).length,
    present: count("present"),
    partial: count("partial"),
    absent: count("absent"),
    excused: count("excused"),
  };
}

/**
 * Staff says somebody was there, or was not, and why.
 * @throws `invalid` without a reason
 */
export async function mark(
  ctx: Pick<MutationCtx, "db"> & Tenant,
  event: Doc<"events">,
  personId: Id<"persons">,
  { state, reason }: { state: AttendanceState; reason: string },
): Promise<void> {
  const why = reason.trim();
  if (why === "") throw invalid({ reason: "required" });
  if (why.length > MAX_REASON) throw invalid({ reason: "tooLong" });
  await overrule(ctx, event, personId, {
    state,
    reason: why,
    by: ctx.person._id,
    at: Date.now(),
  });
  const entity = { table: "events" as const, id: event._id };
  await record(ctx, { action: "attendances.overruled", entity });
}

/** Takes staff's word back: what was counted stands again. */
export async function unmark(
  ctx: Pick<MutationCtx, "db"> & Tenant,
  event: Doc<"events">,
  personId: Id<"persons">,
): Promise<void> {
  await overrule(ctx, event, personId, undefined);
  const entity = { table: "events" as const, id: event._id };
  await record(ctx, { action: "attendances.restored", entity });
}

async function shownOverride(
  { db }: Pick<QueryCtx, "db">,
  { state, reason, by, at }: NonNullable<Doc<"attendances">["override"]>,
): Promise<Infer<typeof overrideValidator>> {
  return { state, reason, by: (await db.get("persons", by))?.name ?? "", at };
}
