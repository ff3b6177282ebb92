import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import type { Action } from "../../audit/rules/actions";
import { affiliate } from "../../people/model/affiliations";
import { failure } from "../../shared/errors";
import { type EnrollmentEvent, isOut, nextEnrollment } from "../rules/enrollmentLifecycle";
import type { EnrollmentState } from "../rules/statuses";
import { recount } from "./counts";
import { type Doer, recordIn } from "./doer";
import { enrollmentIn } from "./roster";

const ACTIONS = {
  request: "enrollments.requested",
  invite: "enrollments.invited",
  enroll: "enrollments.enrolled",
  wait: "enrollments.waitlisted",
  offer: "enrollments.offered",
  activate: "enrollments.activated",
  complete: "enrollments.completed",
  fail: "enrollments.failed",
  withdraw: "enrollments.withdrawn",
  decline: "enrollments.declined",
  expire: "enrollments.expired",
} as const satisfies Record<EnrollmentEvent, Action>;

type Row = Doc<"enrollments">;
/** What goes with a state; what is not given is cleared. */
type Terms = Pick<Row, "until" | "reason" | "accessUntil">;
/** An enrollment that is about to get its first state, or a new one after it ended: `from` null or that state. */
export type Entry = { row: Row; from: EnrollmentState | null };
export type Entrant = Pick<Row, "role" | "source"> & Partial<Pick<Row, "externalId" | "answerId">>;

/** @throws `notFound` */
export async function requireEnrollment({ db }: Pick<QueryCtx, "db">, id: Id<"enrollments">): Promise<Row> {
  const row = await db.get("enrollments", id);
  if (row === null) throw failure("notFound", "There is no such enrollment here.");
  return row;
}

/**
 * Makes the row of somebody who is about to come in, or takes the one of an earlier time; the person becomes
 * visible to the staff. `moveEntry` must follow.
 * @throws `conflict` for who is in, or on the way in
 */
export async function enter(
  ctx: Doer,
  { _id: cohortId, organizationId }: Doc<"cohorts">,
  person: Doc<"persons">,
  entrant: Entrant,
): Promise<Entry> {
  const known = await enrollmentIn(ctx, cohortId, person._id);
  if (known !== null && !isOut(known.state))
    throw failure("conflict", `${person.name} is in this cohort, or on the way in, already.`);
  await affiliate(ctx, organizationId, person, "learner");
  if (known !== null) {
    await ctx.db.patch("enrollments", known._id, entrant);
    return { row: { ...known, ...entrant }, from: known.state };
  }
  const place = { organizationId, cohortId, personId: person._id, name: person.name };
  const first = { state: "requested" as const, stateAt: Date.now() };
  const id = await ctx.db.insert("enrollments", { ...place, ...entrant, ...first });
  return { row: (await ctx.db.get("enrollments", id))!, from: null };
}

/** Gives an entry the state that an event leads to, counts and notes it. @throws `conflict` where it cannot happen */
export async function moveEntry(
  ctx: Doer,
  { row, from }: Entry,
  event: EnrollmentEvent,
  { until, reason, accessUntil }: Terms = {},
): Promise<Row> {
  const state = nextEnrollment(from, event);
  if (state === null) throw failure("conflict", `This cannot be done while the enrollment is ${from}.`);
  const values = { state, stateAt: Date.now(), until, reason, accessUntil };
  await ctx.db.patch("enrollments", row._id, values);
  await recount(ctx, row, from, state);
  const entity = { table: "enrollments" as const, id: row._id };
  await recordIn(ctx, row.organizationId, { action: ACTIONS[event], entity, changed: ["state"] });
  return { ...row, ...values };
}

/** The same for an enrollment that has a state. */
export function move(ctx: Doer, row: Row, event: EnrollmentEvent, terms: Terms = {}): Promise<Row> {
  return moveEntry(ctx, { row, from: row.state }, event, terms);
}

/** Takes back an entry that came to nothing: a row that was made for it goes, an earlier one stays as it ended. */
export async function undoEntry({ db }: Doer, { row, from }: Entry): Promise<void> {
  if (from === null) await db.delete("enrollments", row._id);
}
