import { type Infer, type ObjectType, v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import { record } from "../../audit/model/entries";
import { failure, invalid } from "../../shared/errors";
import { type Json, sameJson } from "../../shared/json";
import { achievementProblems } from "../rules/achievements";
import { achievementOf, ensureAchievement, requireAchievement } from "./achievements";
import { contentFields } from "./achievementFacts";
import type { WithFiles, Writer } from "./contexts";
import { requireDesign } from "./designFacts";

type Content = ObjectType<typeof contentFields>;
export const changeValidator = v
  .object({ ...contentFields, design: v.union(v.id("designs"), v.null()) })
  .partial();

/** Makes an achievement of no program, which is given by list. @throws `invalid` by field */
export async function createAchievement(ctx: Writer, entered: Content): Promise<Id<"achievements">> {
  refuse(achievementProblems(entered));
  const organizationId = ctx.organization._id;
  const id = await ctx.db.insert("achievements", { organizationId, ...stored(entered) });
  await record(ctx, { action: "achievements.created", entity: { table: "achievements", id } });
  return id;
}

/** What completing a program earns, made from the program where there is none yet. @throws `notFound` */
export async function makeForProgram(ctx: Writer, program: Id<"programs">): Promise<Id<"achievements">> {
  const known = await achievementOf(ctx, program);
  if (known !== null) return known._id;
  const made = await ensureAchievement(ctx, ctx.organization, program);
  if (made === null) throw failure("notFound", "There is no such program here.");
  await record(ctx, { action: "achievements.created", entity: { table: "achievements", id: made._id } });
  return made._id;
}

/** Changes what is given of an achievement; badges that were issued stay as they are. @throws `notFound`, `invalid` */
export async function changeAchievement(
  ctx: Writer,
  id: Id<"achievements">,
  { design, ...entered }: Infer<typeof changeValidator>,
): Promise<void> {
  const before = await requireAchievement(ctx, id);
  refuse(achievementProblems(entered));
  if (design !== undefined && design !== null) await requireDesign(ctx, design);
  const values: Partial<Doc<"achievements">> = {
    ...stored(entered),
    ...(design === undefined ? {} : { designId: design ?? undefined }),
  };
  const fields = Object.keys(values) as (keyof typeof values)[];
  const changed = fields.filter((field) => !sameJson(values[field] as Json, before[field] as Json));
  if (changed.length === 0) return;
  await ctx.db.patch("achievements", id, values);
  await record(ctx, { action: "achievements.changed", entity: { table: "achievements", id }, changed });
}

/** Puts an achievement away, so that it is given no more, or takes it out again. @throws `notFound` */
export async function archiveAchievement(
  ctx: Writer,
  id: Id<"achievements">,
  archived: boolean,
): Promise<void> {
  const achievement = await requireAchievement(ctx, id);
  if ((achievement.archivedAt !== undefined) === archived) return;
  await ctx.db.patch("achievements", id, { archivedAt: archived ? Date.now() : undefined });
  const action = archived ? "achievements.archived" : "achievements.restored";
  await record(ctx, { action, entity: { table: "achievements", id }, changed: ["archivedAt"] });
}

/** Gives an achievement a picture that was made for it, null for a drawn one; the one before goes. @throws `notFound` */
export async function setAchievementImage(
  ctx: WithFiles,
  id: Id<"achievements">,
  image: Id<"_storage"> | null,
): Promise<void> {
  const { imageId: before } = await requireAchievement(ctx, id);
  if (before === undefined && image === null) return;
  await ctx.db.patch("achievements", id, { imageId: image ?? undefined });
  if (before !== undefined) await ctx.storage.delete(before);
  const entity = { table: "achievements" as const, id };
  await record(ctx, { action: "achievements.changed", entity, changed: ["imageId"] });
}

type Entered = Partial<Content>;
type Stored<E extends Entered> = Omit<E, "validMonths"> & { validMonths?: number | undefined };

/** As a row has it: texts without spaces around them, and no months for "for good". */
function stored<E extends Entered>({ validMonths, ...content }: E): Stored<E> {
  const trimmed = Object.fromEntries(
    Object.entries(content).map(([field, value]) => [
      field,
      typeof value === "string" ? value.trim() : value,
    ]),
  ) as Omit<E, "validMonths">;
  return { ...trimmed, ...(validMonths === undefined ? {} : { validMonths: validMonths ?? undefined }) };
}

function refuse(problems: Record<string, string>): void {
  if (Object.keys(problems).length > 0) throw invalid(problems);
}
