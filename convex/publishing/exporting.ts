import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { tenantMutation, tenantQuery } from "../access/functions";
import { fileValidator, noteExport, postFile, postFiles } from "./model/exports";

/** A post as it stands, as a file of Markdown with front matter. @throws `notFound`; `conflict` for a page */
export const file = tenantQuery({
  permission: "content.read",
  args: { item: v.id("contentItems") },
  returns: fileValidator,
  handler: (ctx, { item }) => postFile(ctx, item),
});

/** All posts but those in the trash as such files, page by page: each holds a whole text, so ask for few. */
export const files = tenantQuery({
  permission: "content.read",
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(fileValidator),
  handler: (ctx, { paginationOpts }) => postFiles(ctx, paginationOpts),
});

/** Notes in the log that the caller takes a post out, or, with null, all of them. @throws `notFound` */
export const note = tenantMutation({
  permission: "content.read",
  args: { item: v.union(v.id("contentItems"), v.null()) },
  returns: v.null(),
  handler: async (ctx, { item }) => {
    await noteExport(ctx, item);
    return null;
  },
});
