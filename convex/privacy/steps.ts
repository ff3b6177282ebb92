import { paginationOptsValidator } from "convex/server";
import { type Infer, v } from "convex/values";
import { internal } from "../_generated/api";
import { internalMutation, internalQuery } from "../_generated/server";
import { HOUR } from "../shared/time";
import * as Erasures from "./model/erasures";
import * as Exports from "./model/exports";
import * as Jobs from "./model/jobs";

const FILES_AT_A_TIME = 100;
/** Files are swept for strays when every attempt that kept one is over, and for two days after. */
const STRAY_AFTER = HOUR;
const STRAY_UNTIL = 48 * HOUR;

const ofJob = { id: v.id("privacyJobs") };
const ofAttempt = { ...ofJob, attempt: v.number() };

const begunValidator = v.object({
  attempt: v.number(),
  /** Names of what is to be written, in order. */
  sections: v.array(v.string()),
  organization: v.string(),
  locale: v.string(),
});
export type Begun = Infer<typeof begunValidator>;

/** Begins an attempt of an export. Null when it has come to an end. */
export const beginExport = internalMutation({
  args: ofJob,
  returns: v.union(begunValidator, v.null()),
  handler: async (ctx, { id }) => {
    const job = await Jobs.begin(ctx, id);
    return job === null ? null : Exports.outlineOf(ctx, job);
  },
});

const pageValidator = v.object({ rows: v.array(v.string()), cursor: v.union(v.string(), v.null()) });

/** Rows of a section, each as JSON text. Null when the attempt does not count any more. */
export const page = internalQuery({
  args: { ...ofAttempt, section: v.number(), paginationOpts: paginationOptsValidator },
  returns: v.union(pageValidator, v.null()),
  handler: async (ctx, { id, attempt, section, paginationOpts }) => {
    const job = await Jobs.currentJob(ctx, id, attempt);
    return job === null ? null : Exports.page(ctx, job, section, paginationOpts);
  },
});

/** Notes how many sections are done. False when the attempt does not count any more. */
export const report = internalMutation({
  args: { ...ofAttempt, done: v.number() },
  returns: v.boolean(),
  handler: async (ctx, { id, attempt, done }) => {
    const job = await Jobs.currentJob(ctx, id, attempt);
    if (job !== null) await Exports.report(ctx, job, done);
    return job !== null;
  },
});

/** Hands the file over. False when nobody waits for it: the caller removes it then. */
export const finishExport = internalMutation({
  args: { ...ofAttempt, file: v.id("_storage") },
  returns: v.boolean(),
  handler: async (ctx, { id, attempt, file }) => {
    const job = await Jobs.currentJob(ctx, id, attempt);
    if (job !== null) await Exports.finish(ctx, job, file);
    return job !== null;
  },
});

/** Begins an attempt of an erasure, where the one before stopped. */
export const begin = internalMutation({
  args: ofJob,
  returns: v.null(),
  handler: async (ctx, { id }) => {
    const job = await Jobs.begin(ctx, id);
    if (job !== null) await Erasures.step(ctx, job);
    return null;
  },
});

/** Goes on with an erasure. */
export const erase = internalMutation({
  args: ofAttempt,
  returns: v.null(),
  handler: async (ctx, { id, attempt }) => {
    const job = await Jobs.currentJob(ctx, id, attempt);
    if (job !== null) await Erasures.step(ctx, job);
    return null;
  },
});

export const watch = internalMutation({
  args: ofJob,
  returns: v.null(),
  handler: async (ctx, { id }) => {
    await Jobs.watch(ctx, id);
    return null;
  },
});

/** For a cron: removes files that nobody may download any more. */
export const sweepExpired = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx) => {
    if (await Exports.removeExpired(ctx, FILES_AT_A_TIME))
      await ctx.scheduler.runAfter(0, internal.privacy.steps.sweepExpired, {});
    return null;
  },
});

/** For a cron: removes files of dead attempts, made in a span of time that is long past by itself. */
export const sweepStray = internalMutation({
  args: { from: v.optional(v.number()), until: v.optional(v.number()) },
  returns: v.null(),
  handler: async (ctx, { from = Date.now() - STRAY_UNTIL, until = Date.now() - STRAY_AFTER }) => {
    const next = await Exports.removeStray(ctx, { from, until }, FILES_AT_A_TIME);
    if (next !== null)
      await ctx.scheduler.runAfter(0, internal.privacy.steps.sweepStray, { from: next, until });
    return null;
  },
});
