import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { rolesIn } from "../../access/roles";
import { affiliationIn } from "../../people/model/affiliations";
import { failure } from "../../shared/errors";
import { type Doer, recordIn } from "./doer";

/** More people than teach one cohort. */
export const MAX_INSTRUCTORS = 50;

type Reader = Pick<QueryCtx, "db">;
type Place = { cohort: Doc<"cohorts">; person: Id<"persons"> };

/** Who teaches a cohort, by when they were put there; bounded by `MAX_INSTRUCTORS`. */
export async function instructorsOf(
  ctx: Reader,
  cohortId: Id<"cohorts">,
): Promise<{ person: Id<"persons">; name: string }[]> {
  const rows = await rowsOf(ctx, cohortId);
  return Promise.all(
    rows.map(async ({ organizationId, personId: person }) => {
      const name = (await affiliationIn(ctx, organizationId, person))?.name ?? "";
      return { person, name };
    }),
  );
}

/** Whether somebody teaches a cohort. */
export async function teaches(
  ctx: Reader,
  cohortId: Id<"cohorts">,
  personId: Id<"persons">,
): Promise<boolean> {
  return (await placeOf(ctx, cohortId, personId)) !== null;
}

/**
 * Puts somebody with the role of an instructor into a cohort. Doing it again changes nothing.
 * @throws `conflict` for somebody without the role, or for too many; `notFound`
 */
export async function addInstructor(ctx: Doer, { cohort, person }: Place): Promise<void> {
  const { _id: cohortId, organizationId } = cohort;
  if ((await affiliationIn(ctx, organizationId, person)) === null)
    throw failure("notFound", "There is no such person here.");
  if (!(await rolesIn(ctx, organizationId, person)).includes("instructor"))
    throw failure("conflict", "Give this person the role of an instructor first.");
  const rows = await rowsOf(ctx, cohortId);
  if (rows.some(({ personId }) => personId === person)) return;
  if (rows.length >= MAX_INSTRUCTORS)
    throw failure("conflict", `A cohort has ${MAX_INSTRUCTORS} instructors at most.`);
  const id = await ctx.db.insert("instructors", { organizationId, cohortId, personId: person });
  const entity = { table: "instructors" as const, id };
  await recordIn(ctx, organizationId, { action: "instructors.added", entity });
}

/** Takes somebody off a cohort's instructors. @throws `notFound` for who is none */
export async function removeInstructor(ctx: Doer, { cohort, person }: Place): Promise<void> {
  const row = await placeOf(ctx, cohort._id, person);
  if (row === null) throw failure("notFound", "This person does not teach this cohort.");
  await ctx.db.delete("instructors", row._id);
  const entity = { table: "instructors" as const, id: row._id };
  await recordIn(ctx, cohort.organizationId, { action: "instructors.removed", entity });
}

/** The same people teach a clone. */
export async function copyInstructors(ctx: Doer, from: Id<"cohorts">, to: Id<"cohorts">): Promise<void> {
  for (const { organizationId, personId } of await rowsOf(ctx, from))
    await ctx.db.insert("instructors", { organizationId, cohortId: to, personId });
}

function rowsOf({ db }: Reader, cohortId: Id<"cohorts">): Promise<Doc<"instructors">[]> {
  return db
    .query("instructors")
    .withIndex("by_cohort_person", (q) => q.eq("cohortId", cohortId))
    .take(MAX_INSTRUCTORS);
}

function placeOf({ db }: Reader, cohortId: Id<"cohorts">, personId: Id<"persons">) {
  return db
    .query("instructors")
    .withIndex("by_cohort_person", (q) => q.eq("cohortId", cohortId).eq("personId", personId))
    .unique();
}
