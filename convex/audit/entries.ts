import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { tenantQuery } from "../access/functions";
import { entryValidator, pageOf } from "./model/log";
import { ACTIONS } from "./rules/actions";
import { filterFields } from "./schema";

/** The organization's log, newest first. */
export const list = tenantQuery({
  permission: "audit.read",
  args: { ...filterFields, paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(entryValidator),
  handler: (ctx, { paginationOpts, ...filter }) =>
    pageOf({ db: ctx.everywhere }, ctx.organization._id, filter, paginationOpts),
});

/** Every name of an action to filter by: a list of the product's own, not of what happened here. */
export const actions = tenantQuery({
  permission: "audit.read",
  args: {},
  returns: v.array(v.string()),
  handler: () => [...ACTIONS],
});
