import { type Infer, v } from "convex/values";
import type { Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { DEFAULT_LOCALE, isLocale } from "../../shared/locales";
import { translator } from "../../shared/messages/catalogue";
import { badgeFactsOf } from "../rules/badgeFacts";
import { badgeImageOf } from "./badgeImages";
import type { Reader } from "./contexts";

export const shareFactsValidator = v.object({
  holder: v.string(),
  achievement: v.string(),
  issuer: v.string(),
  /** What stands below, in the organization's language. */
  note: v.string(),
  language: v.string(),
  /** `#rrggbb`; null for the product's own. */
  color: v.union(v.string(), v.null()),
  badge: v.id("_storage"),
});

/** What the picture for social networks says of a credential; null where it is not issued or its page is hidden. */
export async function shareFactsOf(
  ctx: Reader,
  id: Id<"credentials">,
): Promise<Infer<typeof shareFactsValidator> | null> {
  const credential = await ctx.db.get("credentials", id);
  const organization = credential && (await ctx.db.get("organizations", credential.organizationId));
  if (credential?.document === undefined || organization === null || credential.hidden) return null;
  const { holder, name: achievement, issuer } = badgeFactsOf(credential.document);
  const image = await badgeImageOf(ctx, credential.achievementId);
  if (image === null) return null;
  const { branding, locale: language } = organization;
  const note = translator(isLocale(language) ? language : DEFAULT_LOCALE)("certificates.share.note");
  const look = { color: branding.primaryColor ?? null, badge: image.pngId };
  return { holder, achievement, issuer: issuer.name, note, language, ...look };
}

/**
 * Keeps a picture for social networks that an action drew.
 * @returns the file that is kept: another action's, where that was first; null where it is wanted no more
 */
export async function keepShare(
  { db, storage }: Pick<MutationCtx, "db" | "storage">,
  id: Id<"credentials">,
  image: Id<"_storage">,
): Promise<Id<"_storage"> | null> {
  const credential = await db.get("credentials", id);
  const kept = credential?.document === undefined ? null : (credential.shareId ?? image);
  if (kept !== image) await storage.delete(image);
  else await db.patch("credentials", id, { shareId: image });
  return kept;
}
