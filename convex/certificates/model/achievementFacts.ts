import type { PaginationOptions } from "convex/server";
import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { achievementImageAddress } from "../rules/addresses";
import { ACHIEVEMENT_TYPES } from "../rules/statuses";
import { alignmentValidator } from "../schema";
import type { Reader } from "./contexts";
import { hostOf } from "./issuers";

export const contentFields = {
  name: v.string(),
  description: v.string(),
  /** Markdown. */
  criteria: v.string(),
  type: literals(...ACHIEVEMENT_TYPES),
  tags: v.array(v.string()),
  alignments: v.array(alignmentValidator),
  /** Null for good. */
  validMonths: v.union(v.number(), v.null()),
};

const nameOf = <Table extends "programs" | "designs">(table: Table) =>
  v.union(v.object({ id: v.id(table), name: v.string() }), v.null());

export const achievementValidator = v.object({
  id: v.id("achievements"),
  ...contentFields,
  /** Whose completion earns it; null where it is given by list alone. */
  program: nameOf("programs"),
  /** Null for the organization's default design. */
  design: nameOf("designs"),
  /** The organization's own picture; null where one is drawn. */
  imageUrl: v.union(v.string(), v.null()),
  archivedAt: v.union(v.number(), v.null()),
});
export type AchievementFacts = Infer<typeof achievementValidator>;

export const shownAchievementValidator = v.object({
  id: v.id("achievements"),
  ...contentFields,
  /** Whose completion earns it, where its page is public. */
  program: v.union(v.object({ slug: v.string(), title: v.string() }), v.null()),
  issuer: v.string(),
  imageUrl: v.string(),
});

/** What anybody sees of an achievement, an archived one too: badges name it. Null for none of the organization's. */
export async function shownAchievement(
  ctx: Reader,
  organization: Doc<"organizations">,
  id: string,
): Promise<Infer<typeof shownAchievementValidator> | null> {
  const known = ctx.db.normalizeId("achievements", id);
  const achievement = known === null ? null : await ctx.db.get("achievements", known);
  if (achievement === null) return null;
  const { _id, name, description, criteria, type, tags, alignments, validMonths = null } = achievement;
  const program =
    achievement.programId === undefined ? null : await ctx.db.get("programs", achievement.programId);
  const isListed = program?.state === "published" && program.visibility === "public";
  return {
    ...{ id: _id, name, description, criteria, type, tags, alignments, validMonths },
    program: isListed ? { slug: program.slug, title: program.title } : null,
    issuer: organization.name,
    imageUrl: achievementImageAddress(await hostOf(ctx, organization), _id),
  };
}

/** Achievements by name: those that are given, or the archived ones. */
export async function listAchievements(
  ctx: Reader & Pick<QueryCtx, "storage">,
  organizationId: Id<"organizations">,
  archived: boolean,
  paginationOpts: PaginationOptions,
) {
  const found = await ctx.db
    .query("achievements")
    .withIndex("by_organization_archived_name", (q) => {
      const here = q.eq("organizationId", organizationId);
      return archived ? here.gt("archivedAt", 0) : here.eq("archivedAt", undefined);
    })
    .paginate(paginationOpts);
  return { ...found, page: await Promise.all(found.page.map((row) => achievementFacts(ctx, row))) };
}

/** An achievement as staff see it. */
export async function achievementFacts(
  { db, storage }: Reader & Pick<QueryCtx, "storage">,
  achievement: Doc<"achievements">,
): Promise<AchievementFacts> {
  const { _id: id, name, description, criteria, type, tags, alignments } = achievement;
  const { programId, designId, imageId, validMonths = null, archivedAt = null } = achievement;
  const program = programId === undefined ? null : await db.get("programs", programId);
  const design = designId === undefined ? null : await db.get("designs", designId);
  return {
    id,
    ...{ name, description, criteria, type, tags, alignments, validMonths, archivedAt },
    program: program && { id: program._id, name: program.title },
    design: design && { id: design._id, name: design.name },
    imageUrl: imageId === undefined ? null : await storage.getUrl(imageId),
  };
}
