import { v } from "convex/values";
import { internal } from "../_generated/api";
import { internalMutation } from "../_generated/server";
import { seatedPage } from "../cohorts/model/roster";
import { completePage } from "./model/completing";
import { measure as measureOne } from "./model/measures";

/** People measured in one transaction: each has a row for each requirement and one for each session. */
const PEOPLE = 20;
/** Rows removed in one transaction. */
const ROWS = 200;

/** Measures everybody of a cohort anew, page after page: what it asks for has changed. */
export const measure = internalMutation({
  args: { cohort: v.id("cohorts"), cursor: v.union(v.string(), v.null()) },
  returns: v.null(),
  handler: async (ctx, { cohort, cursor }) => {
    const { page, isDone, continueCursor } = await seatedPage(ctx, cohort, {
      numItems: PEOPLE,
      cursor,
    });
    for (const enrollment of page) await measureOne(ctx, enrollment);
    if (!isDone)
      await ctx.scheduler.runAfter(0, internal.progress.jobs.measure, {
        cohort,
        cursor: continueCursor,
      });
    return null;
  },
});

/** Removes what was counted for a requirement that is gone. */
export const forget = internalMutation({
  args: { requirement: v.id("requirements") },
  returns: v.null(),
  handler: async (ctx, { requirement }) => {
    const rows = await ctx.db
      .query("progress")
      .withIndex("by_requirement_met", (q) => q.eq("requirementId", requirement))
      .take(ROWS);
    for (const { _id } of rows) await ctx.db.delete("progress", _id);
    if (rows.length === ROWS)
      await ctx.scheduler.runAfter(0, internal.progress.jobs.forget, {
        requirement,
      });
    return null;
  },
});

/** Completes the next page of people who are ready. */
export const completeNext = internalMutation({
  args: { run: v.id("completionRuns") },
  returns: v.null(),
  handler: async (ctx, { run: id }) => {
    const run = await ctx.db.get("completionRuns", id);
    if (run !== null) await completePage(ctx, run);
    return null;
  },
});
