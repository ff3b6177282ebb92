import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { internal } from "../_generated/api";
import { internalMutation } from "../_generated/server";
import { noteUses as noteUsesOf } from "./model/mediaUses";
import { publishOnDate, unpublishOnDate, wakeLate } from "./model/publicationDates";
import { sweepPreviews } from "./model/previews";
import { removeRest as removeSome, sweepTrash } from "./model/removing";
import { pruneVersions } from "./model/versionRows";
import { CONTENT_KINDS } from "./rules/statuses";

const ofItem = { item: v.id("contentItems") };
const onDate = { ...ofItem, at: v.number() };

/** Publishes an item at its date; nothing if that is another one by now. */
export const publishAt = internalMutation({
  args: onDate,
  returns: v.null(),
  handler: async (ctx, { item, at }) => {
    await publishOnDate(ctx, item, at, Date.now());
    return null;
  },
});

/** Takes an item off the site at its date; nothing if that is another one by now. */
export const unpublishAt = internalMutation({
  args: onDate,
  returns: v.null(),
  handler: async (ctx, { item, at }) => {
    await unpublishOnDate(ctx, item, at, Date.now());
    return null;
  },
});

/** Every five minutes: sees to dates whose job was lost. */
export const wake = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx) => {
    await wakeLate(ctx, Date.now());
    return null;
  },
});

/** Every day: removes what lay in the trash for thirty days, and preview links that have ended. */
export const sweep = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx) => {
    const now = Date.now();
    const [rest, links] = [await sweepTrash(ctx, now), await sweepPreviews(ctx, now)];
    if (rest || links) await ctx.scheduler.runAfter(0, internal.publishing.jobs.sweep, {});
    return null;
  },
});

/** Removes what hung on an item that is gone, bit by bit. */
export const removeRest = internalMutation({
  args: { ...ofItem, kind: literals(...CONTENT_KINDS), organization: v.id("organizations") },
  returns: v.null(),
  handler: async (ctx, gone) => {
    if (await removeSome(ctx, gone))
      await ctx.scheduler.runAfter(0, internal.publishing.jobs.removeRest, gone);
    return null;
  },
});

/** Removes versions of an item that are too many, bit by bit: the arguments beside the item say how far it has come. */
export const prune = internalMutation({
  args: { ...ofItem, below: v.optional(v.number()), kept: v.optional(v.number()) },
  returns: v.null(),
  handler: async (ctx, { item, below = Infinity, kept = 0 }) => {
    const rest = await pruneVersions(ctx, item, { below, kept });
    if (rest !== null) await ctx.scheduler.runAfter(0, internal.publishing.jobs.prune, { item, ...rest });
    return null;
  },
});

/** Notes which files an item shows. */
export const noteUses = internalMutation({
  args: ofItem,
  returns: v.null(),
  handler: async (ctx, { item }) => {
    await noteUsesOf(ctx, item);
    return null;
  },
});
