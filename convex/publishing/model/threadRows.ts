import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import { failure } from "../../shared/errors";
import { requireItem } from "./itemRows";
import { MAX_COMMENTS, type ThreadEvent, eventsFor } from "../rules/threads";

/** What reading threads takes: a database walled in to the organization, and who reads. */
export type Reading = Pick<QueryCtx, "db"> & Pick<Tenant, "person" | "permissions">;
/** What writing in them takes. */
export type Writing = Pick<MutationCtx, "db" | "scheduler"> & Tenant;

/** The item, if it is here and not in the trash. @throws `notFound`, `conflict` */
export async function requireDiscussed(
  { db }: Pick<QueryCtx, "db">,
  id: Id<"contentItems">,
): Promise<Doc<"contentItems">> {
  const item = await requireItem({ db }, id);
  if (item.state === "trashed")
    throw failure("conflict", "This is in the trash. Take it out again to discuss it.");
  return item;
}

/** @throws `notFound` */
export async function requireThread(
  { db }: Pick<QueryCtx, "db">,
  id: Id<"contentThreads">,
): Promise<Doc<"contentThreads">> {
  const thread = await db.get("contentThreads", id);
  if (thread === null) throw failure("notFound", "There is no such thread here.");
  return thread;
}

/** The comments of a thread, the oldest first. Bounded: nobody can add more than `MAX_COMMENTS`. */
export function commentsOf(
  { db }: Pick<QueryCtx, "db">,
  thread: Id<"contentThreads">,
): Promise<Doc<"contentComments">[]> {
  return db
    .query("contentComments")
    .withIndex("by_thread", (q) => q.eq("threadId", thread))
    .take(MAX_COMMENTS);
}

/** What the viewer may do with a thread now. */
export function mayDoWith(
  { person, permissions }: Pick<Tenant, "person" | "permissions">,
  { kind, state, createdBy }: Pick<Doc<"contentThreads">, "kind" | "state" | "createdBy">,
): ThreadEvent[] {
  return eventsFor(kind, state, {
    mayComment: permissions.includes("content.comment"),
    mayWrite: permissions.includes("content.write"),
    isCreator: createdBy === person._id,
  });
}
