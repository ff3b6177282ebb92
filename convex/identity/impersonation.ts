import { v } from "convex/values";
import { serverMutation, tenantMutation } from "../access/functions";
import { beginImpersonation, endImpersonation } from "./model/impersonation";
import { openedValidator } from "./model/sessions";

/** For owners: to see the organization as somebody else of it does. The token takes the place of the cookie's. */
export const begin = tenantMutation({
  permission: "people.impersonate",
  args: { person: v.id("persons"), userAgent: v.string() },
  returns: openedValidator,
  handler: (ctx, args) => beginImpersonation(ctx, args),
});

/** Ends it: the owner's own session with a new token for the cookie; null when that has ended too. */
export const end = serverMutation({
  permission: "server",
  args: { token: v.string() },
  returns: v.union(openedValidator, v.null()),
  handler: (ctx, { token }) => endImpersonation(ctx, token),
});
