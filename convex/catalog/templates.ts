import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { tenantMutation, tenantQuery } from "../access/functions";
import { textsOf } from "./model/languages";
import * as Templates from "./model/templates";
import { PROGRAM_TYPES } from "./rules/statuses";

const oneTemplate = { template: v.id("programTemplates") };

/** Formats by name: those at work, or the archived ones. */
export const list = tenantQuery({
  permission: "programs.read",
  args: { archived: v.boolean(), paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(Templates.templateValidator),
  handler: (ctx, { archived, paginationOpts }) =>
    Templates.listTemplates(ctx, ctx.organization._id, archived, paginationOpts),
});

export const detail = tenantQuery({
  permission: "programs.read",
  args: oneTemplate,
  returns: Templates.templateValidator,
  handler: async (ctx, { template }) =>
    Templates.templateFacts(ctx, await Templates.templateIn(ctx, template)),
});

/** Makes a format with a first draft that has its type's own settings. */
export const create = tenantMutation({
  permission: "programs.manage",
  args: { type: literals(...PROGRAM_TYPES), name: v.string() },
  returns: v.id("programTemplates"),
  handler: (ctx, { type, name }) => Templates.createTemplate(ctx, { type, name }, textsOf(ctx.organization)),
});

/** Copies a format: its newest version becomes the first draft of another one. */
export const clone = tenantMutation({
  permission: "programs.manage",
  args: { ...oneTemplate, name: v.string() },
  returns: v.id("programTemplates"),
  handler: (ctx, { template, name }) => Templates.cloneTemplate(ctx, template, name),
});

export const rename = tenantMutation({
  permission: "programs.manage",
  args: { ...oneTemplate, name: v.string() },
  returns: v.null(),
  handler: async (ctx, { template, name }) => {
    await Templates.renameTemplate(ctx, template, name);
    return null;
  },
});

/** Puts a format away: no program is made from it any more. */
export const archive = tenantMutation({
  permission: "programs.manage",
  args: oneTemplate,
  returns: v.null(),
  handler: async (ctx, { template }) => {
    await Templates.archiveTemplate(ctx, template, true);
    return null;
  },
});

/** Takes an archived format out again. */
export const restore = tenantMutation({
  permission: "programs.manage",
  args: oneTemplate,
  returns: v.null(),
  handler: async (ctx, { template }) => {
    await Templates.archiveTemplate(ctx, template, false);
    return null;
  },
});
