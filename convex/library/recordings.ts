import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { internal } from "../_generated/api";
import { memberQuery, tenantAction, tenantMutation, tenantQuery } from "../access/functions";
import { imageTypeOf, SNIFFED_BYTES } from "../catalog/rules/images";
import { requireTeaching } from "../cohorts/model/access";
import { invalid } from "../shared/errors";
import { requireOwnRecording } from "./model/access";
import * as Publishing from "./model/publishing";
import * as Editing from "./model/recordingEditing";
import {
  openedValidator,
  ownRecordingValidator,
  recordingFacts,
  recordingValidator,
} from "./model/recordingFacts";
import { moveRecording } from "./model/recordingOrder";
import { removeRecording } from "./model/recordingRemoval";
import * as Recordings from "./model/recordings";
import * as Thumbnails from "./model/thumbnails";

const oneRecording = { recording: v.id("recordings") };
const picture = { ...oneRecording, file: v.id("_storage") };

/** A cohort's recordings for its staff, in their order, drafts and hidden ones included. */
export const listForCohort = tenantQuery({
  permission: "library.read",
  args: { cohort: v.id("cohorts"), paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(recordingValidator),
  handler: async (ctx, { cohort, paginationOpts }) => {
    await requireTeaching(ctx, cohort);
    return Recordings.listForCohort(ctx, cohort, paginationOpts);
  },
});

/** A recording for its staff. */
export const get = tenantQuery({
  permission: "library.read",
  args: oneRecording,
  returns: recordingValidator,
  handler: async (ctx, { recording }) =>
    recordingFacts(ctx, (await requireOwnRecording(ctx, recording)).recording),
});

/** Makes a recording, a draft: of an upload that is ready, of an HLS manifest elsewhere, or without either yet. */
export const add = tenantMutation({
  permission: "library.manage",
  args: {
    cohort: v.id("cohorts"),
    event: v.union(v.id("events"), v.null()),
    upload: v.union(v.id("uploads"), v.null()),
    manifestUrl: v.union(v.string(), v.null()),
    title: v.string(),
  },
  returns: v.id("recordings"),
  handler: (ctx, fields) => Editing.addRecording(ctx, fields),
});

/** Says what a recording is; what is left out stays as it is, null takes away. */
export const describe = tenantMutation({
  permission: "library.manage",
  args: { ...oneRecording, ...Editing.descriptionFields },
  returns: v.null(),
  handler: async (ctx, { recording, ...fields }) => {
    await Editing.describeRecording(ctx, recording, fields);
    return null;
  },
});

/** Gives a recording another file; the one before is removed. */
export const replaceFile = tenantMutation({
  permission: "library.manage",
  args: { ...oneRecording, upload: v.id("uploads") },
  returns: v.null(),
  handler: async (ctx, fields) => {
    await Editing.replaceFile(ctx, fields);
    return null;
  },
});

/** Opens a recording to its cohort and tells its people. */
export const publish = tenantMutation({
  permission: "library.manage",
  args: oneRecording,
  returns: v.null(),
  handler: async (ctx, { recording }) => {
    await Publishing.publish(ctx, recording);
    return null;
  },
});

/** Takes a recording back from its cohort. */
export const unpublish = tenantMutation({
  permission: "library.manage",
  args: oneRecording,
  returns: v.null(),
  handler: async (ctx, { recording }) => {
    await Publishing.unpublish(ctx, recording);
    return null;
  },
});

/** Removes a recording for good. */
export const remove = tenantMutation({
  permission: "library.manage",
  args: oneRecording,
  returns: v.null(),
  handler: async (ctx, { recording }) => {
    await removeRecording(ctx, recording);
    return null;
  },
});

/** Puts a recording in front of another one; with null, behind all. */
export const move = tenantMutation({
  permission: "library.manage",
  args: { ...oneRecording, before: v.union(v.id("recordings"), v.null()) },
  returns: v.null(),
  handler: async (ctx, fields) => {
    await moveRecording(ctx, fields);
    return null;
  },
});

/** Where the browser sends a picture; good for an hour. */
export const startThumbnail = tenantMutation({
  permission: "library.manage",
  args: oneRecording,
  returns: v.string(),
  handler: async (ctx, { recording }) => {
    await requireOwnRecording(ctx, recording);
    return ctx.storage.generateUploadUrl();
  },
});

/** Takes an uploaded PNG, JPEG or WebP of at most 5 MB as a picture to choose from; the first one is chosen. */
export const addThumbnail = tenantAction({
  permission: "library.manage",
  args: picture,
  returns: v.null(),
  handler: async (ctx, { recording, file }): Promise<null> => {
    const head = await (await ctx.storage.get(file))?.slice(0, SNIFFED_BYTES).arrayBuffer();
    const sniffed = head === undefined ? null : imageTypeOf(new Uint8Array(head));
    const taken = { organization: ctx.organization._id, recording, file, sniffed };
    const problem = await ctx.runMutation(internal.library.jobs.takeThumbnail, taken);
    if (problem !== null) throw invalid({ [problem.field]: problem.problem });
    return null;
  },
});

/** Shows one of a recording's pictures in lists. */
export const chooseThumbnail = tenantMutation({
  permission: "library.manage",
  args: picture,
  returns: v.null(),
  handler: async (ctx, fields) => {
    await Thumbnails.chooseThumbnail(ctx, fields);
    return null;
  },
});

/** Takes one of a recording's pictures away; where it was the chosen one, the first of the rest is. */
export const removeThumbnail = tenantMutation({
  permission: "library.manage",
  args: picture,
  returns: v.null(),
  handler: async (ctx, fields) => {
    await Thumbnails.removeThumbnail(ctx, fields);
    return null;
  },
});

/** Where the web server reads a picture of a recording that the caller may watch. */
export const thumbnail = memberQuery({
  permission: "self",
  args: { ...oneRecording, file: v.string() },
  returns: v.object({ url: v.string(), contentType: v.string() }),
  handler: (ctx, fields) => Thumbnails.thumbnailUrl(ctx, fields),
});

/** The recordings of one of the caller's cohorts, with how far they are in each. */
export const list = memberQuery({
  permission: "self",
  args: { cohort: v.id("cohorts"), paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(ownRecordingValidator),
  handler: (ctx, { cohort, paginationOpts }) => Recordings.listOwn(ctx, cohort, paginationOpts),
});

/** The published recordings of a session of one of the caller's cohorts; a session has few. */
export const ofEvent = memberQuery({
  permission: "self",
  args: { event: v.id("events") },
  returns: v.array(ownRecordingValidator),
  handler: (ctx, { event }) => Recordings.recordingsOfEvent(ctx, event),
});

/** All that a player needs of a recording that the caller may watch. */
export const open = memberQuery({
  permission: "self",
  args: oneRecording,
  returns: openedValidator,
  handler: (ctx, { recording }) => Recordings.openRecording(ctx, recording),
});
