import { type Infer, v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { enrollmentIn } from "../../cohorts/model/roster";
import { hasPlace } from "../../cohorts/rules/enrollmentLifecycle";
import { wayIn } from "../../conferencing/model/waysIn";
import { leads } from "../../events/model/events";
import { failure } from "../../shared/errors";
import { codePeriods, doorAt } from "../rules/door";
import { readCheckInToken, readJoinToken } from "./joinTokens";
import { arrived } from "./presences";

const session = {
  organization: v.id("organizations"),
  cohort: v.id("cohorts"),
  event: v.id("events"),
  person: v.id("persons"),
  title: v.string(),
  startsAt: v.number(),
  endsAt: v.number(),
  timeZone: v.string(),
};

/** What a join link leads to: nowhere, a closed door, a meeting's address, a room, or a meeting being made. */
export const passedValidator = v.union(
  v.object({ is: v.literal("unknown") }),
  v.object({ is: v.literal("early"), opensAt: v.number(), ...session }),
  v.object({ is: v.literal("over"), ...session }),
  v.object({ is: v.literal("cancelled"), ...session }),
  v.object({ is: v.literal("preparing"), ...session }),
  v.object({ is: v.literal("room"), room: v.string(), ...session }),
  v.object({ is: v.literal("go"), url: v.string(), ...session }),
);

export type Passed = Infer<typeof passedValidator>;

/**
 * Lets the holder of a join link in. The link proves who they are; somebody who left the cohort meanwhile is
 * not let in. Where no video service reports who came, going through the door is the report, and the stay
 * lasts to the end.
 */
export async function passDoor(ctx: Pick<MutationCtx, "db">, token: string): Promise<Passed> {
  const ticket = await readJoinToken(token);
  const event = ticket === null ? null : await ctx.db.get("events", ticket.eventId);
  if (ticket === null || event === null || !(await mayEnter(ctx, event, ticket.personId)))
    return { is: "unknown" };
  const facts = factsOf(event, ticket.personId);
  const now = Date.now();
  const door = doorAt(event, now);
  if (door.is !== "open") return { ...door, ...facts };
  const way = await wayIn(ctx, event, ticket.personId);
  if (way.is !== "preparing" && !way.reportsStays)
    await comeIn(ctx, event, ticket.personId, { source: "link", at: now });
  return { ...withoutReports(way), ...facts };
}

/**
 * Checks somebody in by the code that the room's screen shows.
 * @throws `expired` for a code that is not shown now; `forbidden` for who has no place in the cohort;
 *   `conflict` where the session has not begun to let people in, or is over
 */
export async function checkIn(
  ctx: Pick<MutationCtx, "db">,
  personId: Id<"persons">,
  token: string,
): Promise<Doc<"events">> {
  const code = await readCheckInToken(token);
  const event = code === null ? null : await ctx.db.get("events", code.eventId);
  const now = Date.now();
  if (code === null || event === null || !codePeriods(now).includes(code.period))
    throw failure("expired", "This code is no longer shown. Please scan the one on the screen.");
  if (!(await mayEnter(ctx, event, personId)))
    throw failure("forbidden", "You have no place in the cohort of this session.");
  if (doorAt(event, now).is !== "open")
    throw failure("conflict", "You can check in from 15 minutes before the session until its end.");
  await comeIn(ctx, event, personId, { source: "check_in", at: now });
  return event;
}

async function comeIn(
  ctx: Pick<MutationCtx, "db">,
  event: Doc<"events">,
  personId: Id<"persons">,
  { source, at }: { source: "link" | "check_in"; at: number },
): Promise<void> {
  await arrived(ctx, {
    event,
    personId,
    source,
    sourceKey: `${event._id} ${personId}`,
    at,
  });
}

/** Who has a place in the cohort, and who leads the session. */
async function mayEnter(
  ctx: Pick<MutationCtx, "db">,
  { _id: eventId, cohortId }: Doc<"events">,
  personId: Id<"persons">,
): Promise<boolean> {
  const enrollment = await enrollmentIn(ctx, cohortId, personId);
  return (enrollment !== null && hasPlace(enrollment.state)) || leads(ctx, eventId, personId);
}

function factsOf(
  { _id, organizationId, cohortId, title, startsAt, endsAt, timeZone }: Doc<"events">,
  person: Id<"persons">,
) {
  const times = { startsAt, endsAt, timeZone };
  return {
    organization: organizationId,
    cohort: cohortId,
    event: _id,
    person,
    title,
    ...times,
  };
}

function withoutReports(way: Awaited<ReturnType<typeof wayIn>>) {
  switch (way.is) {
    case "go":
      return { is: way.is, url: way.url };
    case "room":
      return { is: way.is, room: way.room };
    case "preparing":
      return { is: way.is };
  }
}
