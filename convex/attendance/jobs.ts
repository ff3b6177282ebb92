import { v } from "convex/values";
import { internalMutation } from "../_generated/server";
import { closePage } from "./model/closing";
import { passDoor, passedValidator } from "./model/door";
import { limitDoor } from "./model/limits";

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

/** Lets the holder of a join link through a session's door, if it is open. `address`: whose tries are counted. */
export const pass = internalMutation({
  args: { token: v.string(), address: v.optional(v.string()) },
  returns: passedValidator,
  handler: async (ctx, { token, address }) => {
    if (address !== undefined) await limitDoor(ctx, address);
    return passDoor(ctx, token);
  },
});
