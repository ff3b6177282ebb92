import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { DAY, SECOND } from "../../shared/time";
import type { LibraryChange, LibrarySubject } from "../rules/statuses";

/** How long changes are kept for who reads along. */
const KEPT = 30 * DAY;
/** A mutation ends well within it, so that nothing older comes to lie among what was read before. */
const SETTLED = 10 * SECOND;

type Change = {
  organizationId: Id<"organizations">;
  cohortId: Id<"cohorts">;
  subject: LibrarySubject;
  /** Id of the material or of the captions. */
  subjectId: Id<"materials"> | Id<"captions">;
  change: LibraryChange;
};

/** Notes, in the mutation that does it, that something its cohort may read came, changed or went. */
export async function tell({ db }: Pick<MutationCtx, "db">, change: Change): Promise<void> {
  const { organizationId, cohortId, subject, subjectId } = change;
  await db.insert("libraryChanges", {
    ...{ organizationId, cohortId, subject, subjectId },
    change: change.change,
  });
}

export type ChangePage = { changes: Doc<"libraryChanges">[]; cursor: number };

/**
 * What changed in an organization's library after a cursor, in order; at most `limit`. A change is given out ten seconds
 * after it was made, once for every reader that goes on from the cursor it was given.
 * @param cursor of the page before; 0 to begin with the oldest that is kept
 */
export async function changesSince(
  { db }: Pick<QueryCtx, "db">,
  organizationId: Id<"organizations">,
  cursor: number,
  limit: number,
): Promise<ChangePage> {
  const changes = await db
    .query("libraryChanges")
    .withIndex("by_organization", (q) =>
      q
        .eq("organizationId", organizationId)
        .gt("_creationTime", cursor)
        .lt("_creationTime", Date.now() - SETTLED),
    )
    .take(limit);
  return { changes, cursor: changes.at(-1)?._creationTime ?? cursor };
}

/** Removes some of what is older than thirty days. @returns whether there is more */
export async function sweepChanges(
  { db }: Pick<MutationCtx, "db">,
  now: number,
  limit: number,
): Promise<boolean> {
  const old = await db
    .query("libraryChanges")
    .withIndex("by_creation_time", (q) => q.lt("_creationTime", now - KEPT))
    .take(limit);
  for (const { _id } of old) await db.delete("libraryChanges", _id);
  return old.length === limit;
}
