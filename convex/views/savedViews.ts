import { v } from "convex/values";
import { tenantMutation, tenantQuery } from "../access/functions";
import * as Views from "./model/savedViews";
import { tableValidator, viewValidator } from "./schema";

const oneView = { id: v.id("savedViews") };

/** The caller's views of a table and those that colleagues share: bounded, at most a hundred and fifty. */
export const list = tenantQuery({
  permission: "staff.enter",
  args: { table: tableValidator },
  returns: v.array(Views.savedViewValidator),
  handler: (ctx, { table }) => Views.listViews(ctx, table),
});

/** Keeps a view, for the caller alone or for all colleagues; one of the same name is replaced. */
export const keep = tenantMutation({
  permission: "staff.enter",
  args: { table: tableValidator, name: v.string(), view: viewValidator, shared: v.boolean() },
  returns: v.id("savedViews"),
  handler: (ctx, { table, name, view, shared }) => Views.keepView(ctx, { table, name, view, shared }),
});

/** Gives a view another name. */
export const rename = tenantMutation({
  permission: "staff.enter",
  args: { ...oneView, name: v.string() },
  returns: v.null(),
  handler: async (ctx, { id, name }) => {
    await Views.renameView(ctx, id, name);
    return null;
  },
});

export const remove = tenantMutation({
  permission: "staff.enter",
  args: oneView,
  returns: v.null(),
  handler: async (ctx, { id }) => {
    await Views.removeView(ctx, id);
    return null;
  },
});
