import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { memberMutation, memberQuery } from "../access/functions";
import { choose as keepChoice, preferenceTable, preferenceValidator } from "./model/preferences";
import { CHANNELS, KINDS } from "./rules/kinds";

/** What the caller wants to hear of, and how: bounded by nature, one entry for each kind and channel. */
export const list = memberQuery({
  permission: "self",
  args: {},
  returns: v.array(preferenceValidator),
  handler: (ctx) => preferenceTable(ctx, ctx.organization._id, ctx.person._id),
});

/** Turns one kind on or off by one channel. */
export const choose = memberMutation({
  permission: "self",
  args: { kind: literals(...KINDS), channel: literals(...CHANNELS), wanted: v.boolean() },
  returns: v.null(),
  handler: async (ctx, choice) => {
    await keepChoice(ctx, ctx.organization._id, ctx.person._id, choice);
    return null;
  },
});
