import type { PaginationOptions, PaginationResult } from "convex/server";
import { mergedStream, stream } from "convex-helpers/server/stream";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { mayAccess } from "../../cohorts/rules/access";
import schema from "../../schema";
import { describeEvent, describeFor, type EventFacts } from "./events";

type Reader = Pick<QueryCtx, "db">;
type Page = PaginationResult<EventFacts>;

/** Whether what is over is wanted, the last first, or what runs and comes, the next first. */
export type When = "past" | "coming";

/** More cohorts than one person takes part in at a time. */
const MAX_COHORTS = 50;
/** More enrollments than one person has in one organization. */
const MAX_ENROLLMENTS = 200;
/** The longest session: one that began before may still run. */
const LONGEST = 24 * 3_600_000;

// Pages are read by streams, whose cursors are places in an index: what is past moves on from one run of a
// live query to the next, and a cursor of the database would belong to the query of a moment.

/** A cohort's sessions as staff see them. */
export async function cohortPage(
  { db }: Reader,
  cohortId: Id<"cohorts">,
  { when, now }: { when: When; now: number },
  paginationOpts: PaginationOptions,
): Promise<Page> {
  const rows = await scheduleOf(db, cohortId, when, now).paginate(paginationOpts);
  return described(rows, (event) => describeEvent({ db }, event));
}

/** A cohort's sessions as one of its people sees them. The caller has checked that they may. */
export async function cohortPageFor(
  { db }: Reader,
  { cohortId, personId }: { cohortId: Id<"cohorts">; personId: Id<"persons"> },
  { when, now }: { when: When; now: number },
  paginationOpts: PaginationOptions,
): Promise<Page> {
  const rows = await scheduleOf(db, cohortId, when, now).paginate(paginationOpts);
  return described(rows, (event) => describeFor({ db }, event, personId));
}

/** The sessions of all cohorts that a person may see from the inside. */
export async function learnerPage(
  { db }: Reader,
  { organizationId, personId }: { organizationId: Id<"organizations">; personId: Id<"persons"> },
  { when, now }: { when: When; now: number },
  paginationOpts: PaginationOptions,
): Promise<Page> {
  const cohorts = await openCohorts({ db }, organizationId, personId, now);
  if (cohorts.length === 0) return { page: [], isDone: true, continueCursor: "" };
  const streams = cohorts.map((cohortId) => scheduleOf(db, cohortId, when, now));
  const rows = await mergedStream(streams, ["startsAt"]).paginate(paginationOpts);
  return described(rows, (event) => describeFor({ db }, event, personId));
}

/** The sessions that a person leads, in any cohort of the organization. */
export async function instructorPage(
  { db }: Reader,
  { organizationId, personId }: { organizationId: Id<"organizations">; personId: Id<"persons"> },
  { when, now }: { when: When; now: number },
  paginationOpts: PaginationOptions,
): Promise<Page> {
  const led = stream(db, schema)
    .query("eventInstructors")
    .withIndex("by_organization_person", (q) => {
      const own = q.eq("organizationId", organizationId).eq("personId", personId);
      return when === "past" ? own.lte("startsAt", now) : own.gt("startsAt", now - LONGEST);
    });
  const rows = await led.order(when === "past" ? "desc" : "asc").paginate(paginationOpts);
  const events = await Promise.all(rows.page.map(({ eventId }) => db.get("events", eventId)));
  const page = events.filter((event) => event !== null && isOf(event, when, now)) as Doc<"events">[];
  return described({ ...rows, page }, (event) => describeEvent({ db }, event));
}

/** The cohorts that a person takes part in, or completed and still has access to. */
export async function openCohorts(
  { db }: Reader,
  organizationId: Id<"organizations">,
  personId: Id<"persons">,
  now: number,
): Promise<Id<"cohorts">[]> {
  const enrollments = await db
    .query("enrollments")
    .withIndex("by_organization_person", (q) =>
      q.eq("organizationId", organizationId).eq("personId", personId),
    )
    .take(MAX_ENROLLMENTS);
  const open: Id<"cohorts">[] = [];
  for (const enrollment of enrollments) {
    const cohort = await db.get("cohorts", enrollment.cohortId);
    if (cohort !== null && mayAccess(cohort, enrollment, now)) open.push(cohort._id);
  }
  return open.slice(-MAX_COHORTS);
}

function scheduleOf(db: QueryCtx["db"], cohortId: Id<"cohorts">, when: When, now: number) {
  const rows = stream(db, schema)
    .query("events")
    .withIndex("by_cohort_start", (q) => {
      const own = q.eq("cohortId", cohortId);
      return when === "past" ? own.lte("startsAt", now) : own.gt("startsAt", now - LONGEST);
    })
    .order(when === "past" ? "desc" : "asc");
  return rows.filterWith((event) => Promise.resolve(isOf(event, when, now)));
}

function isOf({ endsAt }: Doc<"events">, when: When, now: number): boolean {
  return when === "past" ? endsAt <= now : endsAt > now;
}

async function described(
  rows: PaginationResult<Doc<"events">>,
  describe: (event: Doc<"events">) => Promise<EventFacts>,
): Promise<Page> {
  return { ...rows, page: await Promise.all(rows.page.map(describe)) };
}
