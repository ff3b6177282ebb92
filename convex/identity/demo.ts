import { v } from "convex/values";
import { serverMutation, serverQuery } from "../access/functions";
import { demoAccounts, demoAccountValidator, enterDemo } from "./model/demo";
import { openedValidator } from "./model/sessions";

/** The accounts of a demo organization for its sign-in page: its staff and a few others; none elsewhere. */
export const accounts = serverQuery({
  permission: "server",
  args: { organization: v.id("organizations") },
  returns: v.array(demoAccountValidator),
  handler: (ctx, { organization }) => demoAccounts(ctx, organization),
});

/** Signs in as one of a demo's people with one click. */
export const enter = serverMutation({
  permission: "server",
  args: {
    organization: v.id("organizations"),
    person: v.id("persons"),
    userAgent: v.string(),
    oldToken: v.optional(v.string()),
  },
  returns: openedValidator,
  handler: (ctx, args) => enterDemo(ctx, args),
});
