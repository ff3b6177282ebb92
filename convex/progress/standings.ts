import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { memberQuery, tenantMutation, tenantQuery } from "../access/functions";
import { requireAccess, requireTeaching } from "../cohorts/model/access";
import { seatedPage } from "../cohorts/model/roster";
import { failure } from "../shared/errors";
import { confirm as confirmFor } from "./model/confirmations";
import { ownProgress, ownValidator, rowValidator, sheetRow } from "./model/sheet";

/** How the people of a cohort stand, by name, with their progress by requirement. */
export const sheet = tenantQuery({
  permission: "enrollments.read",
  args: {
    cohort: v.id("cohorts"),
    paginationOpts: paginationOptsValidator,
  },
  returns: paginationResultValidator(rowValidator),
  handler: async (ctx, { cohort, paginationOpts }) => {
    const { page, ...rest } = await seatedPage(ctx, cohort, paginationOpts);
    return {
      ...rest,
      page: await Promise.all(page.map((enrollment) => sheetRow(ctx, enrollment))),
    };
  },
});

/** The learner's own progress in a cohort. @throws `notFound` without access to it */
export const mine = memberQuery({
  permission: "self",
  args: { cohort: v.id("cohorts") },
  returns: ownValidator,
  handler: async (ctx, { cohort }) => ownProgress(ctx, (await requireAccess(ctx, cohort)).enrollment),
});

/** Staff says how many of a requirement's things somebody has done; 1 or 0 for a tick. */
export const confirm = tenantMutation({
  permission: "progress.manage",
  args: {
    enrollment: v.id("enrollments"),
    requirement: v.id("requirements"),
    value: v.number(),
  },
  returns: v.null(),
  handler: async (ctx, { enrollment: id, requirement: asked, value }) => {
    const enrollment = await ctx.db.get("enrollments", id);
    const requirement = await ctx.db.get("requirements", asked);
    if (enrollment === null || requirement === null) throw failure("notFound", "This is no longer there.");
    await requireTeaching(ctx, enrollment.cohortId);
    await confirmFor(ctx, enrollment, requirement, value);
    return null;
  },
});
