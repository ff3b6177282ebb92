import { v } from "convex/values";
import type { Id } from "../_generated/dataModel";
import { internalMutation, internalQuery, type MutationCtx } from "../_generated/server";
import { openOrganization } from "../access/entrance";
import { tenantReader, tenantWriter } from "../access/tenantDb";
import { failure } from "../shared/errors";
import { setAchievementImage } from "./model/achievementEditing";
import type { WithFiles } from "./model/contexts";
import { checkedContent, createDesign, placeValidator, setDesignImage } from "./model/designEditing";
import { newestVersions, requireDesign } from "./model/designFacts";
import { sampleFields, sampleOf, sampleValidator } from "./model/samples";
import { isFresh } from "./rules/pictures";
import { designValidator } from "./schema";

/** Who was let in by the action that calls. */
const by = {
  organization: v.id("organizations"),
  person: v.id("persons"),
  session: v.union(v.id("sessions"), v.null()),
};
type By = {
  organization: Id<"organizations">;
  person: Id<"persons">;
  session: Id<"sessions"> | null;
};

/** Whether a file was uploaded within the last hour. */
export const isUpload = internalQuery({
  args: { file: v.id("_storage") },
  returns: v.boolean(),
  handler: async ({ db }, { file }) => {
    const stored = await db.system.get(file);
    return stored !== null && isFresh(stored._creationTime, Date.now());
  },
});

/** The content of a design that another one is to begin with. @throws `notFound` */
export const contentOf = internalQuery({
  args: { organization: v.id("organizations"), design: v.id("designs") },
  returns: designValidator,
  handler: async (ctx, { organization, design }) => {
    const db = tenantReader(ctx.db, organization);
    await requireDesign({ db }, design);
    const { draft, published } = await newestVersions({ db }, design);
    return (draft ?? published)!.content;
  },
});

/** What a preview shows, for content that can be kept as the design's. @throws `notFound`; `invalid` by field */
export const sample = internalQuery({
  args: {
    organization: v.id("organizations"),
    design: v.id("designs"),
    content: designValidator,
    texts: v.object(sampleFields),
  },
  returns: v.object({ content: designValidator, sample: sampleValidator }),
  handler: async (ctx, { organization: id, design, content: entered, texts }) => {
    const organization = await openOrganization(ctx, id);
    const db = tenantReader(ctx.db, id);
    const content = await checkedContent({ db }, design, entered);
    return { content, sample: await sampleOf({ db }, organization, texts, Date.now()) };
  },
});

/** The writing half of `designs.copy`. */
export const insertCopy = internalMutation({
  args: { ...by, name: v.string(), content: designValidator },
  returns: v.id("designs"),
  handler: async (ctx, { name, content, ...who }) => createDesign(await writerOf(ctx, who), name, content),
});

/** The writing half of `designs.takeImage`. */
export const setInDesign = internalMutation({
  args: { ...by, design: v.id("designs"), at: placeValidator, image: v.id("_storage") },
  returns: v.null(),
  handler: async (ctx, { design, at, image, ...who }) => {
    await setDesignImage(await writerOf(ctx, who), design, at, image);
    return null;
  },
});

/** The writing half of `achievements.takeImage`. */
export const setInAchievement = internalMutation({
  args: { ...by, achievement: v.id("achievements"), image: v.id("_storage") },
  returns: v.null(),
  handler: async (ctx, { achievement, image, ...who }) => {
    await setAchievementImage(await writerOf(ctx, who), achievement, image);
    return null;
  },
});

async function writerOf(ctx: MutationCtx, who: By): Promise<WithFiles> {
  const organization = await openOrganization(ctx, who.organization);
  const person = await ctx.db.get("persons", who.person);
  const session = who.session === null ? null : await ctx.db.get("sessions", who.session);
  if (person === null) throw failure("notFound", "There is no such person here.");
  return { db: tenantWriter(ctx.db, organization._id), storage: ctx.storage, organization, person, session };
}
