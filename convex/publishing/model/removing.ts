import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import { record } from "../../audit/model/entries";
import { DAY } from "../../shared/time";
import type { ContentKind } from "../rules/statuses";
import { deleteBody } from "./bodies";
import type { JobCtx, Writer } from "./contexts";
import { entityOf } from "./itemRows";
import { requireEvent } from "./items";
import { forgetUses } from "./mediaUses";

/** How long the trash keeps things. */
export const TRASH_LIFE = 30 * DAY;
/** Items that one run of the daily job removes; it goes on at once with the rest. */
const BATCH = 50;
/** Rows removed in one transaction; versions hold whole texts. */
const ROWS = 100;
const VERSIONS = 10;

/** Removes an item of the trash for good. @throws `notFound`, `conflict` */
export async function removeItem(ctx: Writer, id: Id<"contentItems">): Promise<void> {
  const { item } = await requireEvent(ctx, id, "remove");
  await takeAway(ctx, item);
  await record(ctx, { action: "contentItems.removed", entity: entityOf(id) });
}

/** Removes what lay in the trash for thirty days. @returns whether more may be left */
export async function sweepTrash(ctx: JobCtx, now: number): Promise<boolean> {
  const old = await ctx.db
    .query("contentItems")
    .withIndex("by_trashed", (q) => q.gte("trashedAt", 0).lte("trashedAt", now - TRASH_LIFE))
    .take(BATCH);
  for (const item of old) {
    await takeAway(ctx, item);
    const deed = { entity: entityOf(item._id), organizationId: item.organizationId };
    await record(ctx, { action: "contentItems.removed", ...deed }, "system");
  }
  return old.length === BATCH;
}

/** The item goes at once, so that nothing leads to the rest. */
async function takeAway(ctx: JobCtx, item: Doc<"contentItems">): Promise<void> {
  await ctx.db.delete("contentItems", item._id);
  await removeRestSoon(ctx, item);
}

/** Has what hung on an item that is gone removed, bit by bit. */
export async function removeRestSoon(
  { scheduler }: Pick<JobCtx, "scheduler">,
  { _id, kind, organizationId }: Pick<Doc<"contentItems">, "_id" | "kind" | "organizationId">,
): Promise<void> {
  const gone = { item: _id, kind, organization: organizationId };
  await scheduler.runAfter(0, internal.publishing.jobs.removeRest, gone);
}

/** An item that is gone, as far as what hung on it is found by it. */
export type Gone = { item: Id<"contentItems">; kind: ContentKind; organization: Id<"organizations"> };

/** Removes some of what hung on an item that is gone. @returns whether more is left */
export async function removeRest(ctx: JobCtx, { item: id, kind, organization }: Gone): Promise<boolean> {
  const { db } = ctx;
  const threads = await db
    .query("contentThreads")
    .withIndex("by_item_state", (q) => q.eq("itemId", id))
    .take(1);
  for (const thread of threads) await removeThread(ctx, thread);
  const versions = await db
    .query("contentVersions")
    .withIndex("by_item_number", (q) => q.eq("itemId", id))
    .take(VERSIONS);
  const redirects = await db
    .query("contentRedirects")
    .withIndex("by_item", (q) => q.eq("itemId", id))
    .take(ROWS);
  const previews = await db
    .query("contentPreviews")
    .withIndex("by_item_expiry", (q) => q.eq("itemId", id))
    .take(ROWS);
  for (const { _id } of [...versions, ...redirects, ...previews]) await db.delete(_id);
  if (threads.length > 0 || versions.length === VERSIONS) return true;
  if (redirects.length === ROWS || previews.length === ROWS) return true;
  if (await deleteBody(ctx, { _id: id, kind })) return true;
  await forgetUses(ctx, organization, id);
  return false;
}

/** A thread goes when nothing is said in it any more. */
async function removeThread({ db }: JobCtx, { _id }: Doc<"contentThreads">): Promise<void> {
  const comments = await db
    .query("contentComments")
    .withIndex("by_thread", (q) => q.eq("threadId", _id))
    .take(ROWS);
  for (const comment of comments) await db.delete("contentComments", comment._id);
  if (comments.length < ROWS) await db.delete("contentThreads", _id);
}
