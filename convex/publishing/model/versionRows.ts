import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { invalid } from "../../shared/errors";
import { MAX_BODY_BYTES } from "../rules/publishingProblems";
import { superfluous, USUAL_KEPT_VERSIONS } from "../rules/keptVersions";
import type { VersionReason } from "../rules/statuses";

type Writing = Pick<MutationCtx, "db"> & { person?: Pick<Doc<"persons">, "_id"> };

/** Unnamed versions looked at in one transaction; each takes up to a megabyte. */
const BATCH = 12;

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

/** How far a look for versions that are too many has come: below which number it goes on, and how many it has kept. */
export type Pruned = { below: number; kept: number };

/**
 * Removes some of the unnamed versions that are more than the organization keeps, from the newest on.
 * @returns from where to go on, or null when all were looked at
 */
export async function pruneVersions(
  { db }: Pick<MutationCtx, "db">,
  id: Id<"contentItems">,
  { below, kept }: Pruned,
): Promise<Pruned | null> {
  const item = await db.get("contentItems", id);
  const organization = item && (await db.get("organizations", item.organizationId));
  if (item === null || organization === null) return null;
  const unnamed = await db
    .query("contentVersions")
    .withIndex("by_item_name_number", (q) => q.eq("itemId", id).eq("name", undefined).lt("number", below))
    .order("desc")
    .take(BATCH);
  const versions = unnamed.map(({ _id }) => ({ id: _id }));
  const published = item.publishedVersionId ?? null;
  const room = Math.max((organization.keptVersions ?? USUAL_KEPT_VERSIONS) - kept, 0);
  const gone = superfluous(versions, published, room);
  for (const version of gone) await db.delete("contentVersions", version.id);
  const last = unnamed.at(-1);
  if (last === undefined || unnamed.length < BATCH) return null;
  const others = versions.filter(({ id }) => id !== published).length;
  return { below: last.number, kept: kept + others - gone.length };
}
