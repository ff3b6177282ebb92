import type { Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { endSignIn } from "./signIn";

/**
 * Removes a person who has nothing to do with any organization any more, every way in which they sign in,
 * and whoever was merged into them.
 */
export async function removeOrphan({ db }: Pick<MutationCtx, "db">, person: Id<"persons">): Promise<void> {
  const elsewhere = await db
    .query("affiliations")
    .withIndex("by_person", (q) => q.eq("personId", person))
    .first();
  if (elsewhere !== null || (await db.get("persons", person)) === null) return;
  await endSignIn({ db }, person);
  await db.delete("persons", person);
  const merged = await db
    .query("persons")
    .withIndex("by_merged", (q) => q.eq("mergedInto", person))
    .take(100);
  for (const { _id } of merged) await removeOrphan({ db }, _id);
}
