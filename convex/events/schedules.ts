import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { memberQuery } from "../access/functions";
import { requireAccess } from "../cohorts/model/access";
import { cohortPageFor, learnerPage } from "./model/agendas";
import { describeFor, eventValidator, requireEvent } from "./model/events";

const whenValidator = literals("past", "coming");

/** The sessions of all the caller's cohorts: what is over, the last first, or what comes, the next first. */
export const mine = memberQuery({
  permission: "self",
  args: { when: whenValidator, paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(eventValidator),
  handler: (ctx, { when, paginationOpts }) => {
    const owner = { organizationId: ctx.organization._id, personId: ctx.person._id };
    return learnerPage(ctx, owner, { when, now: Date.now() }, paginationOpts);
  },
});

/** The sessions of one of the caller's cohorts. */
export const ofCohort = memberQuery({
  permission: "self",
  args: { cohort: v.id("cohorts"), when: whenValidator, paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(eventValidator),
  handler: async (ctx, { cohort, when, paginationOpts }) => {
    await requireAccess(ctx, cohort);
    const of = { cohortId: cohort, personId: ctx.person._id };
    return cohortPageFor(ctx, of, { when, now: Date.now() }, paginationOpts);
  },
});

/** A session of one of the caller's cohorts. */
export const one = memberQuery({
  permission: "self",
  args: { event: v.id("events") },
  returns: eventValidator,
  handler: async (ctx, { event: id }) => {
    const event = await requireEvent(ctx, id);
    await requireAccess(ctx, event.cohortId);
    return describeFor(ctx, event, ctx.person._id);
  },
});
