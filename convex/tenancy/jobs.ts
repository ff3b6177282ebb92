import { v } from "convex/values";
import { internalMutation } from "../_generated/server";
import { removeNext } from "./model/deletion";

/** One batch of the deletion of an organization. */
export const removeRows = internalMutation({
  args: { deletion: v.id("deletions") },
  returns: v.null(),
  handler: async (ctx, { deletion }) => {
    await removeNext(ctx, deletion);
    return null;
  },
});
