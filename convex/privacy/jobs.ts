import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { memberQuery, tenantQuery } from "../access/functions";
import { jobValidator, listAll, listOwn } from "./model/jobs";

/** The organization's exports and erasures with their progress, newest first. */
export const list = tenantQuery({
  permission: "privacy.manage",
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(jobValidator),
  handler: (ctx, { paginationOpts }) => listAll({ ...ctx, db: ctx.everywhere }, paginationOpts),
});

/** Those about the caller. */
export const mine = memberQuery({
  permission: "self",
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(jobValidator),
  handler: (ctx, { paginationOpts }) => listOwn({ ...ctx, db: ctx.everywhere }, paginationOpts),
});
