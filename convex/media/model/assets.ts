import { type Infer, v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { failure } from "../../shared/errors";
import { altIn, mediaPath, srcSetOf } from "../rules/pictures";
import { focalPointValidator } from "../schema";
import type { Place, Reader } from "./contexts";

/** A picture as pages show it. Addresses hold for this edition of it. */
export const pictureValidator = v.object({
  src: v.string(),
  /** For `srcset`, by format; empty text where there are no sizes, such as of an SVG or an animation. */
  srcSet: v.object({ avif: v.string(), webp: v.string() }),
  /** In pixels; absent where it is not known. */
  width: v.optional(v.number()),
  height: v.optional(v.number()),
  /** Empty where nobody has said what it shows, and where it is decoration. */
  alt: v.string(),
  focalPoint: focalPointValidator,
});
export type PublicPicture = Infer<typeof pictureValidator>;

/** An asset of this organization. @throws `notFound` */
export async function assetFor({ db }: Reader, id: Id<"mediaAssets">): Promise<Doc<"mediaAssets">> {
  const asset = await db.get("mediaAssets", id);
  if (asset === null) throw failure("notFound", "There is no such file here.");
  return asset;
}

/**
 * How pages show an asset in a language.
 * @param fallback the language of the organization, for what was said in no other
 */
export function publicPicture(asset: Doc<"mediaAssets">, locale: string, fallback = locale): PublicPicture {
  const { _id: id, edition, variants, width, height, focalPoint } = asset;
  return {
    src: mediaPath(id, edition),
    srcSet: {
      avif: srcSetOf(id, edition, variants, "avif"),
      webp: srcSetOf(id, edition, variants, "webp"),
    },
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    alt: altIn(asset.alt, locale, fallback) ?? "",
    focalPoint,
  };
}

/** Pictures by their asset's id, for those that are there and ready to be shown. */
export async function publicPictures(
  { db, organization }: Place,
  ids: readonly string[],
  locale: string,
): Promise<Record<string, PublicPicture>> {
  const assets = await assetsOf(organization, { db }, ids);
  return Object.fromEntries(
    assets
      .filter(({ storageId, kind }) => storageId !== undefined && kind === "image")
      .map((asset) => [asset._id, publicPicture(asset, locale, organization.locale)]),
  );
}

/** Those of the pictures of which nobody has said, in a language or the organization's, what they show. */
export async function assetsWithoutAlt(
  { db, organization }: Place,
  ids: readonly string[],
  locale: string,
): Promise<Doc<"mediaAssets">[]> {
  const assets = await assetsOf(organization, { db }, ids);
  return assets.filter(
    ({ kind, alt }) => kind === "image" && altIn(alt, locale, organization.locale) === null,
  );
}

/** The assets among ids, each once, as far as the database shows them; what is no id of an asset is left out. */
export async function assetsNamed({ db }: Reader, ids: readonly string[]): Promise<Doc<"mediaAssets">[]> {
  const known = [...new Set(ids)].map((id) => db.normalizeId("mediaAssets", id));
  const found = await Promise.all(known.map(async (id) => (id === null ? null : db.get("mediaAssets", id))));
  return found.filter((asset) => asset !== null);
}

export type NewUses = {
  /** What shows them, such as `content:<contentItems id>`. */
  usedBy: string;
  /** Its name, for the list of where an asset is shown. */
  title: string;
  assetIds: readonly string[];
};

/** Notes what one user shows: replaces all that it showed before. Nothing is written where nothing changed. */
export async function useAssets(
  { db, organization }: Pick<MutationCtx, "db"> & Place,
  { usedBy, title, assetIds }: NewUses,
): Promise<void> {
  const organizationId = organization._id;
  const before = await db
    .query("mediaUses")
    .withIndex("by_user", (q) => q.eq("organizationId", organizationId).eq("usedBy", usedBy))
    .collect();
  const shown = (await assetsOf(organization, { db }, assetIds)).map(({ _id }) => _id);
  for (const use of before) {
    if (!shown.includes(use.assetId)) await db.delete("mediaUses", use._id);
    else if (use.title !== title) await db.patch("mediaUses", use._id, { title });
  }
  for (const assetId of shown)
    if (!before.some((use) => use.assetId === assetId))
      await db.insert("mediaUses", { organizationId, assetId, usedBy, title });
}

/** Jobs bring the database of the whole deployment. */
async function assetsOf(
  { _id }: Place["organization"],
  ctx: Reader,
  ids: readonly string[],
): Promise<Doc<"mediaAssets">[]> {
  return (await assetsNamed(ctx, ids)).filter(({ organizationId }) => organizationId === _id);
}
