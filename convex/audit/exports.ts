import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { tenantMutation, tenantQuery } from "../access/functions";
import * as Exports from "./model/exports";
import { filterFields } from "./schema";

/** Begins to write the filtered log to a CSV file. */
export const request = tenantMutation({
  permission: "audit.read",
  args: filterFields,
  returns: v.id("auditExports"),
  handler: (ctx, filter) => Exports.request(ctx, filter),
});

/** The caller's exports with their progress, newest first. */
export const list = tenantQuery({
  permission: "audit.read",
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(Exports.exportValidator),
  handler: (ctx, { paginationOpts }) => Exports.listOwn(ctx, paginationOpts),
});

/** The address of the file of an own export; good until the file is removed. */
export const download = tenantMutation({
  permission: "audit.read",
  args: { id: v.id("auditExports") },
  returns: v.string(),
  handler: (ctx, { id }) => Exports.download(ctx, id),
});
