import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { internal } from "../_generated/api";
import { tenantAction, tenantMutation, tenantQuery } from "../access/functions";
import * as Editing from "./model/achievementEditing";
import * as Facts from "./model/achievementFacts";
import { achievementOf, requireAchievement } from "./model/achievements";
import { callerOf, takePicture } from "./model/pictureTaking";

const one = { achievement: v.id("achievements") };

/** Achievements by name: those that are given, or the archived ones. */
export const list = tenantQuery({
  permission: "programs.read",
  args: { archived: v.boolean(), paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(Facts.achievementValidator),
  handler: (ctx, { archived, paginationOpts }) =>
    Facts.listAchievements(ctx, ctx.organization._id, archived, paginationOpts),
});

export const get = tenantQuery({
  permission: "programs.read",
  args: one,
  returns: Facts.achievementValidator,
  handler: async (ctx, { achievement }) =>
    Facts.achievementFacts(ctx, await requireAchievement(ctx, achievement)),
});

/** What completing a program earns; null where nothing was made for it yet. */
export const forProgram = tenantQuery({
  permission: "programs.read",
  args: { program: v.id("programs") },
  returns: v.union(Facts.achievementValidator, v.null()),
  handler: async (ctx, { program }) => {
    const found = await achievementOf(ctx, program);
    return found && Facts.achievementFacts(ctx, found);
  },
});

/** Makes an achievement of no program, which is given by list. */
export const create = tenantMutation({
  permission: "certificates.design",
  args: Facts.contentFields,
  returns: v.id("achievements"),
  handler: (ctx, { name, description, criteria, type, tags, alignments, validMonths }) =>
    Editing.createAchievement(ctx, { name, description, criteria, type, tags, alignments, validMonths }),
});

/** Makes a program's achievement from the program, so that it can be changed before anybody earns it. */
export const makeForProgram = tenantMutation({
  permission: "certificates.design",
  args: { program: v.id("programs") },
  returns: v.id("achievements"),
  handler: (ctx, { program }) => Editing.makeForProgram(ctx, program),
});

/** Changes what is given of an achievement; badges that were issued stay as they are. */
export const change = tenantMutation({
  permission: "certificates.design",
  args: { ...one, content: Editing.changeValidator },
  returns: v.null(),
  handler: async (ctx, { achievement, content }) => {
    await Editing.changeAchievement(ctx, achievement, content);
    return null;
  },
});

/** Where the browser sends a picture's file; good for an hour. */
export const uploadUrl = tenantMutation({
  permission: "certificates.design",
  args: {},
  returns: v.string(),
  handler: (ctx) => ctx.storage.generateUploadUrl(),
});

/** Takes an uploaded PNG, JPEG or SVG of at most 2 MB as the badge's picture. */
export const takeImage = tenantAction({
  permission: "certificates.design",
  args: { ...one, file: v.id("_storage") },
  returns: v.null(),
  handler: async (ctx, { achievement, file }): Promise<null> => {
    await takePicture(ctx, file, (image) => {
      const step = internal.certificates.pictureSteps.setInAchievement;
      return ctx.runMutation(step, { ...callerOf(ctx), achievement, image });
    });
    return null;
  },
});

/** From now on the badge's picture is drawn. */
export const removeImage = tenantMutation({
  permission: "certificates.design",
  args: one,
  returns: v.null(),
  handler: async (ctx, { achievement }) => {
    await Editing.setAchievementImage(ctx, achievement, null);
    return null;
  },
});

/** Puts an achievement away, so that it is given no more. */
export const archive = tenantMutation({
  permission: "certificates.design",
  args: one,
  returns: v.null(),
  handler: async (ctx, { achievement }) => {
    await Editing.archiveAchievement(ctx, achievement, true);
    return null;
  },
});

export const restore = tenantMutation({
  permission: "certificates.design",
  args: one,
  returns: v.null(),
  handler: async (ctx, { achievement }) => {
    await Editing.archiveAchievement(ctx, achievement, false);
    return null;
  },
});
