import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { Action } from "../../audit/rules/actions";
import { closePool } from "../../capacity/model/pools";
import { releaseSeats } from "../../capacity/model/claims";
import { failure, invalid } from "../../shared/errors";
import { DAY } from "../../shared/time";
import { type CohortStep, dueTransition, nextCohortState } from "../rules/cohortLifecycle";
import { isSeated, PENDING_STATES, SEATED_STATES } from "../rules/enrollmentLifecycle";
import type { EnrollmentState } from "../rules/statuses";
import { requireCohort } from "./cohorts";
import { depart } from "./departures";
import { type Doer, recordIn } from "./doer";
import { move } from "./enrollmentRows";
import { occasionOf, tell } from "./letters";
import { ownerOf } from "./seating";

const ACTIONS = {
  open: "cohorts.opened",
  start: "cohorts.started",
  complete: "cohorts.completed",
  archive: "cohorts.archived",
  cancel: "cohorts.cancelled",
} as const satisfies Record<CohortStep, Action>;

/** Enrollments that follow their cohort in one mutation. */
const BATCH = 100;
/** Cohorts that are looked at in one mutation. */
const COHORTS_AT_A_TIME = 50;

/**
 * Takes a cohort one step on; its people follow, page after page.
 * @param reason told to the people of a cancelled cohort
 * @throws `conflict` where the step cannot be taken, `invalid` without a reason to cancel, `notFound`
 */
export async function takeStep(ctx: Doer, id: Id<"cohorts">, step: CohortStep, reason = ""): Promise<void> {
  const cohort = await requireCohort(ctx, id);
  const state = nextCohortState(cohort.state, step);
  if (state === null) throw failure("conflict", `This cannot be done while a cohort is ${cohort.state}.`);
  if (step === "cancel" && reason.trim() === "") throw invalid({ reason: "required" });
  await ctx.db.patch("cohorts", id, { state });
  const entity = { table: "cohorts" as const, id };
  await recordIn(ctx, cohort.organizationId, { action: ACTIONS[step], entity, changed: ["state"] });
  if (step === "complete" || step === "cancel") await closePool(ctx, ownerOf(cohort));
  if (step !== "open" && step !== "archive")
    await ctx.scheduler.runAfter(0, internal.cohorts.jobs.follow, { cohort: id, reason: reason.trim() });
}

/**
 * Lets a batch of people follow their cohort: who is enrolled takes part once it runs, who waits for an answer
 * gets none once it is over, and everybody is out of a cancelled one and told so. Goes on until none is left.
 */
export async function follow(ctx: Doer, id: Id<"cohorts">, reason: string): Promise<void> {
  const cohort = await requireCohort(ctx, id);
  const states = followers(cohort.state);
  let left = BATCH;
  for (const state of states) {
    const rows = await ctx.db
      .query("enrollments")
      .withIndex("by_cohort_state_name", (q) => q.eq("cohortId", id).eq("state", state))
      .take(left);
    for (const row of rows) await followOne(ctx, cohort, row, reason);
    left -= rows.length;
  }
  if (left === 0) await ctx.scheduler.runAfter(0, internal.cohorts.jobs.follow, { cohort: id, reason });
}

function followers(state: Doc<"cohorts">["state"]): readonly EnrollmentState[] {
  if (state === "running") return ["enrolled"];
  if (state === "completed" || state === "archived") return PENDING_STATES;
  return state === "cancelled" ? [...PENDING_STATES, ...SEATED_STATES] : [];
}

async function followOne(ctx: Doer, cohort: Doc<"cohorts">, row: Doc<"enrollments">, reason: string) {
  if (cohort.state === "running") {
    await move(ctx, row, "activate");
    return;
  }
  // The pool is closed: nobody is offered what is given back here.
  await releaseSeats(ctx, row._id);
  if (cohort.state !== "cancelled") {
    await move(ctx, row, "expire");
    return;
  }
  const left = await move(ctx, row, "withdraw", { reason });
  if (isSeated(row.state)) await depart(ctx, left);
  const letter = { template: "cohortCancelled" as const, data: { reason }, key: occasionOf(left) };
  await tell(ctx, cohort, row.personId, letter);
}

/**
 * Takes every cohort on that is due by date, in its own zone. Doing it again changes nothing; one that was
 * overlooked for long starts and completes, and both are noted.
 * @param cursor where an earlier call stopped, null at first
 */
export async function moveByDate(
  ctx: Doer,
  { state, cursor }: { state: "open" | "running"; cursor: string | null },
  now: number,
): Promise<void> {
  const found = await datedBefore(ctx, state, now).paginate({ cursor, numItems: COHORTS_AT_A_TIME });
  for (const cohort of found.page) await moveWhileDue(ctx, cohort, now);
  if (found.isDone) return;
  const rest = { state, cursor: found.continueCursor };
  await ctx.scheduler.runAfter(0, internal.cohorts.jobs.moveByDate, rest);
}

/** Open cohorts by start, running ones by end, that may be due: today anywhere is at most a day after today in UTC. */
function datedBefore({ db }: Doer, state: "open" | "running", now: number) {
  const latest = new Date(now + DAY).toISOString().slice(0, 10);
  const cohorts = db.query("cohorts");
  return state === "open"
    ? cohorts.withIndex("by_state_start", (q) => q.eq("state", state).lte("startDate", latest))
    : cohorts.withIndex("by_state_end", (q) => q.eq("state", state).lt("endDate", latest));
}

async function moveWhileDue(ctx: Doer, cohort: Doc<"cohorts">, now: number): Promise<void> {
  const step = dueTransition(cohort, now);
  if (step === null) return;
  await takeStep(ctx, cohort._id, step);
  await moveWhileDue(ctx, await requireCohort(ctx, cohort._id), now);
}

/** Ends invitations whose time is over, some at a time. @returns whether there may be more */
export async function expireInvitations(ctx: Doer, now: number): Promise<boolean> {
  const rows = await ctx.db
    .query("enrollments")
    .withIndex("by_state_until", (q) => q.eq("state", "invited").lte("until", now))
    .take(BATCH);
  for (const row of rows) await move(ctx, row, "expire");
  return rows.length === BATCH;
}
