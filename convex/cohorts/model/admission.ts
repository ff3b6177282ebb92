import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import { findOrCreate, personOfEmail } from "../../people/model/people";
import { MAX_ADDRESSES, readAddresses } from "../../people/rules/invitations";
import { failure, invalid } from "../../shared/errors";
import { originOfOrganization } from "../../tenancy/model/addresses";
import { takesPeople } from "../rules/cohortLifecycle";
import { isOut, isPending } from "../rules/enrollmentLifecycle";
import { INVITATION_LENGTH } from "../rules/joining";
import type { EnrollmentRole } from "../rules/statuses";
import { requireCohort } from "./cohorts";
import type { Doer } from "./doer";
import { enter, move, moveEntry, requireEnrollment } from "./enrollmentRows";
import { occasionOf, tell } from "./letters";
import { enrollmentIn } from "./roster";
import { requireSeating, type Seating } from "./seating";

/** What becomes, or became, of one line of addresses: only a `ready` one is invited; the others say why not. */
export const lineValidator = v.object({
  entered: v.string(),
  outcome: literals("ready", "email", "repeated", "enrolled", "underway"),
});
type Outcome = Infer<typeof lineValidator>["outcome"];
type Line = { entered: string; email: string | null; outcome: Outcome };

export type Staff = Doer &
  Pick<Tenant, "organization" | "person" | "session"> & { everywhere: MutationCtx["db"] };
type Reader = Pick<QueryCtx, "db"> & { everywhere: QueryCtx["db"] };

/** What `invite` would do with each line. @throws `invalid` for no address, or more than two hundred */
export async function tryInviting(ctx: Reader, id: Id<"cohorts">, addresses: string) {
  await requireCohort(ctx, id);
  return shown(await linesOf(ctx, id, addresses));
}

/**
 * Invites people by mail: those who are ready for it get two weeks to accept. The mail leads to their own page
 * of the cohort, where they sign in with the address it went to.
 * @throws `invalid` as `tryInviting`; `conflict` for a cohort that takes nobody; `unavailable` without a public address
 */
export async function invite(ctx: Staff, id: Id<"cohorts">, addresses: string, role: EnrollmentRole) {
  const cohort = await requireCohort(ctx, id);
  if (!takesPeople(cohort.state)) throw failure("conflict", "Open the cohort first, then invite people.");
  await originOfOrganization(ctx, ctx.organization);
  const lines = await linesOf(ctx, id, addresses);
  for (const { email, outcome } of lines)
    if (outcome === "ready" && email !== null) await inviteOne(ctx, cohort, email, role);
  return shown(lines);
}

/** Sends an invitation again, good for another two weeks. @throws `conflict` for who is not invited */
export async function inviteAgain(ctx: Staff, id: Id<"enrollments">): Promise<void> {
  const row = await requireEnrollment(ctx, id);
  if (row.state !== "invited") throw failure("conflict", "This invitation is not open any more.");
  const until = Date.now() + INVITATION_LENGTH;
  await ctx.db.patch("enrollments", id, { until });
  await tellInvited(ctx, await requireCohort(ctx, row.cohortId), { ...row, until });
}

/** Puts somebody whom the organization knows into a cohort. @throws `notFound`, or `conflict` as `enter` and `seatOrWait` */
export async function add(
  ctx: Staff,
  id: Id<"cohorts">,
  personId: Id<"persons">,
  role: EnrollmentRole,
): Promise<Seating> {
  const cohort = await requireCohort(ctx, id);
  const person = await ctx.db.get("persons", personId);
  if (person === null) throw failure("notFound", "There is no such person here.");
  const entry = await enter(ctx, cohort, person, { role, source: "added" });
  return requireSeating(ctx, cohort, entry, "cohortJoined");
}

/** Lets in who asked: a seat, or a place on the waitlist. @throws `conflict`, `notFound` */
export async function approve(ctx: Doer, id: Id<"enrollments">): Promise<Seating> {
  const row = await requireEnrollment(ctx, id);
  if (row.state !== "requested") throw failure("conflict", "This request was answered already.");
  const cohort = await requireCohort(ctx, row.cohortId);
  return requireSeating(ctx, cohort, { row, from: row.state }, "joinRequestApproved");
}

/** Refuses who asked, with a reason or none. @throws `conflict`, `notFound` */
export async function refuse(ctx: Doer, id: Id<"enrollments">, reason: string): Promise<void> {
  const row = await requireEnrollment(ctx, id);
  if (row.state !== "requested") throw failure("conflict", "This request was answered already.");
  const declined = await move(ctx, row, "decline", reason === "" ? {} : { reason });
  const cohort = await requireCohort(ctx, row.cohortId);
  const key = occasionOf(declined);
  await tell(ctx, cohort, row.personId, { template: "joinRequestDeclined", data: { reason }, key });
}

async function linesOf(ctx: Reader, id: Id<"cohorts">, addresses: string): Promise<Line[]> {
  const read = readAddresses(addresses);
  if (read.length === 0) throw invalid({ addresses: "required" });
  if (read.length > MAX_ADDRESSES) throw invalid({ addresses: "tooMany" });
  return Promise.all(
    read.map(async ({ entered, email, problem }): Promise<Line> => {
      if (email === null || problem !== null) return { entered, email, outcome: problem ?? "email" };
      return { entered, email, outcome: await outcomeOf(ctx, id, email) };
    }),
  );
}

async function outcomeOf(ctx: Reader, id: Id<"cohorts">, email: string): Promise<Outcome> {
  const person = await personOfEmail({ db: ctx.everywhere }, email);
  const known = person === null ? null : await enrollmentIn(ctx, id, person._id);
  if (known === null || isOut(known.state)) return "ready";
  return isPending(known.state) ? "underway" : "enrolled";
}

function shown(lines: Line[]): Infer<typeof lineValidator>[] {
  return lines.map(({ entered, outcome }) => ({ entered, outcome }));
}

async function inviteOne(ctx: Staff, cohort: Doc<"cohorts">, email: string, role: EnrollmentRole) {
  const person = await findOrCreate({ db: ctx.everywhere }, { email });
  const entry = await enter(ctx, cohort, person, { role, source: "invited" });
  const until = Date.now() + INVITATION_LENGTH;
  await tellInvited(ctx, cohort, await moveEntry(ctx, entry, "invite", { until }));
}

async function tellInvited(
  ctx: Staff,
  cohort: Doc<"cohorts">,
  { _id, personId, until = 0 }: Doc<"enrollments">,
) {
  const data = { inviterName: ctx.person.name, until, timeZone: cohort.timeZone };
  await tell(ctx, cohort, personId, { template: "cohortInvitation", data, key: `${_id}:${until}` });
}
