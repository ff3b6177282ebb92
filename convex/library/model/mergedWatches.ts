import type { Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { secondsOf, unionOf } from "../rules/watchedStretches";
import { watchOf } from "./watching";

type Place = { organizationId: Id<"organizations">; winner: Id<"persons">; loser: Id<"persons"> };

/** More recordings than one person watches in one organization. */
const MAX_ROWS = 1_000;

/** What two people who were merged watched becomes what one watched; the place is that of whoever watched last. */
export async function combineWatches(
  { db }: Pick<MutationCtx, "db">,
  { organizationId, winner, loser }: Place,
): Promise<void> {
  const rows = await db
    .query("watches")
    .withIndex("by_organization_person", (q) => q.eq("organizationId", organizationId).eq("personId", loser))
    .take(MAX_ROWS);
  for (const row of rows) {
    const own = await watchOf({ db }, row.recordingId, winner);
    if (own === null) {
      await db.patch("watches", row._id, { personId: winner });
      continue;
    }
    const stretches = unionOf([...own.stretches, ...row.stretches]);
    const { position, watchedAt } = own.watchedAt >= row.watchedAt ? own : row;
    await db.patch("watches", own._id, { stretches, seconds: secondsOf(stretches), position, watchedAt });
    await db.delete("watches", row._id);
  }
}
