import type { PaginationOptions } from "convex/server";
import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import type { Member } from "../../access/entrance";
import { waitingBefore } from "../../capacity/model/claims";
import { failure } from "../../shared/errors";
import { mayAccess } from "../rules/access";
import { COHORT_STATES, ENROLLMENT_ROLES, ENROLLMENT_STATES } from "../rules/statuses";
import { enrollmentIn } from "./roster";

export const ownValidator = v.object({
  enrollment: v.id("enrollments"),
  role: literals(...ENROLLMENT_ROLES),
  state: literals(...ENROLLMENT_STATES),
  /** While invited or offered: until when it can be accepted. */
  until: v.union(v.number(), v.null()),
  accessUntil: v.union(v.number(), v.null()),
  reason: v.union(v.string(), v.null()),
  /** While waiting: how many are before, counted up to 999. */
  waitingBefore: v.union(v.number(), v.null()),
  /** Whether the cohort can be seen from the inside now. */
  mayEnter: v.boolean(),
  cohort: v.object({
    id: v.id("cohorts"),
    name: v.string(),
    state: literals(...COHORT_STATES),
    startDate: v.string(),
    endDate: v.string(),
    timeZone: v.string(),
    program: v.object({ title: v.string(), slug: v.string() }),
  }),
});

type Ctx = Pick<QueryCtx, "db"> & Pick<Member, "organization" | "person">;

/** The caller's own enrollments in the organization, newest first. */
export async function ownPage(ctx: Ctx, paginationOpts: PaginationOptions) {
  const found = await ctx.db
    .query("enrollments")
    .withIndex("by_organization_person", (q) =>
      q.eq("organizationId", ctx.organization._id).eq("personId", ctx.person._id),
    )
    .order("desc")
    .paginate(paginationOpts);
  return { ...found, page: await Promise.all(found.page.map((row) => ownOf(ctx, row))) };
}

/** The caller's own enrollment in a cohort, whatever its state. @throws `notFound` for who has none */
export async function ownIn(ctx: Ctx, id: Id<"cohorts">): Promise<Infer<typeof ownValidator>> {
  const row = (await ctx.db.get("cohorts", id)) === null ? null : await enrollmentIn(ctx, id, ctx.person._id);
  if (row === null) throw failure("notFound", "You have nothing to do with this cohort.");
  return ownOf(ctx, row);
}

async function ownOf(ctx: Ctx, row: Doc<"enrollments">): Promise<Infer<typeof ownValidator>> {
  const cohort = (await ctx.db.get("cohorts", row.cohortId))!;
  const program = await ctx.db.get("programs", cohort.programId);
  const { name, state, startDate, endDate, timeZone } = cohort;
  const waits = row.state === "waitlisted";
  return {
    enrollment: row._id,
    role: row.role,
    state: row.state,
    until: row.until ?? null,
    accessUntil: row.accessUntil ?? null,
    reason: row.reason ?? null,
    waitingBefore: waits ? await waitingBefore(ctx, { kind: "cohort", id: cohort._id }, row._id) : null,
    mayEnter: mayAccess(cohort, row, Date.now()),
    cohort: {
      ...{ id: cohort._id, name, state, startDate, endDate, timeZone },
      program: { title: program?.title ?? "", slug: program?.slug ?? "" },
    },
  };
}
