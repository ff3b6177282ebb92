import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { tenantMutation, tenantQuery } from "../access/functions";
import * as Editing from "./model/assetEditing";
import * as Facts from "./model/assetFacts";
import { finishUpload as finish, retryUpload, startUpload as start } from "./model/uploads";
import { usedBytes } from "./model/usage";
import { QUOTA_BYTES } from "./rules/limits";
import { MEDIA_KINDS } from "./rules/statuses";
import { focalPointValidator } from "./schema";

const oneAsset = { asset: v.id("mediaAssets") };
const kind = v.optional(literals(...MEDIA_KINDS));
const folder = v.union(v.id("mediaFolders"), v.null());

/** Files of a folder by name, null being the top; without a folder those of everywhere, newest first. */
export const list = tenantQuery({
  permission: "media.read",
  args: { folder: v.optional(folder), kind, paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(Facts.assetValidator),
  handler: (ctx, { paginationOpts, ...listed }) => Facts.listAssets(ctx, listed, paginationOpts),
});

/** At most thirty files whose names have the words, in every folder. */
export const search = tenantQuery({
  permission: "media.read",
  args: { text: v.string(), kind },
  returns: v.array(Facts.assetValidator),
  handler: (ctx, { text, kind: only }) => Facts.searchAssets(ctx, text, only),
});

/** A file with all that is known of it, and where it is shown. */
export const get = tenantQuery({
  permission: "media.read",
  args: oneAsset,
  returns: Facts.assetDetailValidator,
  handler: (ctx, { asset }) => Facts.assetDetail(ctx, asset),
});

/** Bytes that are taken, and how many may be. */
export const usage = tenantQuery({
  permission: "media.read",
  args: {},
  returns: v.object({ bytes: v.number(), quota: v.number() }),
  handler: async (ctx) => ({ bytes: await usedBytes(ctx, ctx.organization._id), quota: QUOTA_BYTES }),
});

/** Where the browser sends a file of so many bytes; good for an hour. */
export const startUpload = tenantMutation({
  permission: "media.manage",
  args: { bytes: v.number() },
  returns: v.string(),
  handler: (ctx, { bytes }) => start(ctx, bytes),
});

/** Takes an uploaded file in, as a new asset or in the place of one's file; or says, by a key of `errors`, why not. */
export const finishUpload = tenantMutation({
  permission: "media.manage",
  args: {
    file: v.id("_storage"),
    fileName: v.string(),
    folder,
    replaces: v.union(v.id("mediaAssets"), v.null()),
  },
  returns: v.union(v.object({ asset: v.id("mediaAssets") }), v.object({ problem: v.string() })),
  handler: (ctx, upload) => finish(ctx, upload),
});

/** Tries once more to make what a file needs. */
export const retry = tenantMutation({
  permission: "media.manage",
  args: oneAsset,
  returns: v.null(),
  handler: async (ctx, { asset }) => {
    await retryUpload(ctx, asset);
    return null;
  },
});

/** Names a file, says what it shows, where its middle is, and in which folder it lies: in what is given. */
export const describe = tenantMutation({
  permission: "media.manage",
  args: {
    ...oneAsset,
    name: v.optional(v.string()),
    alt: v.optional(v.record(v.string(), v.union(v.string(), v.null()))),
    focalPoint: v.optional(focalPointValidator),
    folder: v.optional(folder),
  },
  returns: v.null(),
  handler: async (ctx, { asset, ...given }) => {
    await Editing.describeAsset(ctx, asset, given);
    return null;
  },
});

/** Removes a file that nothing shows. */
export const remove = tenantMutation({
  permission: "media.manage",
  args: oneAsset,
  returns: v.null(),
  handler: async (ctx, { asset }) => {
    await Editing.removeAsset(ctx, asset);
    return null;
  },
});
