import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { defaultDesign } from "../rules/designDefaults";

type Reader = Pick<QueryCtx, "db">;

/** The newest version of a design that is published; null where there is none. */
export function publishedVersion(
  { db }: Reader,
  designId: Id<"designs">,
): Promise<Doc<"designVersions"> | null> {
  return db
    .query("designVersions")
    .withIndex("by_design_state_number", (q) => q.eq("designId", designId).eq("state", "published"))
    .order("desc")
    .first();
}

/**
 * How an achievement's certificates look now: by its own design, else by the organization's default one, which is
 * made when it is first needed.
 */
export async function ensureDesign(
  ctx: Pick<MutationCtx, "db">,
  organization: Doc<"organizations">,
  achievement: Pick<Doc<"achievements">, "designId">,
): Promise<Doc<"designVersions">> {
  return (
    (await presentVersion(ctx, achievement.designId)) ??
    (await presentVersion(ctx, (await defaultOf(ctx, organization._id))?._id)) ??
    (await makeDefault(ctx, organization))
  );
}

/** The organization's default design; null where none was made yet. */
export function defaultOf(
  { db }: Reader,
  organizationId: Id<"organizations">,
): Promise<Doc<"designs"> | null> {
  return db
    .query("designs")
    .withIndex("by_organization_default", (q) => q.eq("organizationId", organizationId).eq("isDefault", true))
    .first();
}

async function presentVersion(
  ctx: Reader,
  id: Id<"designs"> | undefined,
): Promise<Doc<"designVersions"> | null> {
  const design = id === undefined ? null : await ctx.db.get("designs", id);
  return design === null || design.archivedAt !== undefined ? null : publishedVersion(ctx, design._id);
}

async function makeDefault(
  ctx: Pick<MutationCtx, "db">,
  { _id: organizationId, locale, branding }: Doc<"organizations">,
): Promise<Doc<"designVersions">> {
  const { name, content } = defaultDesign(locale, branding.primaryColor);
  const known = await defaultOf(ctx, organizationId);
  if (known !== null) await ctx.db.patch("designs", known._id, { isDefault: false });
  const designId = await ctx.db.insert("designs", { organizationId, name, isDefault: true });
  const version = { organizationId, designId, number: 1, content, publishedAt: Date.now() };
  const id = await ctx.db.insert("designVersions", { ...version, state: "published" as const });
  return (await ctx.db.get("designVersions", id))!;
}
