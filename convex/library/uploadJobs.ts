import { v } from "convex/values";
import { internal } from "../_generated/api";
import { internalAction, internalMutation, internalQuery } from "../_generated/server";
import * as Checks from "./model/uploadChecks";
import { leftValidator, removeBytes as removeLeft } from "./model/uploadLeavings";
import * as Removal from "./model/uploadRemoval";
import * as Sweeping from "./model/uploadSweeping";
import * as Uploads from "./model/uploads";
import { partsOf, storedUpload } from "./model/storedUploads";

const oneUpload = { upload: v.id("uploads") };

/** For `uploads.begin`: takes a file that is announced. */
export const announce = internalMutation({
  args: {
    organizationId: v.id("organizations"),
    personId: v.id("persons"),
    announced: Uploads.announcedValidator,
  },
  handler: (ctx, { announced, ...whose }) => Uploads.announceUpload(ctx, whose, announced),
});

/** For the actions: where the storage keeps the file. */
export const place = internalMutation({
  args: { ...oneUpload, place: v.string() },
  returns: v.null(),
  handler: async ({ db }, { upload, place }) => {
    if ((await db.get("uploads", upload)) !== null) await db.patch("uploads", upload, { place });
    return null;
  },
});

/** For `uploads.begin`: takes an upload back for which there is no place. */
export const drop = internalMutation({
  args: oneUpload,
  returns: v.null(),
  handler: async (ctx, { upload }) => {
    await Uploads.dropUpload(ctx, upload);
    return null;
  },
});

/** For the actions: an upload as it is. */
export const stored = internalQuery({
  args: oneUpload,
  handler: (ctx, { upload }) => storedUpload(ctx, upload),
});

/** For the actions: all parts of an upload, in order; there are ten thousand at most. */
export const parts = internalQuery({
  args: oneUpload,
  handler: (ctx, { upload }) => partsOf(ctx, upload),
});

/** Finds out what a file is when all of it is there. */
export const check = internalAction({
  args: oneUpload,
  returns: v.null(),
  handler: async (ctx, { upload }): Promise<null> => {
    await Checks.checkUpload(ctx, upload);
    return null;
  },
});

/** For the check: where a stretch of the file can be read. */
export const sources = internalQuery({
  args: { ...oneUpload, from: v.number(), to: v.number() },
  returns: Checks.sourcesValidator,
  handler: (ctx, { upload, ...stretch }) => Checks.sourcesOf(ctx, upload, stretch),
});

/** For the check: notes what the file is. */
export const settle = internalMutation({
  args: { ...oneUpload, outcome: Checks.outcomeValidator },
  returns: v.null(),
  handler: async (ctx, { upload, outcome }) => {
    await Checks.settleUpload(ctx, upload, outcome);
    return null;
  },
});

/** For the hashing: notes how far it came. */
export const noteHash = internalMutation({
  args: {
    ...oneUpload,
    after: v.number(),
    to: v.number(),
    hashState: v.optional(v.bytes()),
    sha256: v.optional(v.string()),
  },
  returns: v.null(),
  handler: async (ctx, { upload, ...found }) => {
    await Checks.noteHash(ctx, upload, found);
    return null;
  },
});

/** Removes what is stored of an upload, some parts at a time. */
export const remove = internalMutation({
  args: oneUpload,
  returns: v.null(),
  handler: async (ctx, { upload }) => {
    await Removal.removeNext(ctx, upload);
    return null;
  },
});

/** The same where the bytes are elsewhere. */
export const removeElsewhere = internalAction({
  args: oneUpload,
  returns: v.null(),
  handler: async (ctx, { upload }): Promise<null> => {
    await Removal.removeElsewhere(ctx, upload);
    return null;
  },
});

/** For the deletion of an organization: the same for what has no rows any more. */
export const removeBytes = internalAction({
  args: leftValidator.fields,
  returns: v.null(),
  handler: async (ctx, left): Promise<null> => {
    await removeLeft(ctx, left);
    return null;
  },
});

/** For the removal: the parts that go next. */
export const nextParts = internalQuery({
  args: oneUpload,
  handler: (ctx, { upload }) => Removal.nextParts(ctx, upload),
});

/** For the removal: notes that parts are gone. */
export const forget = internalMutation({
  args: { ...oneUpload, parts: v.array(v.id("uploadParts")) },
  returns: v.null(),
  handler: async (ctx, { upload, parts }) => {
    await Removal.forgetParts(ctx, upload, parts);
    return null;
  },
});

/** Every ten minutes: removes uploads whose time is over, and begins anew what died. */
export const sweep = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx) => {
    if (await Sweeping.sweepUploads(ctx, Date.now()))
      await ctx.scheduler.runAfter(0, internal.library.uploadJobs.sweep, {});
    return null;
  },
});

/** Hourly: removes files of parts that no upload knows of. */
export const sweepStray = internalMutation({
  args: { from: v.optional(v.number()), until: v.optional(v.number()) },
  returns: v.null(),
  handler: async (ctx, { from, until = Sweeping.strayUntil(Date.now()) }) => {
    const span = { from: from ?? Sweeping.strayFrom(Date.now()), until };
    const next = await Sweeping.removeStray(ctx, span);
    if (next !== null)
      await ctx.scheduler.runAfter(0, internal.library.uploadJobs.sweepStray, { from: next, until });
    return null;
  },
});
