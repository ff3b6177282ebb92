import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { tenantMutation, tenantQuery } from "../access/functions";
import { requireCohort } from "../cohorts/model/cohorts";
import { cohortPage, instructorPage } from "./model/agendas";
import { cancel as cancelEvent, restore as restoreEvent } from "./model/cancelling";
import { change as changeEvent, resize as resizeEvent } from "./model/changing";
import { changedValidator, changeValidator, seatsValidator } from "./model/changes";
import { describeEvent, eventValidator, mayManage, requireEvent } from "./model/events";
import {
  draftValidator,
  plan as planEvent,
  plannedValidator,
  previewPlan,
  previewValidator,
} from "./model/planning";
import { EDIT_SCOPES } from "./rules/statuses";

const whenValidator = literals("past", "coming");
const scopeValidator = literals(...EDIT_SCOPES);

/** A cohort's sessions: what is over, the last first, or what runs and comes, the next first. */
export const list = tenantQuery({
  permission: "cohorts.read",
  args: { cohort: v.id("cohorts"), when: whenValidator, paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(eventValidator),
  handler: async (ctx, { cohort, when, paginationOpts }) => {
    const { _id } = await requireCohort(ctx, cohort);
    return cohortPage(ctx, _id, { when, now: Date.now() }, paginationOpts);
  },
});

/** The sessions that somebody leads, in all cohorts; the viewer's own without a person. */
export const agenda = tenantQuery({
  permission: "cohorts.read",
  args: {
    person: v.optional(v.id("persons")),
    when: whenValidator,
    paginationOpts: paginationOptsValidator,
  },
  returns: paginationResultValidator(eventValidator),
  handler: (ctx, { person = ctx.person._id, when, paginationOpts }) => {
    const owner = { organizationId: ctx.organization._id, personId: person };
    return instructorPage(ctx, owner, { when, now: Date.now() }, paginationOpts);
  },
});

/** A session, and whether the viewer may change it. */
export const get = tenantQuery({
  permission: "cohorts.read",
  args: { event: v.id("events") },
  returns: v.object({ event: eventValidator, mayManage: v.boolean() }),
  handler: async (ctx, { event: id }) => {
    const event = await requireEvent(ctx, id);
    return { event: await describeEvent(ctx, event), mayManage: await mayManage(ctx, event) };
  },
});

/** What planning a draft would come to: problems by field, changes of clocks, collisions. Nothing is written. */
export const preview = tenantQuery({
  permission: "events.manage",
  args: { cohort: v.id("cohorts"), draft: draftValidator },
  returns: previewValidator,
  handler: (ctx, { cohort, draft }) => previewPlan(ctx, cohort, draft),
});

/** Plans a session or, with a rule, a series of them. `anyway`: though an instructor leads something else then. */
export const plan = tenantMutation({
  permission: "events.manage",
  args: { cohort: v.id("cohorts"), draft: draftValidator, anyway: v.optional(v.boolean()) },
  returns: plannedValidator,
  handler: (ctx, { cohort, draft, anyway = false }) => planEvent(ctx, cohort, { draft, anyway }),
});

/** Changes a session: it alone, it and what follows in its series, or all that is still to come. */
export const change = tenantMutation({
  permission: "events.manage",
  args: {
    event: v.id("events"),
    scope: scopeValidator,
    change: changeValidator,
    anyway: v.optional(v.boolean()),
  },
  returns: changedValidator,
  handler: (ctx, { event, scope, change, anyway = false }) =>
    changeEvent(ctx, event, { scope, change, anyway }),
});

/** Gives a session for which one registers another number of seats. */
export const resize = tenantMutation({
  permission: "events.manage",
  args: { event: v.id("events"), seats: seatsValidator },
  returns: v.null(),
  handler: async (ctx, { event, seats }) => {
    await resizeEvent(ctx, event, seats);
    return null;
  },
});

/** Cancels a session, what follows, or all that is still to come, and tells why. Gives how many it reached. */
export const cancel = tenantMutation({
  permission: "events.manage",
  args: { event: v.id("events"), scope: scopeValidator, reason: v.string() },
  returns: v.number(),
  handler: (ctx, { event, scope, reason }) => cancelEvent(ctx, event, { scope, reason }),
});

/** Has a cancelled session take place after all, at its old time. */
export const restore = tenantMutation({
  permission: "events.manage",
  args: { event: v.id("events"), anyway: v.optional(v.boolean()) },
  returns: v.null(),
  handler: async (ctx, { event, anyway = false }) => {
    await restoreEvent(ctx, event, anyway);
    return null;
  },
});
