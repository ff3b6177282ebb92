import { v } from "convex/values";
import { serverMutation, serverQuery } from "../access/functions";
import { found, isUntouched } from "./model/setup";
import { profileFields } from "./model/settings";

/** Whether the first organization is still to be set up. */
export const isOpen = serverQuery({
  permission: "server",
  args: {},
  returns: v.boolean(),
  handler: (ctx) => isUntouched(ctx),
});

/** The first run: makes the first organization and its owner, who then signs in by a code. */
export const begin = serverMutation({
  permission: "server",
  args: {
    ...profileFields,
    demo: v.optional(v.boolean()),
    owner: v.object({ name: v.string(), email: v.string() }),
  },
  returns: v.object({ organization: v.id("organizations"), person: v.id("persons") }),
  handler: (ctx, { demo = false, name, slug, timeZone, currency, locale, owner }) =>
    found(ctx, { demo, name, slug, timeZone, currency, locale, owner }),
});
