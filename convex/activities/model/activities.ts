import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { affiliationIn } from "../../people/model/affiliations";
import type { ActivityKind } from "../rules/kinds";

export type Happening = {
  kind: ActivityKind;
  enrollment: Doc<"enrollments">;
  event?: Id<"events">;
  at: number;
  /** Minutes for what takes time, else 1; below zero takes back. */
  quantity: number;
  /** Names what happened, within the organization. The same twice is told once. */
  dedupeKey: string;
};

/**
 * Tells what happened to somebody in a cohort, in the mutation in which it happens. Tells nothing of people
 * who have nothing to do with the organization any more.
 */
export async function append(
  { db }: Pick<MutationCtx, "db">,
  { kind, enrollment, event, at, quantity, dedupeKey }: Happening,
): Promise<void> {
  const { organizationId, cohortId, personId } = enrollment;
  const told = await db
    .query("activities")
    .withIndex("by_dedupe", (q) => q.eq("organizationId", organizationId).eq("dedupeKey", dedupeKey))
    .first();
  const subject = told === null ? await affiliationIn({ db }, organizationId, personId) : null;
  const cohort = subject === null ? null : await db.get("cohorts", cohortId);
  if (subject === null || cohort === null) return;
  await db.insert("activities", {
    organizationId,
    kind,
    at,
    subject: subject._id,
    programId: cohort.programId,
    cohortId,
    enrollmentId: enrollment._id,
    ...(event === undefined ? {} : { eventId: event }),
    quantity,
    dedupeKey,
  });
}
