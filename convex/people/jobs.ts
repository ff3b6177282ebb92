import { v } from "convex/values";
import { internalMutation } from "../_generated/server";
import { moveNext } from "./model/merging";

/** One batch of what moves when two people are merged. */
export const moveRows = internalMutation({
  args: { organization: v.id("organizations"), winner: v.id("persons"), loser: v.id("persons") },
  returns: v.null(),
  handler: async (ctx, parties) => {
    await moveNext(ctx, parties);
    return null;
  },
});
