import { internal } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import { bodyText, readBody } from "../rules/bodies";
import { liveBody, replaceBody } from "./bodies";
import type { Writer } from "./contexts";
import { requireItem } from "./itemRows";
import { noteUsesSoon, requireEditable } from "./items";
import { addVersion } from "./versionRows";
import { recordVersion, requireVersion } from "./versions";

/**
 * Puts an item back to what a version says: all but its address. How it was until now is kept as a version, and so is
 * what it becomes; open editors follow.
 * @throws `notFound`, `conflict`, `forbidden`
 */
export async function restoreVersion(ctx: Writer, id: Id<"contentVersions">): Promise<void> {
  const version = await requireVersion(ctx, id);
  const item = await requireEditable(ctx, version.itemId);
  const [now, before] = [Date.now(), bodyText(await liveBody(ctx, item))];
  await addVersion(ctx, item, { reason: "beforeRestore", body: before }, now);
  const { title, excerpt, tags, authorIds, coverId, seo, body } = version;
  const edited = { revision: item.revision + 1, editedAt: now, editedBy: ctx.person._id };
  await ctx.db.patch("contentItems", item._id, { title, excerpt, tags, authorIds, coverId, seo, ...edited });
  await replaceBody(ctx, item._id, readBody(item.kind, body), ctx.person._id);
  await addVersion(ctx, await requireItem(ctx, item._id), { reason: "restored", body }, now);
  await recordVersion(ctx, "contentVersions.restored", id);
  await noteUsesSoon(ctx, item, now);
  await ctx.scheduler.runAfter(0, internal.publishing.jobs.prune, { item: item._id });
}
