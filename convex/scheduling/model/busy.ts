import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { dateAt } from "../../shared/civilTime";
import { collisions, daysOf, type Span } from "../rules/spans";

type Reader = Pick<QueryCtx, "db">;
type Writer = Pick<MutationCtx, "db">;

/** More rows than a person is taken in the time of the longest series. */
const MAX_TAKEN = 2_000;
/** More rows than one event has: its people times the days it touches. */
const MAX_ROWS = 200;

/**
 * Says anew who is taken by an event, a row a person and a day it touches; nobody where it is cancelled.
 * Called in the mutation that changes the event.
 */
export async function replaceBusy(
  { db }: Writer,
  event: Doc<"events">,
  personIds: readonly Id<"persons">[],
): Promise<void> {
  const { _id: eventId } = event;
  const known = await db
    .query("busy")
    .withIndex("by_event", (q) => q.eq("eventId", eventId))
    .take(MAX_ROWS);
  for (const { _id } of known) await db.delete("busy", _id);
  if (event.state === "scheduled") await addBusy({ db }, event, personIds);
}

/** Says who is taken by an event that nobody was taken by before. */
export async function addBusy(
  { db }: Writer,
  event: Doc<"events">,
  personIds: readonly Id<"persons">[],
): Promise<void> {
  const { _id: eventId, organizationId, startsAt, endsAt } = event;
  const days = daysOf(event);
  for (const personId of personIds)
    for (const day of days)
      await db.insert("busy", { organizationId, personId, day, startsAt, endsAt, eventId });
}

/** Somebody is wanted at a time when they are taken by an event. */
export type Conflict = { personId: Id<"persons">; wanted: Span; eventId: Id<"events"> };

/** What takes people between two instants, an event that is being changed left out: one conflict a person. */
export async function conflictsOf(
  ctx: Reader,
  personIds: readonly Id<"persons">[],
  from: number,
  to: number,
  exceptEvent?: Id<"events">,
): Promise<Conflict[]> {
  const except = new Set(exceptEvent === undefined ? [] : [exceptEvent]);
  return conflictsOfAll(ctx, personIds, [{ startsAt: from, endsAt: to }], except);
}

/** The same for many times at once, such as those of a series: for each person and time the first event. */
export async function conflictsOfAll(
  ctx: Reader,
  personIds: readonly Id<"persons">[],
  wanted: readonly Span[],
  except: ReadonlySet<Id<"events">>,
): Promise<Conflict[]> {
  if (wanted.length === 0) return [];
  const whole = {
    startsAt: Math.min(...wanted.map(({ startsAt }) => startsAt)),
    endsAt: Math.max(...wanted.map(({ endsAt }) => endsAt)),
  };
  const found: Conflict[] = [];
  for (const personId of personIds) {
    const taken = (await takenIn(ctx, personId, whole)).filter(({ eventId }) => !except.has(eventId));
    for (const { wanted: span, taken: met } of collisions(wanted, taken))
      found.push({ personId, wanted: span, eventId: met.eventId });
  }
  return found;
}

/** Read in the order of days, from the day the span begins to the one it ends. */
function takenIn({ db }: Reader, personId: Id<"persons">, { startsAt, endsAt }: Span) {
  return db
    .query("busy")
    .withIndex("by_person_day", (q) =>
      q
        .eq("personId", personId)
        .gte("day", dateAt(startsAt, "UTC"))
        .lte("day", dateAt(endsAt - 1, "UTC")),
    )
    .take(MAX_TAKEN);
}
