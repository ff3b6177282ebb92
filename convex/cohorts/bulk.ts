import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { internal } from "../_generated/api";
import { tenantAction, tenantMutation, tenantQuery } from "../access/functions";
import { renderedValidator } from "../notifications/model/claims";
import { type Rendered, writtenLetter } from "./model/letterPreviews";
import { bulkOutcomeValidator, runBulk, tryBulk } from "./model/bulk";
import { BULK_ACTIONS } from "./rules/bulk";

const what = { cohort: v.id("cohorts"), action: literals(...BULK_ACTIONS), reason: v.string() };
const whom = { ...what, enrollments: v.array(v.id("enrollments")) };

/** What `run` would do with each of at most two hundred enrollments. */
export const check = tenantQuery({
  permission: "enrollments.manage",
  args: whom,
  returns: bulkOutcomeValidator,
  handler: (ctx, bulk) => tryBulk(ctx, bulk),
});

/** Does the same with at most two hundred enrollments, and says of each what happened. */
export const run = tenantMutation({
  permission: "enrollments.manage",
  args: whom,
  returns: bulkOutcomeValidator,
  handler: (ctx, bulk) => runBulk(ctx, bulk),
});

/** The mail that goes with an action, as somebody of that language would get it; null where none goes. */
export const previewMail = tenantAction({
  permission: "enrollments.manage",
  args: { ...what, locale: v.string() },
  returns: v.union(renderedValidator, v.null()),
  handler: async (ctx, { locale, ...bulk }): Promise<Rendered | null> => {
    const organization = ctx.organization._id;
    const letter = await ctx.runQuery(internal.cohorts.jobs.bulkLetter, { organization, ...bulk });
    return letter === null ? null : writtenLetter(ctx, letter, locale);
  },
});
