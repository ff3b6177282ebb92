import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { failure } from "../../shared/errors";
import type { ContentLife } from "../rules/contentLifecycle";

type Db = Pick<QueryCtx, "db">;

/** @throws `notFound` */
export async function requireItem({ db }: Db, id: Id<"contentItems">): Promise<Doc<"contentItems">> {
  // With the table's name: without it, the wall round an organization tries the names of all tables.
  const item = await db.get("contentItems", id);
  if (item === null) throw failure("notFound", "There is no such post or page here.");
  return item;
}

/** An item as its life cycle sees it. */
export function lifeOf(item: Doc<"contentItems">): ContentLife {
  const { state, publishAt, submittedBy, stateBeforeTrash } = item;
  return { state, planned: publishAt !== undefined, submitted: submittedBy !== undefined, stateBeforeTrash };
}

/** What is public of an item, or null. */
export function publicationOf({ db }: Db, item: Id<"contentItems">): Promise<Doc<"publications"> | null> {
  return db
    .query("publications")
    .withIndex("by_item", (q) => q.eq("itemId", item))
    .unique();
}

/** Says to whom a row of the area's tables belongs in the audit log. */
export function entityOf(id: Id<"contentItems">) {
  return { table: "contentItems" as const, id };
}
