import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { memberQuery, tenantMutation, tenantQuery } from "../access/functions";
import { requireAccess, requireTeaching } from "../cohorts/model/access";
import * as Audience from "./model/materialAudience";
import {
  materialDetail,
  materialDetailValidator,
  materialValidator,
  versionValidator,
} from "./model/materialFacts";
import { addMaterial, addVersion as addFile } from "./model/materialFiles";
import * as Handouts from "./model/handouts";
import { listInFolder, listTrash, listVersions } from "./model/materialLists";
import { requireMaterial, requirePublished } from "./model/materialAccess";
import { moveMaterial } from "./model/materialOrder";
import { describeMaterial, moveMaterialOn } from "./model/materials";

const folder = v.union(v.id("materialFolders"), v.null());
const oneMaterial = { material: v.id("materials") };
const paged = { paginationOpts: paginationOptsValidator };

/** For staff: the materials of a folder (null: the top) in their order, drafts too. */
export const listForCohort = tenantQuery({
  permission: "library.read",
  args: { cohort: v.id("cohorts"), folder, ...paged },
  returns: paginationResultValidator(materialValidator),
  handler: async (ctx, { cohort, folder: within, paginationOpts }) => {
    await requireTeaching(ctx, cohort);
    return listInFolder(ctx, { cohort, folder: within }, paginationOpts);
  },
});

/** For staff: what lies in a cohort's trash. */
export const trash = tenantQuery({
  permission: "library.read",
  args: { cohort: v.id("cohorts"), ...paged },
  returns: paginationResultValidator(materialValidator),
  handler: async (ctx, { cohort, paginationOpts }) => {
    await requireTeaching(ctx, cohort);
    return listTrash(ctx, cohort, paginationOpts);
  },
});

/** For staff: the whole of a material. */
export const get = tenantQuery({
  permission: "library.read",
  args: oneMaterial,
  returns: materialDetailValidator,
  handler: async (ctx, { material }) => materialDetail(ctx, await requireMaterial(ctx, material)),
});

/** For staff: a material's files, the newest first. */
export const versions = tenantQuery({
  permission: "library.read",
  args: { ...oneMaterial, ...paged },
  returns: paginationResultValidator(versionValidator),
  handler: async (ctx, { material, paginationOpts }) =>
    listVersions(ctx, await requireMaterial(ctx, material), paginationOpts),
});

/** For staff: who opened and downloaded a material, and when; the last time first. */
export const openedBy = tenantQuery({
  permission: "library.read",
  args: { ...oneMaterial, ...paged },
  returns: paginationResultValidator(Audience.openingValidator),
  handler: async (ctx, { material, paginationOpts }) =>
    Audience.openings(ctx, await requireMaterial(ctx, material), paginationOpts),
});

/** For staff: who takes part and has not opened a material, by name. */
export const notOpenedBy = tenantQuery({
  permission: "library.read",
  args: { ...oneMaterial, ...paged },
  returns: paginationResultValidator(Audience.absenceValidator),
  handler: async (ctx, { material, paginationOpts }) =>
    Audience.absences(ctx, await requireMaterial(ctx, material), paginationOpts),
});

/** Makes a draft of an upload of the caller's; its title is made of the file's name where none is given. */
export const add = tenantMutation({
  permission: "library.manage",
  args: { cohort: v.id("cohorts"), folder, upload: v.id("uploads"), title: v.optional(v.string()) },
  returns: v.id("materials"),
  handler: (ctx, { cohort, folder: within, upload, title }) =>
    addMaterial(ctx, { cohort, folder: within, upload, ...(title !== undefined && { title }) }),
});

/** Gives a material another file, which is for its readers at once. Gives the version's number. */
export const addVersion = tenantMutation({
  permission: "library.manage",
  args: { ...oneMaterial, upload: v.id("uploads"), note: v.string() },
  returns: v.number(),
  handler: (ctx, { material, upload, note }) => addFile(ctx, { material, upload, note }),
});

/** `description` is Markdown. */
export const describe = tenantMutation({
  permission: "library.manage",
  args: { ...oneMaterial, title: v.string(), description: v.string() },
  returns: v.null(),
  handler: async (ctx, { material, ...words }) => {
    await describeMaterial(ctx, material, words);
    return null;
  },
});

/** Opens a material to its cohort. */
export const publish = tenantMutation({
  permission: "library.manage",
  args: oneMaterial,
  returns: v.null(),
  handler: async (ctx, { material }) => {
    await moveMaterialOn(ctx, material, "publish");
    return null;
  },
});

/** Makes a material a draft again. */
export const unpublish = tenantMutation({
  permission: "library.manage",
  args: oneMaterial,
  returns: v.null(),
  handler: async (ctx, { material }) => {
    await moveMaterialOn(ctx, material, "unpublish");
    return null;
  },
});

/** Puts a material into the trash, where it stays for thirty days. */
export const remove = tenantMutation({
  permission: "library.manage",
  args: oneMaterial,
  returns: v.null(),
  handler: async (ctx, { material }) => {
    await moveMaterialOn(ctx, material, "remove");
    return null;
  },
});

/** Takes a material out of the trash; it is a draft then. */
export const restore = tenantMutation({
  permission: "library.manage",
  args: oneMaterial,
  returns: v.null(),
  handler: async (ctx, { material }) => {
    await moveMaterialOn(ctx, material, "restore");
    return null;
  },
});

/** Puts a material into a folder (null: the top), in front of another that lies there, or behind all (null). */
export const move = tenantMutation({
  permission: "library.manage",
  args: { ...oneMaterial, folder, before: v.union(v.id("materials"), v.null()) },
  returns: v.null(),
  handler: async (ctx, { material, folder: within, before }) => {
    await moveMaterial(ctx, { material, folder: within, before });
    return null;
  },
});

/** Reminds everybody who takes part and has not opened a material; once a day at most. */
export const remind = tenantMutation({
  permission: "library.manage",
  args: oneMaterial,
  returns: v.null(),
  handler: async (ctx, { material }) => {
    await Audience.remindOfMaterial(ctx, material);
    return null;
  },
});

/** For who takes part: the published materials of a folder (null: the top), in their order. */
export const list = memberQuery({
  permission: "self",
  args: { cohort: v.id("cohorts"), folder, ...paged },
  returns: paginationResultValidator(Handouts.handoutValidator),
  handler: async (ctx, { cohort, folder: within, paginationOpts }) => {
    await requireAccess(ctx, cohort);
    const reading = { cohort, folder: within, person: ctx.person._id };
    return Handouts.listHandouts(ctx, reading, paginationOpts);
  },
});

/** For who takes part: a published material. */
export const one = memberQuery({
  permission: "self",
  args: oneMaterial,
  returns: Handouts.handoutDetailValidator,
  handler: async (ctx, { material }) =>
    Handouts.describeHandout(ctx, await requirePublished(ctx, material), ctx.person._id),
});
