import { v } from "convex/values";
import { memberMutation, tenantQuery } from "../access/functions";
import { requireTeaching } from "../cohorts/model/access";
import { requireEvent } from "../events/model/events";
import { failure } from "../shared/errors";
import { checkInToken } from "./model/joinTokens";
import { checkIn } from "./model/door";
import { codePeriods } from "./rules/door";

/**
 * What the room's screen shows in a period, as a path for a QR code. The screen asks for each period by its
 * number, half a minute long, so that the answer depends on what is asked alone.
 * @throws `invalid` for a period that is not now
 */
export const code = tenantQuery({
  permission: "attendance.manage",
  args: { event: v.id("events"), period: v.number() },
  returns: v.object({ path: v.string() }),
  handler: async (ctx, { event: id, period }) => {
    const event = await requireEvent(ctx, id);
    await requireTeaching(ctx, event.cohortId);
    const [present] = codePeriods(Date.now());
    if (Math.abs(period - present) > 1) throw failure("invalid", "The clock of this screen is wrong.");
    return { path: `/check-in/${await checkInToken(id, period)}` };
  },
});

/** The learner in the room checks in. @throws `expired`, `forbidden` or `conflict`, each with what to do */
export const enter = memberMutation({
  permission: "self",
  args: { token: v.string() },
  returns: v.object({
    event: v.id("events"),
    cohort: v.id("cohorts"),
    title: v.string(),
  }),
  handler: async (ctx, { token }) => {
    const { _id, cohortId, title } = await checkIn(ctx, ctx.person._id, token);
    return { event: _id, cohort: cohortId, title };
  },
});
