import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { tenantMutation, tenantQuery } from "../access/functions";
import { entryValidator, listEntries } from "./model/importEntries";
import {
  beginImport,
  confirmImport,
  discardImport,
  importFacts,
  importValidator,
  listImports,
  requireImport,
} from "./model/imports";

const oneImport = { import: v.id("contentImports") };

/** Where the browser sends a file that is to be taken in; good for an hour. */
export const uploadUrl = tenantMutation({
  permission: "content.write",
  args: {},
  returns: v.string(),
  handler: (ctx) => ctx.storage.generateUploadUrl(),
});

/**
 * Has an uploaded file of Markdown, HTML, a WordPress export or a ZIP of the first two read; `get` and `entries` show
 * what was found. @throws `invalid` by field
 */
export const begin = tenantMutation({
  permission: "content.write",
  args: { file: v.id("_storage"), fileName: v.string(), locale: v.optional(v.string()) },
  returns: v.id("contentImports"),
  handler: (ctx, entered) => beginImport(ctx, entered),
});

/** Makes drafts of what was found; what was made of the same source before is left out. @throws `notFound`, `conflict` */
export const confirm = tenantMutation({
  permission: "content.write",
  args: oneImport,
  returns: v.null(),
  handler: async (ctx, { import: id }) => {
    await confirmImport(ctx, id);
    return null;
  },
});

/** Makes nothing of what was found. @throws `notFound`, `conflict` */
export const discard = tenantMutation({
  permission: "content.write",
  args: oneImport,
  returns: v.null(),
  handler: async (ctx, { import: id }) => {
    await discardImport(ctx, id);
    return null;
  },
});

/** One import. Live. @throws `notFound` */
export const get = tenantQuery({
  permission: "content.write",
  args: oneImport,
  returns: importValidator,
  handler: async (ctx, { import: id }) => importFacts(await requireImport(ctx, id)),
});

/** What was found in a file, in its order. Live. @throws `notFound` */
export const entries = tenantQuery({
  permission: "content.write",
  args: { ...oneImport, paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(entryValidator),
  handler: async (ctx, { import: id, paginationOpts }) =>
    listEntries(ctx, (await requireImport(ctx, id))._id, paginationOpts),
});

/** Imports, newest first. Live. */
export const recent = tenantQuery({
  permission: "content.write",
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(importValidator),
  handler: (ctx, { paginationOpts }) => listImports(ctx, paginationOpts),
});
