import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { tenantMutation, tenantQuery } from "../access/functions";
import { requireTeaching } from "../cohorts/model/access";
import { seatedPage } from "../cohorts/model/roster";
import { requireEvent } from "../events/model/events";
import { invalid } from "../shared/errors";
import { lineValidator, mark, sheetLine, summaryOf, summaryValidator, unmark } from "./model/sheet";
import { ATTENDANCE_STATES } from "./rules/statuses";

const MAX_AT_ONCE = 200;

/** Everybody who may attend a session, by name, with what is known of them. Live: lines change as people come. */
export const list = tenantQuery({
  permission: "enrollments.read",
  args: { event: v.id("events"), paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(lineValidator),
  handler: async (ctx, { event: id, paginationOpts }) => {
    const event = await requireEvent(ctx, id);
    const { page, ...rest } = await seatedPage(ctx, event.cohortId, paginationOpts);
    return {
      ...rest,
      page: await Promise.all(page.map((enrollment) => sheetLine(ctx, event, enrollment))),
    };
  },
});

/** How many are in the session and how many of each state. */
export const summary = tenantQuery({
  permission: "enrollments.read",
  args: { event: v.id("events") },
  returns: summaryValidator,
  handler: async (ctx, { event }) => summaryOf(ctx, (await requireEvent(ctx, event))._id),
});

const people = { event: v.id("events"), people: v.array(v.id("persons")) };

/** Staff says of up to 200 people whether they were there, and why. @throws `invalid` without a reason, or for more */
export const overrule = tenantMutation({
  permission: "attendance.manage",
  args: {
    ...people,
    state: literals(...ATTENDANCE_STATES),
    reason: v.string(),
  },
  returns: v.null(),
  handler: async (ctx, { event: id, people: chosen, ...word }) => {
    const event = await requireEvent(ctx, id);
    await requireTeaching(ctx, event.cohortId);
    for (const person of atOnce(chosen)) await mark(ctx, event, person, word);
    return null;
  },
});

/** Takes staff's word on up to 200 people back: what was counted stands again. @throws `invalid` for more */
export const restore = tenantMutation({
  permission: "attendance.manage",
  args: people,
  returns: v.null(),
  handler: async (ctx, { event: id, people: chosen }) => {
    const event = await requireEvent(ctx, id);
    await requireTeaching(ctx, event.cohortId);
    for (const person of atOnce(chosen)) await unmark(ctx, event, person);
    return null;
  },
});

function atOnce<Person>(chosen: readonly Person[]): readonly Person[] {
  if (chosen.length > MAX_AT_ONCE) throw invalid({ people: "tooMany" });
  return chosen;
}
