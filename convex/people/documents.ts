import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { publicQuery, tenantMutation, tenantQuery } from "../access/functions";
import * as Documents from "./model/documents";
import { DOCUMENTS } from "./rules/consents";

/** The terms and the privacy notice that count now, to read before one agrees; at most one of each. */
export const current = publicQuery({
  permission: "public",
  args: { locale: v.string() },
  returns: v.array(Documents.documentValidator),
  handler: (ctx, { locale }) => Documents.currentDocuments(ctx, locale),
});

/** Every version, the newest first. */
export const versions = tenantQuery({
  permission: "organization.manage",
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(Documents.versionValidator),
  handler: (ctx, { paginationOpts }) => Documents.versionsOf(ctx, paginationOpts),
});

/** Publishes a version of a document, which everybody is asked to agree to. `texts` are Markdown by language. */
export const publish = tenantMutation({
  permission: "organization.manage",
  args: { document: literals(...DOCUMENTS), version: v.string(), texts: v.record(v.string(), v.string()) },
  returns: v.null(),
  handler: async (ctx, args) => {
    await Documents.publish(ctx, args);
    return null;
  },
});
