import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { memberQuery } from "../access/functions";
import { requireAccess } from "../cohorts/model/access";
import { attendancesIn } from "./model/shares";
import { effectiveState } from "./rules/standing";
import { ATTENDANCE_STATES } from "./rules/statuses";

const recordValidator = v.object({
  event: v.id("events"),
  state: literals(...ATTENDANCE_STATES),
  minutes: v.number(),
  isInside: v.boolean(),
});

/** The learner's own attendance in a cohort: one a session that took place, bounded by a cohort's sessions. */
export const mine = memberQuery({
  permission: "self",
  args: { cohort: v.id("cohorts") },
  returns: v.array(recordValidator),
  handler: async (ctx, { cohort }) => {
    await requireAccess(ctx, cohort);
    const rows = await attendancesIn(ctx, cohort, ctx.person._id);
    return rows.map(({ eventId, state, override, minutes, isInside }) => {
      return {
        event: eventId,
        state: effectiveState(state, override),
        minutes,
        isInside,
      };
    });
  },
});
