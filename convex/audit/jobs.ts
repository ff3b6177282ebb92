import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { internal } from "../_generated/api";
import { internalMutation, internalQuery } from "../_generated/server";
import * as Exports from "./model/exports";
import { entryValidator, pageOf } from "./model/log";

const EXPIRED_AT_A_TIME = 100;
const ofExport = { id: v.id("auditExports") };

/** The entries of an export that come next. */
export const page = internalQuery({
  args: { ...ofExport, paginationOpts: paginationOptsValidator },
  returns: v.union(paginationResultValidator(entryValidator), v.null()),
  handler: async (ctx, { id, paginationOpts }) => {
    const row = await ctx.db.get("auditExports", id);
    return row === null ? null : pageOf(ctx, row.organizationId, row.filter, paginationOpts);
  },
});

export const report = internalMutation({
  args: { ...ofExport, rows: v.number(), storing: v.boolean() },
  returns: v.boolean(),
  handler: (ctx, { id, rows, storing }) => Exports.report(ctx, id, rows, storing),
});

export const finish = internalMutation({
  args: { ...ofExport, file: v.id("_storage") },
  returns: v.boolean(),
  handler: (ctx, { id, file }) => Exports.finish(ctx, id, file),
});

export const watch = internalMutation({
  args: ofExport,
  returns: v.null(),
  handler: async (ctx, { id }) => {
    await Exports.watch(ctx, id);
    return null;
  },
});

/** For a cron: removes files that nobody may download any more. */
export const sweep = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx) => {
    if (await Exports.removeExpired(ctx, EXPIRED_AT_A_TIME))
      await ctx.scheduler.runAfter(0, internal.audit.jobs.sweep, {});
    return null;
  },
});
