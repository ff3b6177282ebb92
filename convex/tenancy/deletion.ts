import { v } from "convex/values";
import { accountQuery, tenantMutation } from "../access/functions";
import { beginDeletion, deletionsOf, progressValidator } from "./model/deletion";

/** Closes the organization and removes everything of it. `name` is the organization's, typed. */
export const begin = tenantMutation({
  permission: "organization.delete",
  args: { name: v.string() },
  returns: v.null(),
  handler: async (ctx, { name }) => {
    await beginDeletion(ctx, name);
    return null;
  },
});

/** How far the deletions are that the viewer began, live. */
export const mine = accountQuery({
  permission: "self",
  args: {},
  returns: v.array(progressValidator),
  handler: (ctx) => deletionsOf(ctx, ctx.person._id),
});
