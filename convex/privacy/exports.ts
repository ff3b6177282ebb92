import { v } from "convex/values";
import { memberMutation, tenantMutation } from "../access/functions";
import * as Exports from "./model/exports";

const ofJob = { id: v.id("privacyJobs") };

/** Begins to write the caller's own data, with the account, to a file. Gives the one that runs if one does. */
export const request = memberMutation({
  permission: "self",
  args: {},
  returns: v.id("privacyJobs"),
  handler: (ctx) => Exports.request({ ...ctx, db: ctx.everywhere }, ctx.person._id),
});

/** Begins to write what the organization has of a person to a file. */
export const requestFor = tenantMutation({
  permission: "privacy.manage",
  args: { person: v.id("persons") },
  returns: v.id("privacyJobs"),
  handler: (ctx, { person }) => Exports.request({ ...ctx, db: ctx.everywhere }, person),
});

/** Stops an export about the caller. */
export const cancel = memberMutation({
  permission: "self",
  args: ofJob,
  returns: v.null(),
  handler: async (ctx, { id }) => {
    await Exports.cancel(ctx, id, Exports.ofPerson(ctx));
    return null;
  },
});

/** Stops an export of the organization's part. */
export const cancelFor = tenantMutation({
  permission: "privacy.manage",
  args: ofJob,
  returns: v.null(),
  handler: async (ctx, { id }) => {
    await Exports.cancel(ctx, id, Exports.ofStaff);
    return null;
  },
});

/** The address of the file of an export about the caller; good until the file is removed. */
export const download = memberMutation({
  permission: "self",
  args: ofJob,
  returns: v.string(),
  handler: (ctx, { id }) => Exports.download(ctx, id, Exports.ofPerson(ctx)),
});

/** The address of the file of an export of the organization's part. */
export const downloadFor = tenantMutation({
  permission: "privacy.manage",
  args: ofJob,
  returns: v.string(),
  handler: (ctx, { id }) => Exports.download(ctx, id, Exports.ofStaff),
});
