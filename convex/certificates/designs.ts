import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { internal } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import { tenantAction, tenantMutation, tenantQuery } from "../access/functions";
import * as Editing from "./model/designEditing";
import * as Facts from "./model/designFacts";
import { callerOf, copyDesign, takePicture } from "./model/pictureTaking";
import { sampleFields } from "./model/samples";
import { designValidator } from "./schema";

const one = { design: v.id("designs") };

/** Designs by name: those at work, or the archived ones. */
export const list = tenantQuery({
  permission: "certificates.design",
  args: { archived: v.boolean(), paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(Facts.summaryValidator),
  handler: (ctx, { archived, paginationOpts }) =>
    Facts.listDesigns(ctx, ctx.organization._id, archived, paginationOpts),
});

/** A design with its draft and the version that certificates are made by now. */
export const get = tenantQuery({
  permission: "certificates.design",
  args: one,
  returns: Facts.designFactsValidator,
  handler: async (ctx, { design }) => Facts.designFacts(ctx, await Facts.requireDesign(ctx, design)),
});

/** A design's versions, newest first. */
export const versions = tenantQuery({
  permission: "certificates.design",
  args: { ...one, paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(Facts.versionValidator),
  handler: async (ctx, { design, paginationOpts }) =>
    Facts.listVersions(ctx, (await Facts.requireDesign(ctx, design))._id, paginationOpts),
});

/** Makes a design whose draft is what the product suggests. */
export const create = tenantMutation({
  permission: "certificates.design",
  args: { name: v.string() },
  returns: v.id("designs"),
  handler: (ctx, { name }) => Editing.createDesign(ctx, name),
});

/** Makes a design whose draft looks as another one does, with images of its own. */
export const copy = tenantAction({
  permission: "certificates.design",
  args: { ...one, name: v.string() },
  returns: v.id("designs"),
  handler: (ctx, { design, name }): Promise<Id<"designs">> => copyDesign(ctx, design, name),
});

export const rename = tenantMutation({
  permission: "certificates.design",
  args: { ...one, name: v.string() },
  returns: v.null(),
  handler: async (ctx, { design, name }) => {
    await Editing.renameDesign(ctx, design, name);
    return null;
  },
});

/** Writes a design's draft, beginning one where there is none. Images are taken by `takeImage` before. */
export const saveDraft = tenantMutation({
  permission: "certificates.design",
  args: { ...one, content: designValidator },
  returns: v.null(),
  handler: async (ctx, { design, content }) => {
    await Editing.saveDraft(ctx, design, content);
    return null;
  },
});

/** Freezes the draft: certificates look so from now on. */
export const publish = tenantMutation({
  permission: "certificates.design",
  args: one,
  returns: v.null(),
  handler: async (ctx, { design }) => {
    await Editing.publishDesign(ctx, design);
    return null;
  },
});

export const discardDraft = tenantMutation({
  permission: "certificates.design",
  args: one,
  returns: v.null(),
  handler: async (ctx, { design }) => {
    await Editing.discardDraft(ctx, design);
    return null;
  },
});

/** Takes a design where an achievement names none. */
export const makeDefault = tenantMutation({
  permission: "certificates.design",
  args: one,
  returns: v.null(),
  handler: async (ctx, { design }) => {
    await Editing.makeDefault(ctx, design);
    return null;
  },
});

export const archive = tenantMutation({
  permission: "certificates.design",
  args: one,
  returns: v.null(),
  handler: async (ctx, { design }) => {
    await Editing.archiveDesign(ctx, design, true);
    return null;
  },
});

export const restore = tenantMutation({
  permission: "certificates.design",
  args: one,
  returns: v.null(),
  handler: async (ctx, { design }) => {
    await Editing.archiveDesign(ctx, design, false);
    return null;
  },
});

/** Where the browser sends an image's file; good for an hour. */
export const uploadUrl = tenantMutation({
  permission: "certificates.design",
  args: {},
  returns: v.string(),
  handler: (ctx) => ctx.storage.generateUploadUrl(),
});

/** Takes an uploaded PNG, JPEG or SVG of at most 2 MB into the draft, as the logo or a signature. */
export const takeImage = tenantAction({
  permission: "certificates.design",
  args: { ...one, at: Editing.placeValidator, file: v.id("_storage") },
  returns: v.id("_storage"),
  handler: (ctx, { design, at, file }): Promise<Id<"_storage">> =>
    takePicture(ctx, file, (image) => {
      const step = internal.certificates.pictureSteps.setInDesign;
      return ctx.runMutation(step, { ...callerOf(ctx), design, at, image });
    }),
});

/** A page as SVG, of content that is being written: for who is named, in the organization's or another language. */
export const preview = tenantAction({
  permission: "certificates.design",
  args: { ...one, content: designValidator, texts: v.object(sampleFields) },
  returns: v.string(),
  handler: async (ctx, { design, content, texts }): Promise<string> => {
    const asked = { organization: ctx.organization._id, design, content, texts };
    const shown = await ctx.runQuery(internal.certificates.pictureSteps.sample, asked);
    return ctx.runAction(internal.certificates.previews.draw, shown);
  },
});
