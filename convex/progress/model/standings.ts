import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { isSeated } from "../../cohorts/rules/enrollmentLifecycle";
import { MAX_REQUIREMENTS, standingOf } from "../rules/standing";
import { requirementsOf } from "./requirements";

type Reader = Pick<QueryCtx, "db">;
type Writer = Pick<MutationCtx, "db">;

/** An enrollment's progress rows: one a requirement, those of removed ones perhaps not yet gone. */
export function measuresOf({ db }: Reader, enrollmentId: Id<"enrollments">): Promise<Doc<"progress">[]> {
  return db
    .query("progress")
    .withIndex("by_enrollment_requirement", (q) => q.eq("enrollmentId", enrollmentId))
    .take(2 * MAX_REQUIREMENTS);
}

/** An enrollment's standing; null before somebody is measured for the first time. */
export function standingIn(
  { db }: Reader,
  enrollmentId: Id<"enrollments">,
): Promise<Doc<"standings"> | null> {
  return db
    .query("standings")
    .withIndex("by_enrollment", (q) => q.eq("enrollmentId", enrollmentId))
    .unique();
}

/**
 * Writes an enrollment's standing as its progress and its state now say; nothing where it says the same. Ready
 * is only who has a place: who completed or left is not completed again.
 */
export async function restand({ db }: Writer, enrollmentId: Id<"enrollments">): Promise<void> {
  const enrollment = await db.get("enrollments", enrollmentId);
  if (enrollment === null) return;
  const { organizationId, cohortId, state } = enrollment;
  const requirements = await requirementsOf({ db }, cohortId);
  const stands = standingOf(
    requirements.map(({ _id: id, isRequired }) => ({ id, isRequired })),
    await measuresOf({ db }, enrollmentId),
  );
  const next = { ...stands, isReady: stands.isReady && isSeated(state) };
  const known = await standingIn({ db }, enrollmentId);
  if (known === null)
    await db.insert("standings", {
      organizationId,
      cohortId,
      enrollmentId,
      ...next,
    });
  else if (known.met !== next.met || known.of !== next.of || known.isReady !== next.isReady)
    await db.patch("standings", known._id, next);
}
