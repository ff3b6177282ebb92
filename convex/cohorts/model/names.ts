import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";

/** More enrollments than anybody has. */
const MAX_ENROLLMENTS = 500;

/** Carries a person's name to every cohort that lists them. Takes the whole deployment's db. */
export async function carryToEnrollments(
  { db }: Pick<MutationCtx, "db">,
  { _id, name }: Doc<"persons">,
): Promise<void> {
  for (const row of await enrollmentsOf({ db }, _id)) await db.patch("enrollments", row._id, { name });
}

function enrollmentsOf({ db }: Pick<MutationCtx, "db">, person: Id<"persons">) {
  return db
    .query("enrollments")
    .withIndex("by_person", (q) => q.eq("personId", person))
    .take(MAX_ENROLLMENTS);
}
