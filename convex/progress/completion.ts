import { v } from "convex/values";
import { tenantMutation, tenantQuery } from "../access/functions";
import { requireTeaching } from "../cohorts/model/access";
import { failure } from "../shared/errors";
import { beginCompletion, completeOne, countReady, lastRun } from "./model/completing";

/** How many would be completed now (counted up to 1,001), and how far the last run is. */
export const preview = tenantQuery({
  permission: "progress.manage",
  args: { cohort: v.id("cohorts") },
  returns: v.object({
    ready: v.number(),
    run: v.union(
      v.object({
        completed: v.number(),
        finishedAt: v.union(v.number(), v.null()),
      }),
      v.null(),
    ),
  }),
  handler: async (ctx, { cohort }) => {
    const run = await lastRun(ctx, cohort);
    const shown = run && {
      completed: run.completed,
      finishedAt: run.finishedAt ?? null,
    };
    return { ready: await countReady(ctx, cohort), run: shown };
  },
});

/** Completes everybody who is ready, page after page. @throws `conflict` while a run is under way */
export const begin = tenantMutation({
  permission: "progress.manage",
  args: { cohort: v.id("cohorts") },
  returns: v.id("completionRuns"),
  handler: async (ctx, { cohort }) => beginCompletion(ctx, await requireTeaching(ctx, cohort)),
});

/** Completes one person. @throws `conflict` for who is not ready, unless `anyway` */
export const completePerson = tenantMutation({
  permission: "progress.manage",
  args: { enrollment: v.id("enrollments"), anyway: v.boolean() },
  returns: v.null(),
  handler: async (ctx, { enrollment: id, anyway }) => {
    const enrollment = await ctx.db.get("enrollments", id);
    if (enrollment === null) throw failure("notFound", "This person is not in the cohort.");
    await requireTeaching(ctx, enrollment.cohortId);
    await completeOne(ctx, enrollment, anyway);
    return null;
  },
});
