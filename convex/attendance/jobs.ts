import { v } from "convex/values";
import { internalMutation } from "../_generated/server";
import { closePage } from "./model/closing";
import { passDoor, passedValidator } from "./model/door";

/** Closes the sheet of a session that is over, a page of people at a time. */
export const close = internalMutation({
  args: {
    event: v.id("events"),
    endsAt: v.number(),
    cursor: v.union(v.string(), v.null()),
  },
  returns: v.null(),
  handler: async (ctx, step) => {
    await closePage(ctx, step);
    return null;
  },
});

/** Lets the holder of a join link through a session's door, if it is open. */
export const pass = internalMutation({
  args: { token: v.string() },
  returns: passedValidator,
  handler: (ctx, { token }) => passDoor(ctx, token),
});
