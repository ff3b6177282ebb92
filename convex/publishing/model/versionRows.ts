import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { invalid } from "../../shared/errors";
import { MAX_BODY_BYTES } from "../rules/publishingProblems";
import { superfluous, UNNAMED_VERSIONS_KEPT } from "../rules/keptVersions";
import type { VersionReason } from "../rules/statuses";

type Writing = Pick<MutationCtx, "db"> & { person?: Pick<Doc<"persons">, "_id"> };

/** Unnamed versions looked at by one job; each takes up to a megabyte. */
const BATCH = UNNAMED_VERSIONS_KEPT + 3;

type Kept = { reason: VersionReason; name?: string; body: string };

/** Keeps an item with a text as its next version. @throws `invalid` for a text that a row has no room for */
export async function addVersion(
  { db, person }: Writing,
  item: Doc<"contentItems">,
  { reason, name, body }: Kept,
  now: number,
): Promise<Id<"contentVersions">> {
  if (new TextEncoder().encode(body).length > MAX_BODY_BYTES) throw invalid({ body: "tooLong" });
  const { _id: itemId, organizationId, title, slug, locale, excerpt, tags, authorIds, coverId, seo } = item;
  const newest = await db
    .query("contentVersions")
    .withIndex("by_item_number", (q) => q.eq("itemId", itemId))
    .order("desc")
    .first();
  return db.insert("contentVersions", {
    ...{ organizationId, itemId, number: (newest?.number ?? 0) + 1, reason, body, savedAt: now },
    ...(name !== undefined && { name }),
    ...(person !== undefined && { savedBy: person._id }),
    ...{ title, slug, locale, excerpt, tags, authorIds, seo, ...(coverId && { coverId }) },
  });
}

/** Removes unnamed versions that are too many. @returns whether there may be more of them */
export async function pruneVersions(
  { db }: Pick<MutationCtx, "db">,
  id: Id<"contentItems">,
): Promise<boolean> {
  const item = await db.get(id);
  if (item === null) return false;
  const unnamed = await db
    .query("contentVersions")
    .withIndex("by_item_name_number", (q) => q.eq("itemId", id).eq("name", undefined))
    .order("desc")
    .take(BATCH);
  const versions = unnamed.map(({ _id }) => ({ id: _id }));
  const gone = superfluous(versions, item.publishedVersionId ?? null);
  for (const version of gone) await db.delete(version.id);
  return unnamed.length === BATCH && gone.length > 0;
}
