import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { tenantQuery } from "../access/functions";
import { describeEvent, eventValidator } from "./model/events";

/**
 * All sessions of the organization that begin between two moments (milliseconds since 1970, the end exclusive),
 * the earliest first.
 */
export const between = tenantQuery({
  permission: "cohorts.read",
  args: { from: v.number(), until: v.number(), paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(eventValidator),
  handler: async (ctx, { from, until, paginationOpts }) => {
    const rows = await ctx.db
      .query("events")
      .withIndex("by_organization_start", (q) =>
        q.eq("organizationId", ctx.organization._id).gte("startsAt", from).lt("startsAt", until),
      )
      .paginate(paginationOpts);
    return { ...rows, page: await Promise.all(rows.page.map((event) => describeEvent(ctx, event))) };
  },
});
