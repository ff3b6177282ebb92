import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { internal } from "../_generated/api";
import { internalMutation, internalQuery } from "../_generated/server";
import { makeNext, removeSome } from "./model/importEntries";
import { readEntryValidator } from "./model/importEntryShape";
import { giveUp, keepPart, standing as standingOf, watchReading } from "./model/importReading";
import { forget } from "./model/imports";
import { IMPORT_FORMATS, IMPORT_PROBLEMS } from "./rules/imports";

const ofImport = { id: v.id("contentImports") };

/** Which file is to be read, and from where on. */
export const standing = internalQuery({
  args: ofImport,
  returns: v.union(
    v.object({
      fileId: v.id("_storage"),
      fileName: v.string(),
      format: literals(...IMPORT_FORMATS),
      readTo: v.number(),
    }),
    v.null(),
  ),
  handler: (ctx, { id }) => standingOf(ctx, id),
});

/** Keeps a part of what was read. */
export const keep = internalMutation({
  args: {
    ...ofImport,
    from: v.number(),
    next: v.union(v.number(), v.null()),
    entries: v.array(readEntryValidator),
  },
  returns: v.union(v.number(), v.null()),
  handler: (ctx, { id, ...part }) => keepPart(ctx, id, part),
});

/** Gives a file up. */
export const fail = internalMutation({
  args: { ...ofImport, problem: literals(...IMPORT_PROBLEMS) },
  returns: v.null(),
  handler: (ctx, { id, problem }) => giveUp(ctx, id, problem),
});

/** Looks whether a file's reader is still at work. */
export const watch = internalMutation({
  args: ofImport,
  returns: v.null(),
  handler: async (ctx, { id }) => {
    await watchReading(ctx, id);
    return null;
  },
});

/** Makes the next drafts, and goes on until all are made. */
export const make = internalMutation({
  args: { ...ofImport, person: v.id("persons") },
  returns: v.null(),
  handler: async (ctx, { id, person }) => {
    if (await makeNext(ctx, id, person))
      await ctx.scheduler.runAfter(0, internal.publishing.importJobs.make, { id, person });
    return null;
  },
});

/** Forgets what was found in a file about which nobody said anything. */
export const expire = internalMutation({
  args: ofImport,
  returns: v.null(),
  handler: async (ctx, { id }) => {
    if ((await ctx.db.get("contentImports", id))?.state === "ready") await forget(ctx, id);
    return null;
  },
});

/** Removes what was found in a file of which nothing is wanted. */
export const removeEntries = internalMutation({
  args: ofImport,
  returns: v.null(),
  handler: async (ctx, { id }) => {
    if (await removeSome(ctx, id))
      await ctx.scheduler.runAfter(0, internal.publishing.importJobs.removeEntries, { id });
    return null;
  },
});
