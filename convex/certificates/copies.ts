import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { tenantMutation, tenantQuery } from "../access/functions";
import { beginCopy, publicPaths } from "./model/copies";

/** Notes that somebody takes a copy of all public pages of certificates. */
export const begin = tenantMutation({
  permission: "certificates.issue",
  args: {},
  returns: v.null(),
  handler: async (ctx) => {
    await beginCopy(ctx);
    return null;
  },
});

/** Paths of the pages by which the organization's certificates are verified, the oldest first. */
export const paths = tenantQuery({
  permission: "certificates.issue",
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(v.string()),
  handler: (ctx, { paginationOpts }) => publicPaths(ctx, paginationOpts),
});
