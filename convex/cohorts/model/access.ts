import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import type { Member, Tenant } from "../../access/entrance";
import { failure } from "../../shared/errors";
import { mayAccess } from "../rules/access";
import { requireCohort } from "./cohorts";
import { teaches } from "./instructors";
import { enrollmentIn } from "./roster";

type Reader = Pick<QueryCtx, "db">;

/** The cohort and the caller's own enrollment, for who may see it from the inside. @throws `notFound` for everybody else */
export async function requireAccess(
  ctx: Reader & Pick<Member, "person">,
  id: Id<"cohorts">,
): Promise<{ cohort: Doc<"cohorts">; enrollment: Doc<"enrollments"> }> {
  const cohort = await ctx.db.get("cohorts", id);
  const enrollment = cohort === null ? null : await enrollmentIn(ctx, id, ctx.person._id);
  if (cohort === null || enrollment === null || !mayAccess(cohort, enrollment, Date.now()))
    throw failure("notFound", "There is no such cohort for you.");
  return { cohort, enrollment };
}

/**
 * The cohort, for staff who may run it: everybody who manages cohorts, and instructors in those they teach.
 * @throws `notFound`; `forbidden` for an instructor of another one
 */
export async function requireTeaching(
  ctx: Reader & Pick<Tenant, "person" | "permissions">,
  id: Id<"cohorts">,
): Promise<Doc<"cohorts">> {
  const cohort = await requireCohort(ctx, id);
  if (ctx.permissions.includes("cohorts.manage") || (await teaches(ctx, id, ctx.person._id))) return cohort;
  throw failure("forbidden", "Only those who teach this cohort may do this.");
}
