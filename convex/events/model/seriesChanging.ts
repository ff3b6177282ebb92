import type { Doc, Id } from "../../_generated/dataModel";
import { failure, invalid } from "../../shared/errors";
import { differsFrom, isShown } from "../rules/eventChanges";
import { clockNotes, problemsOfDraft } from "../rules/eventChecks";
import {
  comingRows,
  type NextOccurrence,
  planSeriesChange,
  type SeriesChange,
  type SeriesPlan,
} from "../rules/seriesChanges";
import type { EditScope } from "../rules/statuses";
import { type Changed, checkDraft, type Wanted } from "./changes";
import { announce, entriesOf, settle, settleChanged } from "./effects";
import { instructorRows, occurrenceRows } from "./events";
import { checkFree, putInstructors } from "./instructors";
import { insertEvent, insertSeries, termsOf, timesOf, uidOf } from "./occurrences";
import { type Staff, unwalled } from "./planning";

type SeriesWanted = Wanted & { scope: EditScope; seriesId: Id<"eventSeries"> };
type Plan = SeriesPlan<Id<"events">>;
type Known = { series: Doc<"eventSeries">; rows: Doc<"events">[] };
/** Who leads which event, as it is before the change. */
type Leaders = Map<Id<"events">, Doc<"eventInstructors">[]>;

/**
 * Changes what is still to come of a series, from an event on or all of it. What calendars show makes a new
 * series where something has begun or stays behind; the old one ends before it.
 * @throws `invalid`, `conflict`
 */
export async function changeSeries(ctx: Staff, wanted: SeriesWanted): Promise<Changed> {
  const now = Date.now();
  const series = await ctx.db.get("eventSeries", wanted.seriesId);
  if (series === null) throw failure("notFound", "There is no such series here.");
  const rows = await occurrenceRows(ctx, series._id);
  return isShown(wanted.changes)
    ? changeShown(ctx, wanted, { series, rows }, now)
    : changeQuietly(ctx, wanted, rows, now);
}

/** What no calendar shows changes in place. */
async function changeQuietly(
  ctx: Staff,
  { event, scope, changes, anyway }: SeriesWanted,
  rows: readonly Doc<"events">[],
  now: number,
): Promise<Changed> {
  const reached = reachedRows(event, rows, scope, now).filter(({ state }) => state === "scheduled");
  if (reached.length === 0) throw nothingLeft();
  const instructors = changes.instructors as Id<"persons">[] | undefined;
  if (instructors !== undefined)
    await checkFree(ctx, { personIds: instructors, spans: reached }, { except: idsOf(rows), anyway });
  const { kind, remindBefore } = changes;
  for (const row of reached) {
    await ctx.db.patch("events", row._id, {
      ...(kind && { kind }),
      ...(remindBefore && { remindBefore: [...remindBefore] }),
    });
    if (instructors !== undefined) await putInstructors(ctx, row, instructors);
    await settle(ctx, row._id, now);
  }
  if (instructors !== undefined) await announceAll(ctx, reached, now);
  return { occurrences: reached.length, notes: [] };
}

/** The occurrences that a change or cancellation reaches: of what is still to come, from the event on, or all. */
export function reachedRows(
  event: Doc<"events">,
  rows: readonly Doc<"events">[],
  scope: EditScope,
  now: number,
): Doc<"events">[] {
  if (scope === "one") return [event];
  const from = event.recurrenceId ?? "";
  const coming = new Set(comingRows(asOccurrences(rows), now).map(({ id }) => id));
  return rows.filter((row) => coming.has(row._id) && (scope === "all" || (row.recurrenceId ?? "") >= from));
}

function asOccurrences(rows: readonly Doc<"events">[]) {
  return rows.map(({ _id: id, recurrenceId = "", startsAt, state }) => ({
    id,
    recurrenceId,
    startsAt,
    state,
  }));
}

async function changeShown(ctx: Staff, wanted: SeriesWanted, known: Known, now: number): Promise<Changed> {
  const { event, scope } = wanted;
  const pivot = event.recurrenceId ?? "";
  const change = seriesChange(wanted);
  const plan = planSeriesChange(known.series, asOccurrences(known.rows), { scope, pivot, change, now });
  if (plan === null) throw nothingLeft();
  if (plan === "ruleNeeded") throw invalid({ rule: "ruleNeeded" });
  const { rule, start: wallStart } = plan.after;
  checkDraft(
    problemsOfDraft({ ...wanted.present, ...plan.after, rule, wallStart }, wanted.cohort),
    plan.moves,
  );
  const leaders = await leadersOf(unwalled(ctx), known.rows);
  if (plan.moves || "instructors" in wanted.changes)
    await checkAllFree(ctx, wanted, known, { plan, leaders });
  const events = await rewrite(unwalled(ctx), wanted, known, { plan, leaders, now });
  if (plan.before !== null) await announceEnd(ctx, known, now);
  await announceAll(ctx, events, now);
  return { occurrences: events.length, notes: plan.moves ? clockNotes(plan.occurrences) : [] };
}

function nothingLeft() {
  return failure(
    "conflict",
    "Every session of this series has begun. Nothing of it can be changed any more.",
  );
}

function idsOf(rows: readonly Doc<"events">[]): Set<Id<"events">> {
  return new Set(rows.map(({ _id }) => _id));
}

/** What a wish means for the series: its start moves by as much as the event's own place in it. */
function seriesChange({ changes }: SeriesWanted): SeriesChange {
  const { title, description, place, timeZone, durationMinutes, rule, wallStart: start } = changes;
  const fields = { title: title?.trim(), description, place, timeZone, durationMinutes, rule, start };
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as SeriesChange;
}

async function leadersOf(ctx: Staff, rows: readonly Doc<"events">[]): Promise<Leaders> {
  return new Map(
    await Promise.all(rows.map(async ({ _id }) => [_id, await instructorRows(ctx, _id)] as const)),
  );
}

function personsOf(leaders: Leaders, event: Id<"events">): Id<"persons">[] {
  return (leaders.get(event) ?? []).map(({ personId }) => personId);
}

/** Everybody is free at all the times they are to lead now. @throws `conflict` */
async function checkAllFree(
  ctx: Staff,
  { changes, present, anyway }: SeriesWanted,
  { rows }: Known,
  { plan, leaders }: Omit<Rewriting, "now">,
) {
  const given = changes.instructors as Id<"persons">[] | undefined;
  const spans = new Map<Id<"persons">, { startsAt: number; endsAt: number }[]>();
  const scheduled = new Map(rows.map((row) => [row._id, row]));
  for (const { id, startsAt } of plan.occurrences) {
    const row = id === null ? undefined : scheduled.get(id);
    if (row?.state === "cancelled") continue;
    const times = plan.moves || row === undefined ? timesOf(startsAt, plan.after.durationMinutes) : row;
    const leading = given ?? (row === undefined ? present.instructors : personsOf(leaders, row._id));
    for (const person of leading) {
      const own = spans.get(person);
      if (own === undefined) spans.set(person, [times]);
      else own.push(times);
    }
  }
  for (const [person, own] of spans)
    await checkFree(ctx, { personIds: [person], spans: own }, { except: idsOf(rows), anyway });
}

type Rewriting = { plan: Plan; leaders: Leaders; now: number };

async function rewrite(
  ctx: Staff,
  wanted: SeriesWanted,
  known: Known,
  { plan, leaders, now }: Rewriting,
): Promise<Doc<"events">[]> {
  const series = await seriesFor(ctx, known, plan, now);
  const byId = new Map(known.rows.map((row) => [row._id, row]));
  const instructors = wanted.changes.instructors as Id<"persons">[] | undefined;
  const changed: { event: Doc<"events">; leading: Id<"persons">[] }[] = [];
  for (const next of plan.occurrences) {
    const row = next.id === null ? undefined : byId.get(next.id);
    const event =
      row === undefined
        ? await addOccurrence(ctx, wanted, series, { next, now })
        : await changeOccurrence(ctx, wanted, series, { row, next, plan, now });
    const present = row === undefined ? wanted.present.instructors : personsOf(leaders, event._id);
    const leading = instructors ?? present;
    await putInstructors(ctx, event, leading, leaders.get(event._id) ?? []);
    changed.push({ event, leading });
  }
  await settleChanged(ctx, changed, now);
  for (const id of plan.surplus) await setAside(ctx, byId.get(id)!, now);
  return changed.map(({ event }) => event);
}

/** The row that the changed part hangs on: the series itself, or a new one behind it. */
async function seriesFor(
  ctx: Staff,
  { series, rows }: Known,
  { before, after }: Plan,
  now: number,
): Promise<Doc<"eventSeries">> {
  const sequence = Math.max(series.sequence, ...rows.map((row) => row.sequence)) + 1;
  const changed = before === null ? termsOf(after) : before;
  await ctx.db.patch("eventSeries", series._id, { ...changed, sequence, changedAt: now });
  if (before === null) return (await ctx.db.get("eventSeries", series._id))!;
  const { organizationId, cohortId } = series;
  return insertSeries(ctx, { organizationId, cohortId }, after, now);
}

async function addOccurrence(
  ctx: Staff,
  { event, changes }: SeriesWanted,
  series: Doc<"eventSeries">,
  { next, now }: { next: NextOccurrence; now: number },
): Promise<Doc<"events">> {
  const { organizationId, cohortId, admission } = event;
  const { kind, remindBefore } = { ...event, ...changes };
  const { title, description, place, timeZone, durationMinutes } = series;
  const terms = { organizationId, cohortId, kind, admission, remindBefore: [...remindBefore] };
  const { wall, startsAt, recurrenceId } = next;
  return insertEvent(
    ctx,
    { ...terms, title, description, place, timeZone, durationMinutes },
    { wall, startsAt, series, recurrenceId },
    { seats: { keepsWaiting: true }, now },
  );
}

type ChangingRow = { row: Doc<"events">; next: NextOccurrence; plan: Plan; now: number };

/** What the change does not touch stays as it is, where the occurrence differed before, too. */
async function changeOccurrence(
  ctx: Staff,
  { changes }: SeriesWanted,
  series: Doc<"eventSeries">,
  { row, next, plan, now }: ChangingRow,
): Promise<Doc<"events">> {
  const { title, description, place, kind, remindBefore } = { ...row, ...changes } as Doc<"events">;
  const time = plan.moves ? series : row;
  const { timeZone, durationMinutes } = time;
  const wallStart = plan.moves ? next.wall : row.wallStart;
  const times = timesOf(plan.moves ? next.startsAt : row.startsAt, durationMinutes);
  const shape = { title: title.trim(), description, place, timeZone, durationMinutes, wallStart };
  const own = row.admission === "registration";
  const fields = {
    ...{ ...shape, ...times, kind, remindBefore },
    seriesId: series._id,
    recurrenceId: next.recurrenceId,
    differs: differsFrom(shape, series, next),
    uid: own ? row.uid : series.uid,
    sequence: own ? row.sequence + 1 : series.sequence,
    changedAt: now,
  };
  await ctx.db.patch("events", row._id, fields);
  return { ...row, ...fields };
}

/** An occurrence for which the new rule has no place: cancelled, and no longer part of the series. */
async function setAside(ctx: Staff, row: Doc<"events">, now: number): Promise<void> {
  await ctx.db.patch("events", row._id, {
    state: "cancelled",
    seriesId: undefined,
    recurrenceId: undefined,
    differs: false,
    uid: uidOf(row._id),
    sequence: row.sequence + 1,
    changedAt: now,
  });
  await settle(ctx, row._id, now);
}

/** The old series ends earlier. Calendars hear of it though all that remains of it is over. */
async function announceEnd(ctx: Staff, { series, rows }: Known, now: number): Promise<void> {
  if (rows[0]?.admission === "registration") return;
  const endsAt = Math.max(...rows.map((row) => row.endsAt));
  const subject = { series: series._id };
  await announce(ctx, { subject, happened: "changed", shown: true, endsAt, remains: true }, now);
}

/** One message for the series that the events are in, or one for each. */
async function announceAll(ctx: Staff, events: readonly Doc<"events">[], now: number): Promise<void> {
  for (const { subject, endsAt } of entriesOf(events))
    await announce(ctx, { subject, happened: "changed", shown: true, endsAt, remains: true }, now);
}
