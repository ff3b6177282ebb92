import { v } from "convex/values";
import { tenantMutation, tenantQuery } from "../access/functions";
import * as Folders from "./model/folders";

const oneFolder = { folder: v.id("mediaFolders") };
const parent = v.union(v.id("mediaFolders"), v.null());

/** All folders, in no order: an organization has at most five hundred. */
export const list = tenantQuery({
  permission: "media.read",
  args: {},
  returns: v.array(Folders.folderValidator),
  handler: (ctx) => Folders.listFolders(ctx),
});

/** Makes a folder; without a parent, at the top. */
export const create = tenantMutation({
  permission: "media.manage",
  args: { name: v.string(), parent },
  returns: v.id("mediaFolders"),
  handler: (ctx, { name, parent: within }) => Folders.createFolder(ctx, name, within),
});

export const rename = tenantMutation({
  permission: "media.manage",
  args: { ...oneFolder, name: v.string() },
  returns: v.null(),
  handler: async (ctx, { folder, name }) => {
    await Folders.renameFolder(ctx, folder, name);
    return null;
  },
});

/** Puts a folder with all that is in it into another, or to the top. */
export const move = tenantMutation({
  permission: "media.manage",
  args: { ...oneFolder, parent },
  returns: v.null(),
  handler: async (ctx, { folder, parent: within }) => {
    await Folders.moveFolder(ctx, folder, within);
    return null;
  },
});

/** Removes a folder in which nothing lies. */
export const remove = tenantMutation({
  permission: "media.manage",
  args: oneFolder,
  returns: v.null(),
  handler: async (ctx, { folder }) => {
    await Folders.removeFolder(ctx, folder);
    return null;
  },
});
