import { v } from "convex/values";
import { accountQuery, publicQuery } from "../access/functions";
import { accountOf, accountValidator, presenceIn, presenceValidator } from "./model/viewer";

/** The signed-in person's own account, apart from any organization. */
export const account = accountQuery({
  permission: "self",
  args: {},
  returns: accountValidator,
  handler: (ctx) => accountOf(ctx),
});

/** Who the viewer is in an organization and what they may do there; null for a visitor. */
export const current = publicQuery({
  permission: "public",
  args: {},
  returns: v.union(presenceValidator, v.null()),
  handler: (ctx) => (ctx.viewer === null ? null : presenceIn(ctx, ctx.viewer, ctx.organization._id)),
});
