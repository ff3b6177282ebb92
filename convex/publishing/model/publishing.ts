import { internal } from "../../_generated/api";
import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { assetsNamed, assetsWithoutAlt } from "../../media/model/assets";
import type { FieldErrors } from "../../shared/errors";
import { type Body, bodyText, type UnnamedPicture, unnamedPictures } from "../rules/bodies";
import { publishingProblems } from "../rules/publishingProblems";
import { isTaken } from "./addresses";
import { liveBody } from "./bodies";
import type { JobCtx } from "./contexts";
import { noteUsesSoon } from "./items";
import { putOnline } from "./publicationRows";
import { addVersion } from "./versionRows";

/** Somebody, or a job, that publishes for an organization. */
export type Publisher = JobCtx & {
  organization: Doc<"organizations">;
  person?: Pick<Doc<"persons">, "_id">;
};

/** What an item lacks to be published as it stands, by field; nothing where it can be. */
export async function lacksOf(
  ctx: Pick<QueryCtx, "db"> & Pick<Publisher, "organization">,
  item: Doc<"contentItems">,
  body?: Body,
): Promise<FieldErrors> {
  const live = body ?? (await liveBody(ctx, item));
  const { _id, title, slug, locale, coverId, seo } = item;
  const covers = [coverId, seo.imageId].filter((id) => id !== undefined);
  return publishingProblems({
    ...{ title, slug },
    slugTaken: await isTaken(ctx, item, _id),
    picturesWithoutAlt: await placesWithoutAlt(ctx, unnamedPictures(live), locale),
    coverWithoutAlt: (await assetsWithoutAlt(ctx, covers, locale)).length > 0,
    bytes: new TextEncoder().encode(bodyText(live)).length,
  });
}

/**
 * Makes public what an item says now, and keeps it as a version. Where nothing changed since it was published, nothing
 * is written but that no date or review is waited for.
 * @returns what it lacks instead, if it cannot be published; nothing is written then
 */
export async function publishNow(
  ctx: Publisher,
  item: Doc<"contentItems">,
  now: number,
): Promise<FieldErrors | null> {
  const answered = { submittedBy: undefined, sentBack: undefined };
  const settled = { state: "published", publishAt: undefined, ...answered } as const;
  if (item.state === "published" && item.revision === item.publishedRevision) {
    await ctx.db.patch("contentItems", item._id, settled);
    return null;
  }
  const body = await liveBody(ctx, item);
  const lacks = await lacksOf(ctx, item, body);
  if (Object.keys(lacks).length > 0) return lacks;
  await putOnline(ctx, item, body, now);
  const version = await addVersion(ctx, item, { reason: "published", body: bodyText(body) }, now);
  const first = item.firstPublishedAt ?? now;
  const standing = { publishedRevision: item.revision, publishedVersionId: version, firstPublishedAt: first };
  await ctx.db.patch("contentItems", item._id, { ...settled, ...standing });
  await noteUsesSoon(ctx, item, now);
  await ctx.scheduler.runAfter(0, internal.publishing.jobs.prune, { item: item._id });
  return null;
}

/** Where pictures stand that neither their place nor their file says anything of. */
async function placesWithoutAlt(
  ctx: Pick<QueryCtx, "db"> & Pick<Publisher, "organization">,
  pictures: readonly UnnamedPicture[],
  locale: string,
): Promise<string[]> {
  const ids = pictures.flatMap(({ assetId }) => (assetId === null ? [] : [assetId]));
  const known = new Set<string>((await assetsNamed(ctx, ids)).map(({ _id }) => _id));
  for (const { _id } of await assetsWithoutAlt(ctx, ids, locale)) known.delete(_id);
  const places = pictures.filter(({ assetId }) => assetId === null || !known.has(assetId));
  return [...new Set(places.map(({ place }) => place))];
}
