import { v } from "convex/values";
import { internalMutation } from "../_generated/server";
import * as Processing from "./model/processing";

const oneJob = { job: v.id("mediaJobs") };
const attempted = { ...oneJob, attempt: v.number() };

/** For the action: takes an upload to work on. */
export const claim = internalMutation({
  args: oneJob,
  returns: v.union(Processing.taskValidator, v.null()),
  handler: (ctx, { job }) => Processing.claimJob(ctx, job, Date.now()),
});

/** For the action: notes a file that it stored. */
export const made = internalMutation({
  args: { ...attempted, file: v.id("_storage") },
  returns: v.boolean(),
  handler: (ctx, { job, attempt, file }) => Processing.noteMade(ctx, job, attempt, file),
});

/** For the action: gives the asset what it made. */
export const take = internalMutation({
  args: { ...attempted, taken: Processing.takenValidator },
  returns: v.null(),
  handler: async (ctx, { job, attempt, taken }) => {
    await Processing.takeMade(ctx, job, attempt, taken);
    return null;
  },
});

/** For the action: notes that the file cannot be taken. */
export const refuse = internalMutation({
  args: { ...attempted, problem: Processing.problemValidator },
  returns: v.null(),
  handler: async (ctx, { job, attempt, problem }) => {
    await Processing.refuseUpload(ctx, job, attempt, problem);
    return null;
  },
});

/** For the action: notes that it failed for a reason that is not the file's. */
export const postpone = internalMutation({
  args: attempted,
  returns: v.null(),
  handler: async (ctx, { job, attempt }) => {
    await Processing.postpone(ctx, job, attempt, Date.now());
    return null;
  },
});

/** Every half minute: has due attempts made, also those that died with their machine. */
export const wake = internalMutation({
  args: {},
  returns: v.number(),
  handler: (ctx) => Processing.wakeDue(ctx, Date.now()),
});
