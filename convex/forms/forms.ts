import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { tenantMutation, tenantQuery } from "../access/functions";
import * as Forms from "./model/forms";
import { FORM_PURPOSES } from "./rules/statuses";

const oneForm = { form: v.id("forms") };

/** Forms by name: those at work, or the archived ones. */
export const list = tenantQuery({
  permission: "programs.read",
  args: { archived: v.boolean(), paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(Forms.formValidator),
  handler: (ctx, { archived, paginationOpts }) =>
    Forms.listForms(ctx, ctx.organization._id, archived, paginationOpts),
});

export const detail = tenantQuery({
  permission: "programs.read",
  args: oneForm,
  returns: Forms.formValidator,
  handler: async (ctx, { form }) => Forms.formFacts(await Forms.formIn(ctx, form)),
});

/** Makes a form with an empty first draft. */
export const create = tenantMutation({
  permission: "forms.manage",
  args: { purpose: literals(...FORM_PURPOSES), name: v.string() },
  returns: v.id("forms"),
  handler: (ctx, { purpose, name }) => Forms.createForm(ctx, { purpose, name }),
});

export const rename = tenantMutation({
  permission: "forms.manage",
  args: { ...oneForm, name: v.string() },
  returns: v.null(),
  handler: async (ctx, { form, name }) => {
    await Forms.renameForm(ctx, form, name);
    return null;
  },
});

/** Puts a form away: nobody can answer it any more. */
export const archive = tenantMutation({
  permission: "forms.manage",
  args: oneForm,
  returns: v.null(),
  handler: async (ctx, { form }) => {
    await Forms.archiveForm(ctx, form, true);
    return null;
  },
});

/** Takes an archived form out again. */
export const restore = tenantMutation({
  permission: "forms.manage",
  args: oneForm,
  returns: v.null(),
  handler: async (ctx, { form }) => {
    await Forms.archiveForm(ctx, form, false);
    return null;
  },
});
