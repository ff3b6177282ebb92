import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { append } from "../../activities/model/activities";
import { enrollmentIn } from "../../cohorts/model/roster";
import { attendanceChanged } from "../../progress/model/measures";
import { countedState, effectiveState } from "../rules/standing";
import { firstArrival, isInside, minutesInside } from "../rules/stays";
import type { AttendanceState } from "../rules/statuses";
import { staysOf } from "./stays";

type Ctx = Pick<MutationCtx, "db">;
type Row = Doc<"attendances">;

/** A person's attendance of a session, or null. */
export function attendanceOf(
  { db }: Pick<QueryCtx, "db">,
  eventId: Id<"events">,
  personId: Id<"persons">,
): Promise<Row | null> {
  return db
    .query("attendances")
    .withIndex("by_event_person", (q) => q.eq("eventId", eventId).eq("personId", personId))
    .unique();
}

/** Counts somebody's stays in a session anew and carries what changed to their progress. */
export async function recount(ctx: Ctx, event: Doc<"events">, personId: Id<"persons">): Promise<void> {
  const now = Date.now();
  const stays = await staysOf(ctx, event._id, personId);
  const cohort = await ctx.db.get("cohorts", event.cohortId);
  const firstAt = firstArrival(stays);
  const minutes = minutesInside(stays, event, now);
  const state = countedState(
    minutes,
    event.durationMinutes,
    cohort?.presentShare ?? 1,
    firstAt !== undefined,
  );
  const inside = isInside(stays, event, now);
  const isSettled = now >= event.endsAt;
  await settle(ctx, event, personId, {
    state,
    minutes,
    firstAt,
    isInside: inside,
    isSettled,
  });
}

/** Staff says what is so, whatever was counted; with `undefined` the counted state stands again. */
export async function overrule(
  ctx: Ctx,
  event: Doc<"events">,
  personId: Id<"persons">,
  override: Row["override"],
): Promise<void> {
  await settle(ctx, event, personId, { override });
}

const BLANK = {
  state: "absent",
  minutes: 0,
  isInside: false,
  isSettled: false,
} as const;

/** Writes what is new of a row, and what follows where what it counts for became another. */
async function settle(
  ctx: Ctx,
  event: Doc<"events">,
  personId: Id<"persons">,
  news: Partial<Omit<Row, "_id" | "_creationTime">>,
): Promise<void> {
  const { _id: eventId, organizationId, cohortId } = event;
  const before = await attendanceOf(ctx, eventId, personId);
  const id =
    before?._id ??
    (await ctx.db.insert("attendances", {
      organizationId,
      eventId,
      cohortId,
      personId,
      ...BLANK,
    }));
  await ctx.db.patch("attendances", id, news);
  const was = countsAs(before);
  const is = countsAs({ ...(before ?? BLANK), ...news });
  if (was === is) return;
  await tell(ctx, event, { id, personId }, was, is);
  await attendanceChanged(ctx, { cohortId, personId });
}

/** What a row counts for: nothing while the session goes on, unless staff has said so. */
function countsAs(row: Pick<Row, "state" | "isSettled" | "override"> | null): AttendanceState | null {
  if (row === null || !(row.isSettled || row.override !== undefined)) return null;
  return effectiveState(row.state, row.override);
}

/** Being present is told to the activities, and taken back when it is no longer so. */
async function tell(
  ctx: Ctx,
  event: Doc<"events">,
  row: { id: Row["_id"]; personId: Id<"persons"> },
  was: AttendanceState | null,
  is: AttendanceState | null,
): Promise<void> {
  if (was !== "present" && is !== "present") return;
  const enrollment = await enrollmentIn(ctx, event.cohortId, row.personId);
  if (enrollment === null) return;
  await append(ctx, {
    kind: "attended",
    enrollment,
    event: event._id,
    at: event.startsAt,
    quantity: is === "present" ? event.durationMinutes : -event.durationMinutes,
    dedupeKey: `attended ${row.id} ${Date.now()}`,
  });
}
