import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { internal } from "../_generated/api";
import { internalMutation } from "../_generated/server";
import { enterTenant } from "../access/entrance";
import { tenantWriter } from "../access/tenantDb";
import { writeMore } from "./model/captionWriting";
import { sweepChanges } from "./model/changes";
import { carryToCuesPage } from "./model/cueOpening";
import { tellPublishedPage } from "./model/recordingNotices";
import { removeCuesNext, removeWatchesNext } from "./model/recordingRemoval";
import { clearDue, hideDue, warnDue } from "./model/retaining";
import { addThumbnail } from "./model/thumbnails";

const cursor = v.union(v.string(), v.null());
const pageOfRecording = { recording: v.id("recordings"), cursor };

/** For a cron: hides and clears recordings whose last day is over, warns of the next ones, forgets old changes. */
export const tick = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx) => {
    const now = Date.now();
    const more = [
      // First, so that nobody is warned of a day that is over.
      await hideDue(ctx, now),
      await warnDue(ctx, now),
      await clearDue(ctx, now),
      await sweepChanges(ctx, now, CHANGES_AT_ONCE),
    ];
    if (more.includes(true)) await ctx.scheduler.runAfter(0, internal.library.jobs.tick, {});
    return null;
  },
});
const CHANGES_AT_ONCE = 500;

/** A page of people who are told of a published recording. */
export const tellPublished = internalMutation({
  args: pageOfRecording,
  returns: v.null(),
  handler: async (ctx, { recording, cursor }) => {
    await tellPublishedPage(ctx, recording, cursor);
    return null;
  },
});

/** A page of cues that learn whether their recording is published. */
export const carryToCues = internalMutation({
  args: pageOfRecording,
  returns: v.null(),
  handler: async (ctx, { recording, cursor }) => {
    await carryToCuesPage(ctx, recording, cursor);
    return null;
  },
});

/** Goes on with the captions of a file. */
export const writeCues = internalMutation({
  args: { captions: v.id("captions"), batch: v.number(), text: v.string(), from: v.number() },
  returns: v.null(),
  handler: async (ctx, rest) => {
    await writeMore(ctx, rest);
    return null;
  },
});

/** Removes cues of captions, all of them or those of one batch. */
export const removeCues = internalMutation({
  args: { captions: v.id("captions"), batch: v.union(v.number(), v.null()) },
  returns: v.null(),
  handler: async (ctx, { captions, batch }) => {
    if (await removeCuesNext(ctx, captions, batch))
      await ctx.scheduler.runAfter(0, internal.library.jobs.removeCues, { captions, batch });
    return null;
  },
});

/** Removes what people watched of a recording that is gone. */
export const removeWatches = internalMutation({
  args: { recording: v.id("recordings") },
  returns: v.null(),
  handler: async (ctx, { recording }) => {
    if (await removeWatchesNext(ctx, recording))
      await ctx.scheduler.runAfter(0, internal.library.jobs.removeWatches, { recording });
    return null;
  },
});

/** The writing half of `recordings.addThumbnail`, in the name of its caller. Null when the picture was taken. */
export const takeThumbnail = internalMutation({
  args: {
    organization: v.id("organizations"),
    recording: v.id("recordings"),
    file: v.id("_storage"),
    sniffed: v.union(literals("image/png", "image/jpeg", "image/webp"), v.null()),
  },
  returns: v.union(v.object({ field: v.string(), problem: v.string() }), v.null()),
  handler: async (ctx, { organization, ...picture }) => {
    const tenant = await enterTenant(ctx, organization, "library.manage");
    const { scheduler, storage } = ctx;
    const writer = { ...tenant, scheduler, storage, db: tenantWriter(ctx.db, organization) };
    const problem = await addThumbnail(writer, picture);
    return problem && { field: problem[0], problem: problem[1] };
  },
});
