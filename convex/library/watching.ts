import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { memberMutation, memberQuery, tenantQuery } from "../access/functions";
import { requireOwnRecording, requireWatchable } from "./model/access";
import { viewersOf, viewerValidator } from "./model/viewers";
import { progressIn, reportWatching, watchOf, watchValidator } from "./model/watching";
import { stretchValidator } from "./schema";

const oneRecording = { recording: v.id("recordings") };

/** What a player played since it last said so, and where it stands. Counts as far as it can be true. */
export const report = memberMutation({
  permission: "self",
  args: { ...oneRecording, stretches: v.array(stretchValidator), position: v.number() },
  returns: v.null(),
  handler: async (ctx, told) => {
    await reportWatching(ctx, told);
    return null;
  },
});

/** How far the caller is with a recording. */
export const mine = memberQuery({
  permission: "self",
  args: oneRecording,
  returns: watchValidator,
  handler: async (ctx, { recording: id }) => {
    const { recording } = await requireWatchable(ctx, id);
    const watch = await watchOf(ctx, id, ctx.person._id);
    return { ...(await progressIn(ctx, recording, ctx.person._id)), stretches: watch?.stretches ?? [] };
  },
});

/** For staff: the people of a recording's cohort by name, with how much of it each has watched. */
export const viewers = tenantQuery({
  permission: "library.read",
  args: { ...oneRecording, paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(viewerValidator),
  handler: async (ctx, { recording: id, paginationOpts }) => {
    const { recording } = await requireOwnRecording(ctx, id);
    return viewersOf(ctx, recording, paginationOpts);
  },
});
