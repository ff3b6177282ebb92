import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { failure } from "../../shared/errors";
import { achievementOfProgram } from "../rules/achievementDefaults";

type Reader = Pick<QueryCtx, "db">;

/** @throws `notFound` */
export async function requireAchievement(
  { db }: Reader,
  id: Id<"achievements">,
): Promise<Doc<"achievements">> {
  const achievement = await db.get("achievements", id);
  if (achievement === null) throw failure("notFound", "There is no such achievement here.");
  return achievement;
}

/** What completing a program earns; null where nothing was made for it yet. */
export function achievementOf(
  { db }: Reader,
  programId: Id<"programs">,
): Promise<Doc<"achievements"> | null> {
  return db
    .query("achievements")
    .withIndex("by_program", (q) => q.eq("programId", programId))
    .first();
}

/**
 * What completing a program earns, made from the program when it is first needed. Null where it was archived:
 * nobody gets it any more.
 */
export async function ensureAchievement(
  ctx: Pick<MutationCtx, "db">,
  organization: Doc<"organizations">,
  programId: Id<"programs">,
): Promise<Doc<"achievements"> | null> {
  const known = await achievementOf(ctx, programId);
  if (known !== null) return known.archivedAt === undefined ? known : null;
  const program = await ctx.db.get("programs", programId);
  if (program === null) return null;
  const { validMonths: _forGood, ...content } = achievementOfProgram(program, organization.locale);
  const id = await ctx.db.insert("achievements", {
    organizationId: organization._id,
    programId,
    ...content,
  });
  return ctx.db.get("achievements", id);
}
