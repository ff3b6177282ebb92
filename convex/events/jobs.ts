import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { internal } from "../_generated/api";
import { internalMutation, internalQuery } from "../_generated/server";
import { CALENDAR_METHODS } from "../notifications/rules/calendarParts";
import { followRest } from "./model/effects";
import { clonePage } from "./model/cloning";
import { readFeed } from "./model/feeds";
import { tourPage } from "./model/lateJoiners";
import { mailingValidator, mailPage } from "./model/mailings";
import { armReminders, remind as remindSome } from "./model/reminders";

/** Tells a page of people of a change; schedules the next one. */
export const tell = internalMutation({
  args: mailingValidator.fields,
  returns: v.null(),
  handler: async (ctx, mailing) => {
    await mailPage(ctx, mailing, Date.now());
    return null;
  },
});

/** Sends a reminder to a page of people; schedules the next one. */
export const remind = internalMutation({
  args: { reminder: v.id("reminders"), cursor: v.union(v.string(), v.null()) },
  returns: v.null(),
  handler: async (ctx, { reminder, cursor }) => {
    await remindSome(ctx, reminder, cursor, Date.now());
    return null;
  },
});

/** Goes on giving the sessions of a long series their reminders. */
export const settle = internalMutation({
  args: { events: v.array(v.id("events")) },
  returns: v.null(),
  handler: async (ctx, { events }) => {
    await followRest(ctx, events, Date.now());
    return null;
  },
});

/** Every hour: sees to it that reminders go in time, and sends those that were lost. */
export const arm = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx) => {
    if (await armReminders(ctx, Date.now())) await ctx.scheduler.runAfter(0, internal.events.jobs.arm, {});
    return null;
  },
});

/** Tells somebody who came or left of a page of sessions; schedules the next one. */
export const tour = internalMutation({
  args: {
    enrollment: v.id("enrollments"),
    method: literals(...CALENDAR_METHODS),
    stateAt: v.number(),
    from: v.number(),
    told: v.array(v.id("eventSeries")),
  },
  returns: v.null(),
  handler: async (ctx, args) => {
    await tourPage(ctx, args, Date.now());
    return null;
  },
});

/** Clones a page of a cohort's sessions; schedules the next one. */
export const clone = internalMutation({
  args: {
    from: v.id("cohorts"),
    to: v.id("cohorts"),
    days: v.number(),
    step: literals("series", "single"),
    after: v.number(),
  },
  returns: v.null(),
  handler: async (ctx, args) => {
    await clonePage(ctx, args, Date.now());
    return null;
  },
});

/** For the feed's door: the calendar behind a token, or null. */
export const feed = internalQuery({
  args: { token: v.string() },
  returns: v.union(v.string(), v.null()),
  handler: (ctx, { token }) => readFeed(ctx, token, Date.now()),
});
