import type { Infer } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import { record } from "../../audit/model/entries";
import { poolOf, resizePool } from "../../capacity/model/pools";
import { resolveWall } from "../../shared/civilTime";
import { failure, invalid } from "../../shared/errors";
import { differsFrom, isShown, touched } from "../rules/eventChanges";
import { clockNotes, problemsOfDraft, type Start } from "../rules/eventChecks";
import { type Changed, checkDraft, draftOf, type seatsValidator, type Wanted, type Wish } from "./changes";
import { announce, settle } from "./effects";
import { requireOwnEvent } from "./events";
import { checkFree, checkStaff, putInstructors } from "./instructors";
import { mailPerson } from "./mailings";
import { OFFER_MS, timesOf } from "./occurrences";
import { checkOpen, type Staff } from "./planning";
import { offeredSeat } from "./registrationOffers";
import { changeSeries } from "./seriesChanging";

/**
 * Changes an event: it alone, it and those that follow in its series, or all of them. What has begun never
 * changes with its series.
 * @throws `invalid`, `conflict`, `notFound`, `forbidden`
 */
export async function change(ctx: Staff, id: Id<"events">, wish: Wish): Promise<Changed> {
  const { event, cohort } = await requireOwnEvent(ctx, id);
  checkOpen(cohort);
  const present = await draftOf(ctx, event);
  const changes = touched(wish.change, present);
  if (Object.keys(changes).length === 0) return { occurrences: 0, notes: [] };
  await checkStaff(ctx, (changes.instructors ?? []) as Id<"persons">[]);
  const wanted = { event, cohort, present, changes, anyway: wish.anyway };
  const changed =
    wish.scope === "one" || event.seriesId === undefined
      ? await changeOne(ctx, wanted)
      : await changeSeries(ctx, { ...wanted, scope: wish.scope, seriesId: event.seriesId });
  const entity = { table: "events" as const, id };
  await record(ctx, { action: "events.changed", entity, changed: Object.keys(changes).sort() });
  return changed;
}

async function changeOne(ctx: Staff, { event, cohort, present, changes, anyway }: Wanted): Promise<Changed> {
  const now = Date.now();
  if (event.endsAt <= now) throw failure("conflict", "This session is over. It can no longer be changed.");
  if (event.state === "cancelled") throw failure("conflict", "This session is cancelled. Restore it first.");
  if ("rule" in changes) throw invalid({ rule: "ruleOfOne" });
  const moves = ["wallStart", "timeZone", "durationMinutes"].some((field) => field in changes);
  const draft = { ...present, ...changes, rule: undefined } as typeof present;
  checkDraft(problemsOfDraft(draft, cohort), moves);
  const start: Start = { ...resolveWall(draft.wallStart, draft.timeZone), recurrenceId: draft.wallStart };
  const times = timesOf(start.at, draft.durationMinutes);
  if (moves || "instructors" in changes)
    await checkFree(
      ctx,
      { personIds: draft.instructors, spans: [times] },
      { except: new Set([event._id]), anyway },
    );
  const { kind, description, timeZone, durationMinutes, place, remindBefore } = {
    ...event,
    ...changes,
  } as Doc<"events">;
  const wallStart = moves ? start.wall : event.wallStart;
  const next = { kind, title: draft.title.trim(), description, timeZone, durationMinutes, place, wallStart };
  const shown = isShown(changes);
  await ctx.db.patch("events", event._id, {
    ...{ ...next, ...times, remindBefore },
    differs: await isDifferent(ctx, event, next),
    ...(shown && { sequence: event.sequence + 1, changedAt: now }),
  });
  await follow(ctx, event._id, { instructors: draft.instructors, shown, now });
  return { occurrences: 1, notes: moves ? clockNotes([start]) : [] };
}

type Shape = Parameters<typeof differsFrom>[0];

async function isDifferent({ db }: Pick<Staff, "db">, event: Doc<"events">, next: Shape): Promise<boolean> {
  const series = event.seriesId === undefined ? null : await db.get("eventSeries", event.seriesId);
  if (series === null || event.recurrenceId === undefined) return false;
  return differsFrom(next, series, resolveWall(event.recurrenceId, series.timeZone));
}

type Following = { instructors: readonly Id<"persons">[]; shown: boolean; now: number };

/** All that follows from a change of one event: its instructors, their time, its reminders, and mails. */
export async function follow(
  ctx: Staff,
  id: Id<"events">,
  { instructors, shown, now }: Following,
): Promise<void> {
  const event = (await ctx.db.get("events", id))!;
  const { added, removed } = await putInstructors(ctx, event, instructors);
  await settle(ctx, id, now);
  const subject = { event: id };
  await announce(ctx, { subject, happened: "changed", shown, endsAt: event.endsAt, remains: true }, now);
  const occasion = `instructors:${now}`;
  for (const personId of removed)
    await mailPerson(ctx, personId, { subjects: [subject], method: "CANCEL", occasion }, now);
  if (shown) return;
  for (const personId of added)
    await mailPerson(ctx, personId, { subjects: [subject], method: "REQUEST", occasion }, now);
}

/**
 * Gives an event for which one registers another number of seats; who waited is offered what came free.
 * @throws `conflict` for fewer than are taken, `invalid`, `notFound`, `forbidden`
 */
export async function resize(
  ctx: Staff,
  id: Id<"events">,
  { total, keepsWaiting }: Infer<typeof seatsValidator>,
): Promise<void> {
  await requireOwnEvent(ctx, id);
  const owner = { kind: "event" as const, id };
  if ((await poolOf(ctx, owner)) === null)
    throw failure("conflict", "Nobody registers for this session: it is for the whole cohort.");
  const terms = { ...(total !== null && { seats: total }), keepsWaiting, offerMs: OFFER_MS };
  for (const promotion of await resizePool(ctx, owner, terms)) await offeredSeat(ctx, promotion);
  await record(ctx, { action: "events.changed", entity: { table: "events", id }, changed: ["seats"] });
}
