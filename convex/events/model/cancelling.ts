import type { Doc, Id } from "../../_generated/dataModel";
import { record } from "../../audit/model/entries";
import { failure, invalid } from "../../shared/errors";
import { isWithin } from "../rules/eventChecks";
import type { EditScope } from "../rules/statuses";
import { announce, entriesOf, settle } from "./effects";
import { instructorIds, occurrenceRows, requireOwnEvent } from "./events";
import { checkFree } from "./instructors";
import { checkOpen, type Staff } from "./planning";
import { reachedRows } from "./seriesChanging";

const MAX_REASON = 500;

/**
 * Cancels an event, it and those that follow in its series, or all that are still to come. Rows stay, and
 * everybody concerned is told why.
 * @returns how many sessions it reached
 * @throws `invalid` without a reason, `conflict`, `notFound`, `forbidden`
 */
export async function cancel(
  ctx: Staff,
  id: Id<"events">,
  { scope, reason }: { scope: EditScope; reason: string },
): Promise<number> {
  const now = Date.now();
  const { event } = await requireOwnEvent(ctx, id);
  const why = reason.trim();
  if (why === "") throw invalid({ reason: "required" });
  if (why.length > MAX_REASON) throw invalid({ reason: "tooLong" });
  const { seriesId } = event;
  const rows = seriesId === undefined || scope === "one" ? [event] : await occurrenceRows(ctx, seriesId);
  const single = rows.length === 1 || seriesId === undefined;
  const reached = reachedRows(event, rows, single ? "one" : scope, now).filter(
    (row) => row.state === "scheduled" && row.endsAt > now,
  );
  if (reached.length === 0) throw failure("conflict", "There is nothing left of it that could be cancelled.");
  const ids = new Set(reached.map((row) => row._id));
  const remains = rows.some((row) => row.state === "scheduled" && !ids.has(row._id));
  await end(ctx, reached, { why, sequence: single ? null : await nextSequence(ctx, rows, now), now });
  const entries = single ? [{ subject: { event: id }, endsAt: event.endsAt }] : entriesOf(reached);
  for (const { subject, endsAt } of entries)
    await announce(ctx, { subject, happened: "cancelled", shown: true, endsAt, remains, reason: why }, now);
  await record(ctx, { action: "events.cancelled", entity: { table: "events", id }, changed: ["state"] });
  return reached.length;
}

/** The series as a whole changes: one number for it and all that is cancelled with it. */
async function nextSequence(
  { db }: Pick<Staff, "db">,
  rows: readonly Doc<"events">[],
  now: number,
): Promise<number> {
  const sequence = Math.max(...rows.map((row) => row.sequence)) + 1;
  const seriesId = rows[0]?.seriesId;
  if (seriesId !== undefined) await db.patch("eventSeries", seriesId, { sequence, changedAt: now });
  return sequence;
}

type Ending = { why: string; sequence: number | null; now: number };

async function end(
  ctx: Staff,
  reached: readonly Doc<"events">[],
  { why, sequence, now }: Ending,
): Promise<void> {
  for (const { _id, sequence: own } of reached) {
    await ctx.db.patch("events", _id, {
      state: "cancelled",
      cancelReason: why,
      sequence: sequence ?? own + 1,
      changedAt: now,
    });
    await settle(ctx, _id, now);
  }
}

/**
 * Has a cancelled event take place after all, at its old time.
 * @throws `conflict` where its time has passed, the cohort's dates leave no room for it, or an instructor is taken
 */
export async function restore(ctx: Staff, id: Id<"events">, anyway: boolean): Promise<void> {
  const now = Date.now();
  const { event, cohort } = await requireOwnEvent(ctx, id);
  checkOpen(cohort);
  if (event.state === "scheduled") return;
  if (event.startsAt <= now) throw failure("conflict", "Its time has passed. Plan a new session instead.");
  if (!isWithin(event.startsAt, event.endsAt, cohort))
    throw failure("conflict", "It lies outside the cohort's dates now. Plan a new session instead.");
  const wanted = { personIds: await instructorIds(ctx, id), spans: [event] };
  await checkFree(ctx, wanted, { except: new Set([id]), anyway });
  const sequence = event.sequence + 1;
  await ctx.db.patch("events", id, { state: "scheduled", cancelReason: undefined, sequence, changedAt: now });
  await settle(ctx, id, now);
  const subject = { event: id };
  await announce(
    ctx,
    { subject, happened: "restored", shown: true, endsAt: event.endsAt, remains: true },
    now,
  );
  await record(ctx, { action: "events.restored", entity: { table: "events", id }, changed: ["state"] });
}
