import { type Infer, v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { sha256Hex } from "../../shared/hashes";
import { removeFiles } from "./files";

/** What an achievement's image is drawn from; an image of its own stands before what is drawn. */
export const badgeSourceValidator = v.object({
  achievement: v.id("achievements"),
  name: v.string(),
  issuer: v.string(),
  /** `#rrggbb`; null for the product's own. */
  color: v.union(v.string(), v.null()),
  imageId: v.union(v.id("_storage"), v.null()),
  fingerprint: v.string(),
});
export type BadgeSource = Infer<typeof badgeSourceValidator>;

export const badgeFilesValidator = v.object({ svgId: v.id("_storage"), pngId: v.id("_storage") });
export type BadgeFiles = Infer<typeof badgeFilesValidator>;

type Reader = Pick<QueryCtx, "db">;

/** What an achievement's image is made of now. */
export async function badgeSourceOf(
  { _id: achievement, name, imageId }: Doc<"achievements">,
  organization: Doc<"organizations">,
): Promise<BadgeSource> {
  const color = organization.branding.primaryColor ?? null;
  const made = { achievement, name, issuer: organization.name, color, imageId: imageId ?? null };
  return { ...made, fingerprint: await sha256Hex(JSON.stringify(made)) };
}

/** The image of an achievement as it was drawn last, whatever it was drawn from; null before the first time. */
export function badgeImageOf(
  { db }: Reader,
  achievementId: Id<"achievements">,
): Promise<Doc<"badgeImages"> | null> {
  return db
    .query("badgeImages")
    .withIndex("by_achievement", (q) => q.eq("achievementId", achievementId))
    .first();
}

/** The files of an achievement's image if it was drawn from just that. */
export async function drawnBadge(ctx: Reader, source: BadgeSource): Promise<BadgeFiles | null> {
  const image = await badgeImageOf(ctx, source.achievement);
  return image?.fingerprint === source.fingerprint ? { svgId: image.svgId, pngId: image.pngId } : null;
}

/**
 * Keeps an image that an action drew, in the place of one that was drawn from something else.
 * @returns the files that are kept: another action's, where that was first; the given ones are then removed
 */
export async function keepBadge(
  ctx: Pick<MutationCtx, "db" | "storage">,
  { achievement: achievementId, fingerprint }: Pick<BadgeSource, "achievement" | "fingerprint">,
  { svgId, pngId }: BadgeFiles,
): Promise<BadgeFiles> {
  const image = await badgeImageOf(ctx, achievementId);
  if (image?.fingerprint === fingerprint) {
    await removeFiles(ctx, [svgId, pngId]);
    return { svgId: image.svgId, pngId: image.pngId };
  }
  const achievement = await ctx.db.get("achievements", achievementId);
  if (image !== null) {
    await removeFiles(ctx, [image.svgId, image.pngId]);
    await ctx.db.patch("badgeImages", image._id, { fingerprint, svgId, pngId });
  } else if (achievement !== null) {
    const { organizationId } = achievement;
    await ctx.db.insert("badgeImages", { organizationId, achievementId, fingerprint, svgId, pngId });
  }
  return { svgId, pngId };
}
