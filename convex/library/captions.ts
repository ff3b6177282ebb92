import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { memberQuery, tenantMutation, tenantQuery } from "../access/functions";
import { requireOwnRecording } from "./model/access";
import {
  captionsOf,
  cuesPage,
  cueValidator,
  openCaptions,
  trackFacts,
  trackValidator,
} from "./model/captions";
import { cueChangeValidator, removeCaptions, saveChanges } from "./model/captionEditing";
import { addCaptions, takenValidator } from "./model/captionWriting";

const oneCaptions = { captions: v.id("captions") };

/** The captions of a recording for its staff; at most twenty. */
export const ofRecording = tenantQuery({
  permission: "library.read",
  args: { recording: v.id("recordings") },
  returns: v.array(trackValidator),
  handler: async (ctx, { recording }) => {
    await requireOwnRecording(ctx, recording);
    return (await captionsOf(ctx, recording)).map(trackFacts);
  },
});

/** Takes a file of captions, WebVTT or SubRip of at most 1 MiB, for a language; it takes the place of what was there. */
export const add = tenantMutation({
  permission: "library.manage",
  args: { recording: v.id("recordings"), locale: v.string(), label: v.string(), text: v.string() },
  returns: takenValidator,
  handler: (ctx, fields) => addCaptions(ctx, fields),
});

/** Saves an editor's changes, all or none, where nobody saved others meanwhile. Answers with the new edition. */
export const save = tenantMutation({
  permission: "library.manage",
  args: { ...oneCaptions, edition: v.number(), changes: v.array(cueChangeValidator) },
  returns: v.number(),
  handler: (ctx, fields) => saveChanges(ctx, fields),
});

/** Removes captions of a recording. */
export const remove = tenantMutation({
  permission: "library.manage",
  args: oneCaptions,
  returns: v.null(),
  handler: async (ctx, { captions }) => {
    await removeCaptions(ctx, captions);
    return null;
  },
});

/** Captions of a recording that the caller may watch. */
export const track = memberQuery({
  permission: "self",
  args: oneCaptions,
  returns: trackValidator,
  handler: async (ctx, { captions }) => trackFacts(await openCaptions(ctx, captions)),
});

/** Their cues in order, page by page: for the web server, which makes a file of them, and for the editor. */
export const cues = memberQuery({
  permission: "self",
  args: { ...oneCaptions, paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(cueValidator),
  handler: async (ctx, { captions, paginationOpts }) =>
    cuesPage(ctx, await openCaptions(ctx, captions), paginationOpts),
});
