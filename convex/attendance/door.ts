import { v } from "convex/values";
import { internal } from "../_generated/api";
import { memberQuery, serverAction } from "../access/functions";
import { requireAccess } from "../cohorts/model/access";
import { requireEvent } from "../events/model/events";
import { joinPath } from "./model/joinTokens";
import { type Passed, passedValidator } from "./model/door";

/**
 * What a join link leads to at this moment; where the person's way into the meeting must be made first, makes
 * it. Asked by the server, for a client's address; too many tries of one are held back.
 */
export const enter = serverAction({
  permission: "server",
  args: { token: v.string(), address: v.string() },
  returns: passedValidator,
  handler: async (ctx, { token, address }): Promise<Passed> => {
    const passed = await ctx.runMutation(internal.attendance.jobs.pass, { token, address });
    if (passed.is !== "preparing") return passed;
    await ctx.runAction(internal.conferencing.delivery.prepare, {
      event: passed.event,
      person: passed.person,
    });
    return ctx.runMutation(internal.attendance.jobs.pass, { token });
  },
});

/** The learner's own way into a session, as a path on the organization's host. */
export const mine = memberQuery({
  permission: "self",
  args: { event: v.id("events") },
  returns: v.object({ path: v.string() }),
  handler: async (ctx, { event: id }) => {
    const event = await requireEvent(ctx, id);
    await requireAccess(ctx, event.cohortId);
    return { path: await joinPath({ eventId: id, personId: ctx.person._id }) };
  },
});
