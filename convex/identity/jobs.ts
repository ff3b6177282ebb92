import { v } from "convex/values";
import { internalMutation } from "../_generated/server";
import { closeImpersonation as close } from "./model/impersonation";
import { sweepIdentity } from "./model/sweeping";
import { bearerValidator, resumeSession } from "./model/tokens";

/** For `sessions.token`: whose session a cookie's token opens, which is noted as used. */
export const resume = internalMutation({
  args: { token: v.string() },
  returns: v.union(bearerValidator, v.null()),
  handler: (ctx, { token }) => resumeSession(ctx, token),
});

/** When the hour of an impersonation is over: the log tells of its end. */
export const closeImpersonation = internalMutation({
  args: { session: v.id("sessions") },
  returns: v.null(),
  handler: async (ctx, { session }) => {
    await close(ctx, session);
    return null;
  },
});

/** Deletes codes, challenges and sessions that ended long ago; a cron calls it. */
export const sweep = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx) => {
    await sweepIdentity(ctx);
    return null;
  },
});
