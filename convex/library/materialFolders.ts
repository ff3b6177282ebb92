import { v } from "convex/values";
import { memberQuery, tenantMutation, tenantQuery } from "../access/functions";
import { requireAccess, requireTeaching } from "../cohorts/model/access";
import { openFolders } from "./model/handouts";
import * as Folders from "./model/materialFolders";

const oneCohort = { cohort: v.id("cohorts") };
const oneFolder = { folder: v.id("materialFolders") };
const parent = v.union(v.id("materialFolders"), v.null());

/** For staff: all folders of a cohort by name, of which there are at most two hundred. */
export const listForCohort = tenantQuery({
  permission: "library.read",
  args: oneCohort,
  returns: v.array(Folders.materialFolderValidator),
  handler: async (ctx, { cohort }) => {
    await requireTeaching(ctx, cohort);
    return Folders.foldersOf(ctx, cohort);
  },
});

/** For who takes part: the folders in which something published lies, at most two hundred. */
export const list = memberQuery({
  permission: "self",
  args: oneCohort,
  returns: v.array(Folders.materialFolderValidator),
  handler: async (ctx, { cohort }) => {
    await requireAccess(ctx, cohort);
    return openFolders(ctx, cohort);
  },
});

/** Makes a folder in a cohort, at the top without a parent. */
export const create = tenantMutation({
  permission: "library.manage",
  args: { ...oneCohort, name: v.string(), parent },
  returns: v.id("materialFolders"),
  handler: (ctx, { cohort, ...within }) => Folders.createFolder(ctx, cohort, within),
});

export const rename = tenantMutation({
  permission: "library.manage",
  args: { ...oneFolder, name: v.string() },
  returns: v.null(),
  handler: async (ctx, { folder, name }) => {
    await Folders.renameFolder(ctx, folder, name);
    return null;
  },
});

/** Puts a folder with all that is in it into another, or to the top. */
export const move = tenantMutation({
  permission: "library.manage",
  args: { ...oneFolder, parent },
  returns: v.null(),
  handler: async (ctx, { folder, parent: within }) => {
    await Folders.moveFolder(ctx, folder, within);
    return null;
  },
});

/** Removes a folder in which nothing lies. */
export const remove = tenantMutation({
  permission: "library.manage",
  args: oneFolder,
  returns: v.null(),
  handler: async (ctx, { folder }) => {
    await Folders.removeFolder(ctx, folder);
    return null;
  },
});
