import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";

/** Duplicates of one person; nobody comes near it. */
const MERGED_AT_MOST = 100;

type Db = QueryCtx["db"];

/** Those who were merged into a person directly. */
export function mergedInto(db: Db, person: Id<"persons">): Promise<Doc<"persons">[]> {
  return db
    .query("persons")
    .withIndex("by_merged", (q) => q.eq("mergedInto", person))
    .take(MERGED_AT_MOST);
}

/** A person and all who were merged into them, also by way of others: history still bears their ids. */
export async function idsOf(db: Db, person: Id<"persons">): Promise<Id<"persons">[]> {
  const ids = [person];
  for (const id of ids) ids.push(...(await mergedInto(db, id)).map(({ _id }) => _id));
  return ids;
}
