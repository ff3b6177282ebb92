import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { publicQuery, tenantMutation, tenantQuery } from "../access/functions";
import { cohortFacts, cohortValidator, listCohorts, summaryValidator } from "./model/cohorts";
import { changeCohort, cloneCohort, createCohort } from "./model/creation";
import { openingsOf, openingValidator } from "./model/openings";
import { settingsValidator } from "./model/settings";
import { takeStep } from "./model/transitions";
import { COHORT_STEPS } from "./rules/cohortLifecycle";
import { COHORT_STATES } from "./rules/statuses";

const oneCohort = { cohort: v.id("cohorts") };

/** Cohorts of a state, a program or a search, the ones that start last first. */
export const list = tenantQuery({
  permission: "cohorts.read",
  args: {
    state: v.union(literals(...COHORT_STATES), v.null()),
    program: v.union(v.id("programs"), v.null()),
    search: v.string(),
    paginationOpts: paginationOptsValidator,
  },
  returns: paginationResultValidator(summaryValidator),
  handler: (ctx, { paginationOpts, ...filter }) =>
    listCohorts(ctx, ctx.organization._id, filter, paginationOpts),
});

/** A cohort with its settings, its counts and what can be done with it. */
export const get = tenantQuery({
  permission: "cohorts.read",
  args: oneCohort,
  returns: cohortValidator,
  handler: (ctx, { cohort }) => cohortFacts(ctx, cohort),
});

/** Makes a cohort of a program, as a draft. */
export const create = tenantMutation({
  permission: "cohorts.manage",
  args: { program: v.id("programs"), settings: settingsValidator },
  returns: v.id("cohorts"),
  handler: (ctx, { program, settings }) => createCohort(ctx, program, settings),
});

/** Changes some of a cohort's settings; what is left out stays as it is. */
export const change = tenantMutation({
  permission: "cohorts.manage",
  args: { ...oneCohort, settings: settingsValidator.partial() },
  returns: v.null(),
  handler: async (ctx, { cohort, settings }) => {
    await changeCohort(ctx, cohort, settings);
    return null;
  },
});

/** Opens, starts, completes, archives or cancels a cohort by hand. `reason`: why it is cancelled. */
export const transition = tenantMutation({
  permission: "cohorts.manage",
  args: { ...oneCohort, step: literals(...COHORT_STEPS), reason: v.optional(v.string()) },
  returns: v.null(),
  handler: async (ctx, { cohort, step, reason }) => {
    await takeStep(ctx, cohort, step, reason);
    return null;
  },
});

/** Makes a draft like another cohort; everything with a date moves with its start. */
export const clone = tenantMutation({
  permission: "cohorts.manage",
  args: { ...oneCohort, name: v.string(), startDate: v.string() },
  returns: v.id("cohorts"),
  handler: (ctx, { cohort, ...terms }) => cloneCohort(ctx, cohort, terms),
});

/** What a visitor may join of a published program: dates and how many seats are left in words, no people. */
export const openFor = publicQuery({
  permission: "public",
  args: { program: v.id("programs") },
  returns: v.array(openingValidator),
  handler: (ctx, { program }) => openingsOf(ctx, program),
});
