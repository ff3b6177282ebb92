import { v } from "convex/values";
import { internalMutation } from "../_generated/server";
import { remindPage } from "./model/materialAudience";
import { emptyTrash } from "./model/materialSweeping";

/** Reminds a page of people of a material they have not opened; schedules the next one. */
export const remind = internalMutation({
  args: { id: v.id("materials"), since: v.number(), cursor: v.union(v.string(), v.null()) },
  returns: v.null(),
  handler: async (ctx, reminding) => {
    await remindPage(ctx, reminding);
    return null;
  },
});

/** For a cron: removes what has lain in the trash for thirty days, bit by bit. */
export const sweep = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx) => {
    await emptyTrash(ctx, Date.now());
    return null;
  },
});
