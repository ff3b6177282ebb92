import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import type { Member, Tenant } from "../../access/entrance";
import { permissionsOf } from "../../access/permissions";
import { rolesIn } from "../../access/roles";
import { requireTeaching } from "../../cohorts/model/access";
import { requireCohort } from "../../cohorts/model/cohorts";
import { teaches } from "../../cohorts/model/instructors";
import { enrollmentIn } from "../../cohorts/model/roster";
import { mayAccess } from "../../cohorts/rules/access";
import { failure } from "../../shared/errors";

export type Reader = Pick<QueryCtx, "db">;
type MemberReader = Reader & Pick<Member, "person" | "organization">;
export type StaffReader = Reader & Pick<Tenant, "person" | "permissions">;

/** @throws `notFound` */
export async function requireRecording({ db }: Reader, id: Id<"recordings">): Promise<Doc<"recordings">> {
  const recording = await db.get("recordings", id);
  if (recording === null) throw failure("notFound", "There is no such recording here.");
  return recording;
}

/** A recording and its cohort, for staff who teach it. @throws `notFound`, `forbidden` */
export async function requireOwnRecording(
  ctx: StaffReader,
  id: Id<"recordings">,
): Promise<{ recording: Doc<"recordings">; cohort: Doc<"cohorts"> }> {
  const recording = await requireRecording(ctx, id);
  return { recording, cohort: await requireTeaching(ctx, recording.cohortId) };
}

/** Who somebody is to a cohort's library: one of its people, staff who teach it, or nobody. */
export type Standing = "learner" | "staff" | null;

/** How the caller stands to a cohort's recordings; staff who take part themselves count as staff. */
export async function standingIn(ctx: MemberReader, cohort: Doc<"cohorts">): Promise<Standing> {
  const permissions = permissionsOf(await rolesIn(ctx, ctx.organization._id, ctx.person._id));
  if (permissions.includes("library.read")) {
    if (permissions.includes("cohorts.manage")) return "staff";
    if (await teaches(ctx, cohort._id, ctx.person._id)) return "staff";
  }
  const enrollment = await enrollmentIn(ctx, cohort._id, ctx.person._id);
  return enrollment !== null && mayAccess(cohort, enrollment, Date.now()) ? "learner" : null;
}

/** A cohort whose recordings the caller may look for. @throws `notFound` for everybody else */
export async function requireLibrary(
  ctx: MemberReader,
  id: Id<"cohorts">,
): Promise<{ cohort: Doc<"cohorts">; standing: Exclude<Standing, null> }> {
  const cohort = await requireCohort(ctx, id);
  const standing = await standingIn(ctx, cohort);
  if (standing === null) throw failure("notFound", "There is no such cohort for you.");
  return { cohort, standing };
}

/**
 * A recording that the caller may watch: people of its cohort while it is published, its staff as long as there is
 * something to see.
 * @throws `notFound` for everybody else
 */
export async function requireWatchable(
  ctx: MemberReader,
  id: Id<"recordings">,
): Promise<{ recording: Doc<"recordings">; cohort: Doc<"cohorts">; standing: Exclude<Standing, null> }> {
  const recording = await ctx.db.get("recordings", id);
  const cohort = recording === null ? null : await ctx.db.get("cohorts", recording.cohortId);
  const standing = cohort === null ? null : await standingIn(ctx, cohort);
  const open = standing === "staff" ? recording?.state !== "removed" : recording?.state === "published";
  if (recording === null || cohort === null || standing === null || !open)
    throw failure("notFound", "There is no such recording for you.");
  return { recording, cohort, standing };
}
