import type { PaginationOptions } from "convex/server";
import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { ENROLLMENT_ROLES, ENROLLMENT_STATES } from "../rules/statuses";

/** One line of what a person was in: a cohort of a program, and how it stands with them. */
export const pastEnrollmentValidator = v.object({
  id: v.id("enrollments"),
  cohort: v.id("cohorts"),
  name: v.string(),
  program: v.string(),
  role: literals(...ENROLLMENT_ROLES),
  state: literals(...ENROLLMENT_STATES),
  /** Since when they are in this state. */
  stateAt: v.number(),
});

type Reader = Pick<QueryCtx, "db">;

/** A person's enrollments in an organization, newest first. */
export async function enrollmentsOf(
  { db }: Reader,
  organizationId: Id<"organizations">,
  personId: Id<"persons">,
  paginationOpts: PaginationOptions,
) {
  const found = await db
    .query("enrollments")
    .withIndex("by_organization_person", (q) =>
      q.eq("organizationId", organizationId).eq("personId", personId),
    )
    .order("desc")
    .paginate(paginationOpts);
  return { ...found, page: await Promise.all(found.page.map((row) => shown({ db }, row))) };
}

async function shown(
  { db }: Reader,
  { _id: id, cohortId, role, state, stateAt }: Doc<"enrollments">,
): Promise<Infer<typeof pastEnrollmentValidator>> {
  const cohort = (await db.get("cohorts", cohortId))!;
  const program = await db.get("programs", cohort.programId);
  return { id, cohort: cohortId, name: cohort.name, program: program?.title ?? "", role, state, stateAt };
}
