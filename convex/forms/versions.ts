import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { publicQuery, tenantMutation, tenantQuery } from "../access/functions";
import { answerable, answerableValidator } from "./model/answerable";
import { answerValues } from "./model/answers";
import { previewValidator, preview as previewForm } from "./model/previews";
import * as Versions from "./model/versions";
import { fieldValidator } from "./schema";

const oneForm = { form: v.id("forms") };
const oneVersion = { version: v.id("formVersions") };

/** A form's versions, newest first. */
export const list = tenantQuery({
  permission: "programs.read",
  args: { ...oneForm, paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(Versions.versionValidator),
  handler: (ctx, { form, paginationOpts }) => Versions.listVersions(ctx, form, paginationOpts),
});

export const detail = tenantQuery({
  permission: "programs.read",
  args: oneVersion,
  returns: Versions.versionValidator,
  handler: async (ctx, { version }) => Versions.versionFacts(await Versions.versionIn(ctx, version)),
});

/** The questions that a form asks now, for who is to answer them: join forms for everybody, others for members. */
export const current = publicQuery({
  permission: "public",
  args: oneForm,
  returns: answerableValidator,
  handler: (ctx, { form }) => answerable(ctx, form, ctx.viewer),
});

/** Begins the next version with the fields of the newest one. */
export const draft = tenantMutation({
  permission: "forms.manage",
  args: oneForm,
  returns: v.id("formVersions"),
  handler: (ctx, { form }) => Versions.draftVersion(ctx, form),
});

/** Keeps a draft's fields, finished or not. */
export const change = tenantMutation({
  permission: "forms.manage",
  args: { ...oneVersion, fields: v.array(fieldValidator) },
  returns: v.null(),
  handler: async (ctx, { version, fields }) => {
    await Versions.changeFields(ctx, version, fields);
    return null;
  },
});

/** Freezes a draft; from now on it is the version that is answered. */
export const publish = tenantMutation({
  permission: "forms.manage",
  args: oneVersion,
  returns: v.null(),
  handler: async (ctx, { version }) => {
    await Versions.publishVersion(ctx, version);
    return null;
  },
});

/** Throws a draft away; the first one is emptied. */
export const discard = tenantMutation({
  permission: "forms.manage",
  args: oneVersion,
  returns: v.null(),
  handler: async (ctx, { version }) => {
    await Versions.discardVersion(ctx, version);
    return null;
  },
});

/** What a version would ask and refuse, given some answers; nothing is kept. */
export const preview = tenantQuery({
  permission: "programs.read",
  args: { ...oneVersion, values: answerValues },
  returns: previewValidator,
  handler: (ctx, { version, values }) => previewForm(ctx, version, values),
});
