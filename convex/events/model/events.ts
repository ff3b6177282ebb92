import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import { poolOf } from "../../capacity/model/pools";
import { requireTeaching } from "../../cohorts/model/access";
import { teaches } from "../../cohorts/model/instructors";
import { affiliationIn } from "../../people/model/affiliations";
import { failure } from "../../shared/errors";
import { MAX_OCCURRENCES } from "../../shared/recurrence";
import { MAX_INSTRUCTORS } from "../rules/eventChecks";
import { ADMISSIONS, EVENT_KINDS, EVENT_STATES, REGISTRATION_STATES } from "../rules/statuses";
import { placeValidator } from "../schema";

export const eventValidator = v.object({
  id: v.id("events"),
  cohort: v.id("cohorts"),
  kind: literals(...EVENT_KINDS),
  state: literals(...EVENT_STATES),
  title: v.string(),
  /** Markdown. */
  description: v.string(),
  /** What the clock there shows; instants are milliseconds since 1970. */
  wallStart: v.string(),
  timeZone: v.string(),
  durationMinutes: v.number(),
  startsAt: v.number(),
  endsAt: v.number(),
  place: placeValidator,
  admission: literals(...ADMISSIONS),
  /** Of an occurrence: its series, and whether it differs from it. */
  series: v.union(v.object({ id: v.id("eventSeries"), rule: v.string(), differs: v.boolean() }), v.null()),
  instructors: v.array(v.object({ person: v.id("persons"), name: v.string() })),
  remindBefore: v.array(v.number()),
  cancelReason: v.union(v.string(), v.null()),
  /** Where one registers: how many seats there are, null for as many as come, and how they stand. */
  seats: v.union(
    v.object({
      total: v.union(v.number(), v.null()),
      used: v.number(),
      waiting: v.number(),
      keepsWaiting: v.boolean(),
    }),
    v.null(),
  ),
  /** Where one registers: how the viewer stands; null for who has not registered, and for staff. */
  registration: v.union(
    v.object({ state: literals(...REGISTRATION_STATES), until: v.union(v.number(), v.null()) }),
    v.null(),
  ),
});
export type EventFacts = Infer<typeof eventValidator>;

type Reader = Pick<QueryCtx, "db">;

/** @throws `notFound` */
export async function requireEvent({ db }: Reader, id: Id<"events">): Promise<Doc<"events">> {
  const event = await db.get("events", id);
  if (event === null) throw failure("notFound", "There is no such session here.");
  return event;
}

/** An event and its cohort, for staff who may change it. @throws `notFound`, `forbidden` */
export async function requireOwnEvent(
  ctx: Reader & Pick<Tenant, "person" | "permissions">,
  id: Id<"events">,
): Promise<{ event: Doc<"events">; cohort: Doc<"cohorts"> }> {
  const event = await requireEvent(ctx, id);
  return { event, cohort: await requireTeaching(ctx, event.cohortId) };
}

/** Whether a member of the staff may change an event. */
export async function mayManage(
  ctx: Reader & Pick<Tenant, "person" | "permissions">,
  { cohortId }: Doc<"events">,
): Promise<boolean> {
  if (!ctx.permissions.includes("events.manage")) return false;
  return ctx.permissions.includes("cohorts.manage") || teaches(ctx, cohortId, ctx.person._id);
}

/** Who leads an event; bounded by `MAX_INSTRUCTORS`. */
export function instructorRows({ db }: Reader, eventId: Id<"events">): Promise<Doc<"eventInstructors">[]> {
  return db
    .query("eventInstructors")
    .withIndex("by_event_person", (q) => q.eq("eventId", eventId))
    .take(MAX_INSTRUCTORS);
}

export async function instructorIds(ctx: Reader, eventId: Id<"events">): Promise<Id<"persons">[]> {
  return (await instructorRows(ctx, eventId)).map(({ personId }) => personId);
}

/** Whether somebody leads a session. */
export async function leads(
  { db }: Reader,
  eventId: Id<"events">,
  personId: Id<"persons">,
): Promise<boolean> {
  const row = await db
    .query("eventInstructors")
    .withIndex("by_event_person", (q) => q.eq("eventId", eventId).eq("personId", personId))
    .first();
  return row !== null;
}

/** All occurrences of a series, in their order; those of a series are bounded by `MAX_OCCURRENCES`. */
export function occurrenceRows({ db }: Reader, seriesId: Id<"eventSeries">): Promise<Doc<"events">[]> {
  return db
    .query("events")
    .withIndex("by_series_recurrence", (q) => q.eq("seriesId", seriesId))
    .take(MAX_OCCURRENCES);
}

/** A person's registration for an event, or null. */
export function registrationOf(
  { db }: Reader,
  eventId: Id<"events">,
  personId: Id<"persons">,
): Promise<Doc<"registrations"> | null> {
  return db
    .query("registrations")
    .withIndex("by_event_person", (q) => q.eq("eventId", eventId).eq("personId", personId))
    .unique();
}

/** An event as staff see it. */
export async function describeEvent(ctx: Reader, event: Doc<"events">): Promise<EventFacts> {
  const { _id: id, cohortId: cohort, kind, state, title, description, wallStart, timeZone } = event;
  const { durationMinutes, startsAt, endsAt, place, admission, remindBefore } = event;
  return {
    ...{ id, cohort, kind, state, title, description, wallStart, timeZone, durationMinutes },
    ...{ startsAt, endsAt, place, admission, remindBefore },
    cancelReason: event.cancelReason ?? null,
    series: await seriesOf(ctx, event),
    instructors: await instructorsOf(ctx, event),
    seats: await seatsOf(ctx, event),
    registration: null,
  };
}

/** An event as somebody of the cohort sees it: the address of an online session is for the door alone. */
export async function describeFor(
  ctx: Reader,
  event: Doc<"events">,
  personId: Id<"persons">,
): Promise<EventFacts> {
  const facts = await describeEvent(ctx, event);
  const own = event.admission === "cohort" ? null : await registrationOf(ctx, event._id, personId);
  const { room, online } = facts.place;
  return {
    ...facts,
    place: { ...(room !== undefined && { room }), ...(online && { online: { provider: online.provider } }) },
    registration: own === null ? null : { state: own.state, until: own.until ?? null },
  };
}

async function seriesOf({ db }: Reader, { seriesId, differs }: Doc<"events">): Promise<EventFacts["series"]> {
  const series = seriesId === undefined ? null : await db.get("eventSeries", seriesId);
  return series === null ? null : { id: series._id, rule: series.rule, differs };
}

async function instructorsOf(ctx: Reader, { _id, organizationId }: Doc<"events">) {
  return Promise.all(
    (await instructorIds(ctx, _id)).map(async (person) => ({
      person,
      name: (await affiliationIn(ctx, organizationId, person))?.name ?? "",
    })),
  );
}

async function seatsOf(ctx: Reader, { _id: id, admission }: Doc<"events">): Promise<EventFacts["seats"]> {
  const pool = admission === "cohort" ? null : await poolOf(ctx, { kind: "event", id });
  if (pool === null) return null;
  return {
    total: pool.seats ?? null,
    used: pool.used,
    waiting: pool.waiting,
    keepsWaiting: pool.keepsWaiting,
  };
}
