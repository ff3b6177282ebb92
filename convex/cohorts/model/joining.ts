import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import type { Viewer } from "../../access/viewer";
import { acceptOffer, declineOffer } from "../../capacity/model/claims";
import { answerForm } from "../../forms/model/answers";
import { failure } from "../../shared/errors";
import { isPending, isSeated } from "../rules/enrollmentLifecycle";
import { joinAnswer, type JoinAnswer } from "../rules/joining";
import { arrive } from "./arrivals";
import { requireCohort } from "./cohorts";
import { depart } from "./departures";
import type { Doer } from "./doer";
import { enter, move, moveEntry } from "./enrollmentRows";
import { occasionOf, tell } from "./letters";
import { offeredSeats } from "./offers";
import { enrollmentIn } from "./roster";
import { giveBack, requireSeating, type Seating } from "./seating";

type Values = Parameters<typeof answerForm>[1]["values"];
/** Somebody signed in who acts for themselves. */
export type Self = Doer & { organization: Doc<"organizations">; person: Doc<"persons"> };
type Visitor = Pick<MutationCtx, "db" | "scheduler"> & {
  organization: Doc<"organizations">;
  viewer: Viewer | null;
};

const REFUSALS: Record<Exclude<JoinAnswer, "open">, string> = {
  notYet: "Enrolling has not begun yet.",
  closed: "Enrolling is over.",
  byInvitation: "This cohort is by invitation.",
};

/** Anybody who is signed in may come in, also who has nothing to do with the organization yet. @throws `signedOut` */
export function asSelf({ viewer, ...ctx }: Visitor): Self {
  if (viewer === null) throw failure("signedOut", "Please sign in.");
  return { ...ctx, ...viewer };
}

/**
 * Takes a seat in a cohort that is open to everybody, or a place on its waitlist.
 * @throws `notFound`; `conflict` outside the enrollment window, for who is in already, or when all is full
 */
export async function join(ctx: Self, id: Id<"cohorts">): Promise<Seating> {
  const cohort = await requireJoinable(ctx, id, "open");
  const entry = await enter(ctx, cohort, ctx.person, { role: "participant", source: "joined" });
  return requireSeating(ctx, cohort, entry, "cohortJoined");
}

/**
 * Asks for a place in a cohort whose staff decides, with the answers to its form where it has one.
 * @param values the answers by field key
 * @throws `invalid` with the form's fields, or as `join`
 */
export async function request(ctx: Self, id: Id<"cohorts">, values: Values): Promise<void> {
  const cohort = await requireJoinable(ctx, id, "request");
  const { row, from } = await enter(ctx, cohort, ctx.person, { role: "participant", source: "requested" });
  if (cohort.joinFormId !== undefined) {
    const answerId = await answerForm(ctx, { form: cohort.joinFormId, person: ctx.person._id, values });
    await ctx.db.patch("enrollments", row._id, { answerId });
  }
  const requested = await moveEntry(ctx, { row, from }, "request");
  const key = occasionOf(requested);
  await tell(ctx, cohort, ctx.person._id, { template: "joinRequestReceived", data: {}, key });
}

/** Takes what one was invited to, or the seat that was offered. @throws `expired` when it is too late; `notFound` */
export async function accept(ctx: Self, id: Id<"cohorts">): Promise<Seating> {
  const cohort = await requireCohort(ctx, id);
  const row = await requireOwn(ctx, id);
  if (row.state === "offered") {
    await acceptOffer(ctx, row._id);
    await arrive(ctx, cohort, await move(ctx, row, "enroll"), "cohortJoined");
    return "enrolled";
  }
  if (row.state !== "invited") throw failure("conflict", "There is no invitation or offer to accept.");
  if (row.until !== undefined && row.until <= Date.now())
    throw failure("expired", "This invitation is too old. Ask for a new one.");
  return requireSeating(ctx, cohort, { row, from: row.state }, "cohortJoined");
}

/** Declines an invitation, or leaves an offered seat to the next. @throws `conflict`, `expired` or `notFound` */
export async function decline(ctx: Self, id: Id<"cohorts">): Promise<void> {
  const row = await requireOwn(ctx, id);
  if (row.state !== "invited" && row.state !== "offered")
    throw failure("conflict", "There is no invitation or offer to decline.");
  if (row.state === "offered") await offeredSeats(ctx, await declineOffer(ctx, row._id));
  await move(ctx, row, "decline");
}

/** Leaves a cohort, its waitlist, or takes a request back. @throws `conflict` for who is not in; `notFound` */
export async function leave(ctx: Self, id: Id<"cohorts">, reason: string): Promise<void> {
  const row = await requireOwn(ctx, id);
  if (!isPending(row.state) && !isSeated(row.state))
    throw failure("conflict", "You are not in this cohort any more.");
  const left = await move(ctx, row, "withdraw", reason.trim() === "" ? {} : { reason: reason.trim() });
  if (isSeated(row.state)) await depart(ctx, left);
  await giveBack(ctx, left);
}

async function requireJoinable(
  ctx: Self,
  id: Id<"cohorts">,
  mode: "open" | "request",
): Promise<Doc<"cohorts">> {
  const cohort = await requireCohort(ctx, id);
  const program = await ctx.db.get("programs", cohort.programId);
  if (program?.state !== "published" || program.visibility === "private" || cohort.state === "draft")
    throw failure("notFound", "There is no such cohort here.");
  const answer = joinAnswer(cohort, Date.now());
  if (answer !== "open") throw failure("conflict", REFUSALS[answer]);
  if (cohort.joinMode !== mode) throw failure("conflict", "This cohort is joined in another way.");
  return cohort;
}

async function requireOwn(ctx: Self, id: Id<"cohorts">): Promise<Doc<"enrollments">> {
  const row = await enrollmentIn(ctx, id, ctx.person._id);
  if (row === null || row.organizationId !== ctx.organization._id)
    throw failure("notFound", "You have nothing to do with this cohort.");
  return row;
}
