import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { enrollmentIn } from "../../cohorts/model/roster";
import type { CalendarMethod } from "../../notifications/rules/calendarParts";
import { registrationOf } from "./events";
import type { Subject } from "./invitations";
import { mailPerson } from "./mailings";
import { end } from "./registrations";

type Ctx = Pick<MutationCtx, "db" | "scheduler">;

/** Sessions looked at in one transaction. */
const PAGE = 50;
/** More entries than a cohort has to come at once: what was told is remembered from page to page. */
const MAX_TOLD = 1_000;

export type Tour = {
  enrollment: Id<"enrollments">;
  method: CalendarMethod;
  /** When the person came or left: told once for each time. */
  stateAt: number;
  /** Instant behind the last session that was looked at, and the series that were told of. */
  from: number;
  told: Id<"eventSeries">[];
};

/** Who enrolled gets the invitations to all that is still to come, page after page by a job. */
export async function inviteTo(ctx: Ctx, { _id, stateAt }: Doc<"enrollments">): Promise<void> {
  await start(ctx, { enrollment: _id, method: "REQUEST", stateAt });
}

/** Who left is taken off: calendars forget what is still to come, and seats at sessions are given back. */
export async function uninvite(ctx: Ctx, { _id, stateAt }: Doc<"enrollments">): Promise<void> {
  await start(ctx, { enrollment: _id, method: "CANCEL", stateAt });
}

async function start(
  { scheduler }: Ctx,
  tour: Pick<Tour, "enrollment" | "method" | "stateAt">,
): Promise<void> {
  await scheduler.runAfter(0, internal.events.jobs.tour, { ...tour, from: Date.now(), told: [] });
}

/** Tells the person of the next page of sessions, and goes on with the one after it. */
export async function tourPage(ctx: Ctx, tour: Tour, now: number): Promise<void> {
  const enrollment = await ctx.db.get("enrollments", tour.enrollment);
  if (enrollment === null || !(await isStillMeant(ctx, enrollment, tour))) return;
  const events = await comingOf(ctx, enrollment.cohortId, tour.from);
  const told = new Set(tour.told);
  const subjects = events
    .filter(({ admission, state }) => admission === "cohort" && state === "scheduled")
    .flatMap((event) => subjectOf(event, told));
  const { method, stateAt } = tour;
  const occasion = `${tour.enrollment}:${stateAt}`;
  await mailPerson(ctx, enrollment.personId, { subjects, method, occasion }, now);
  if (method === "CANCEL") await endRegistrations(ctx, enrollment.personId, events);
  const last = events.at(-1);
  if (last === undefined || events.length < PAGE) return;
  const next = { ...tour, from: last.startsAt, told: [...told].slice(-MAX_TOLD) };
  await ctx.scheduler.runAfter(0, internal.events.jobs.tour, next);
}

/** Not if the person came back or left again meanwhile: that has a tour of its own. */
async function isStillMeant(
  ctx: Pick<QueryCtx, "db">,
  { cohortId, personId }: Doc<"enrollments">,
  { method }: Tour,
): Promise<boolean> {
  const present = await enrollmentIn(ctx, cohortId, personId);
  const takesPart = present?.state === "enrolled" || present?.state === "active";
  return takesPart === (method === "REQUEST");
}

function comingOf({ db }: Pick<QueryCtx, "db">, cohortId: Id<"cohorts">, from: number) {
  return db
    .query("events")
    .withIndex("by_cohort_start", (q) => q.eq("cohortId", cohortId).gt("startsAt", from))
    .take(PAGE);
}

/** A series once, as a whole; a single event by itself. */
function subjectOf({ _id, seriesId }: Doc<"events">, told: Set<Id<"eventSeries">>): Subject[] {
  if (seriesId === undefined) return [{ event: _id }];
  if (told.has(seriesId)) return [];
  told.add(seriesId);
  return [{ series: seriesId }];
}

async function endRegistrations(
  ctx: Ctx,
  personId: Id<"persons">,
  events: readonly Doc<"events">[],
): Promise<void> {
  for (const event of events.filter(({ admission }) => admission === "registration")) {
    const registration = await registrationOf(ctx, event._id, personId);
    if (registration !== null && registration.state !== "cancelled") await end(ctx, event, registration);
  }
}
