import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { standsBefore } from "../rules/merging";
import { isPending, isSeated } from "../rules/enrollmentLifecycle";
import { move } from "./enrollmentRows";
import { enrollmentIn } from "./roster";
import { giveBack } from "./seating";

/** More rows than one person has in one organization. */
const MAX_ROWS = 500;

type Ctx = Pick<MutationCtx, "db" | "scheduler">;
type Place = { organizationId: Id<"organizations">; winner: Doc<"persons">; loser: Doc<"persons"> };

/**
 * Makes one of the places that two people who are one have in cohorts. Where both are in a cohort, the
 * enrollment that got further is the winner's; the other one ends, gives its seat back and stays with the one
 * merged away. Takes the whole deployment's db.
 */
export async function combineCohortPlaces(ctx: Ctx, place: Place): Promise<void> {
  await combineEnrollments(ctx, place);
  await combineInstructors(ctx, place);
}

async function combineEnrollments(ctx: Ctx, { organizationId, winner, loser }: Place): Promise<void> {
  const rows = await ctx.db
    .query("enrollments")
    .withIndex("by_organization_person", (q) =>
      q.eq("organizationId", organizationId).eq("personId", loser._id),
    )
    .take(MAX_ROWS);
  for (const row of rows) {
    const own = await enrollmentIn(ctx, row.cohortId, winner._id);
    if (own === null || standsBefore(row, own)) {
      if (own !== null) await setAside(ctx, own, loser);
      await ctx.db.patch("enrollments", row._id, { personId: winner._id, name: winner.name });
    } else await setAside(ctx, row, loser);
  }
}

async function setAside(ctx: Ctx, row: Doc<"enrollments">, loser: Doc<"persons">): Promise<void> {
  await ctx.db.patch("enrollments", row._id, { personId: loser._id });
  if (!isPending(row.state) && !isSeated(row.state)) return;
  await giveBack(ctx, await move(ctx, { ...row, personId: loser._id }, "withdraw", { reason: "merged" }));
}

async function combineInstructors({ db }: Ctx, { organizationId, winner, loser }: Place): Promise<void> {
  const placesOf = (person: Id<"persons">) =>
    db
      .query("instructors")
      .withIndex("by_organization_person", (q) =>
        q.eq("organizationId", organizationId).eq("personId", person),
      )
      .take(MAX_ROWS);
  const own = new Set((await placesOf(winner._id)).map(({ cohortId }) => cohortId));
  for (const { _id, cohortId } of await placesOf(loser._id)) {
    if (own.has(cohortId)) await db.delete("instructors", _id);
    else await db.patch("instructors", _id, { personId: winner._id });
  }
}
