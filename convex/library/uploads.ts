import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { tenantAction, tenantMutation, tenantQuery } from "../access/functions";
import { beginUpload } from "./model/uploadBeginning";
import * as Parts from "./model/uploadParts";
import * as Uploads from "./model/uploads";
import { partTargetValidator } from "./storage/driver";

const permission = "library.manage";
const oneUpload = { upload: v.id("uploads") };

/** Announces a file that will come in parts. It counts toward the quota from now on. */
export const begin = tenantAction({
  permission,
  args: Uploads.announcedValidator.fields,
  returns: Uploads.uploadValidator,
  handler: (ctx, announced) => beginUpload(ctx, announced),
});

/** The caller's own upload, and how many parts of it have come. */
export const get = tenantQuery({
  permission,
  args: oneUpload,
  returns: v.object({ ...Uploads.uploadValidator.fields, partCount: v.number() }),
  handler: async (ctx, { upload: id }) => {
    const upload = await Uploads.ownUpload(ctx, id);
    return { ...Uploads.shown(upload), partCount: await Parts.partCount(ctx, id) };
  },
});

/** Where the web server sends the bytes of a part. */
export const partTarget = tenantMutation({
  permission,
  args: { ...oneUpload, ...Parts.comingValidator.fields },
  returns: partTargetValidator,
  handler: (ctx, { upload, ...part }) => Parts.targetFor(ctx, upload, part),
});

/** Notes a part that was stored; the offset moves past it. The same one again does no harm. */
export const receivePart = tenantMutation({
  permission,
  args: { ...oneUpload, ...Parts.arrivedValidator.fields },
  returns: Parts.standValidator,
  handler: (ctx, { upload, ...part }) => Parts.receivePart(ctx, upload, part),
});

/** Removes files that were stored for an upload and will be none of its parts. */
export const forgetParts = tenantMutation({
  permission,
  args: { ...oneUpload, files: v.array(v.id("_storage")) },
  returns: v.null(),
  handler: async (ctx, { upload, files }) => {
    await Uploads.ownUpload(ctx, upload);
    await Parts.forgetFiles(ctx, upload, files);
    return null;
  },
});

/** Gives up an upload, unless something was made of it. */
export const terminate = tenantMutation({
  permission,
  args: oneUpload,
  returns: v.null(),
  handler: async (ctx, { upload }) => {
    await Uploads.terminateUpload(ctx, upload);
    return null;
  },
});

/** The caller's unfinished uploads, the oldest first. */
export const mine = tenantQuery({
  permission,
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(Uploads.uploadValidator),
  handler: (ctx, { paginationOpts }) => Uploads.unfinishedOf(ctx, paginationOpts),
});
