import { v } from "convex/values";
import { internal } from "../_generated/api";
import { internalMutation, internalQuery } from "../_generated/server";
import * as Attempts from "./model/attempts";
import * as Inbound from "./model/inbound";
import { wakeOverdue } from "./model/meetings";
import { guestFor, guestValidator, keepWay, wayValidator } from "./model/registrants";

/** For the action: takes a meeting for an attempt at Zoom. */
export const claim = internalMutation({
  args: { meeting: v.id("meetings") },
  returns: v.union(Attempts.taskValidator, v.null()),
  handler: (ctx, { meeting }) => Attempts.claim(ctx, meeting, Date.now()),
});

/** For the action: notes how the attempt ended. */
export const report = internalMutation({
  args: {
    meeting: v.id("meetings"),
    revision: v.number(),
    outcome: Attempts.outcomeValidator,
  },
  returns: v.null(),
  handler: async (ctx, attempt) => {
    await Attempts.report(ctx, attempt, Date.now(), Math.random());
    return null;
  },
});

/** Every minute: has overdue attempts made. */
export const wake = internalMutation({
  args: {},
  returns: v.number(),
  handler: (ctx) => wakeOverdue(ctx, Date.now()),
});

/** For the action: what Zoom must be told of somebody who has no way in yet. */
export const guest = internalQuery({
  args: { event: v.id("events"), person: v.id("persons") },
  returns: v.union(guestValidator, v.null()),
  handler: (ctx, { event, person }) => guestFor(ctx, event, person),
});

/** For the action: keeps a way in that Zoom gave. */
export const keepRegistrant = internalMutation({
  args: wayValidator.fields,
  returns: v.null(),
  handler: async (ctx, way) => {
    await keepWay(ctx, way);
    return null;
  },
});

/** For the webhook: keeps it as it came. */
export const keep = internalMutation({
  args: { provider: v.string(), kind: v.string(), body: v.string() },
  returns: v.null(),
  handler: async (ctx, { provider, kind, body }) => {
    await Inbound.keep(ctx, provider, kind, body);
    return null;
  },
});

/** Makes of a kept webhook what it says. */
export const process = internalMutation({
  args: { inbound: v.id("inboundEvents") },
  returns: v.null(),
  handler: async (ctx, { inbound: id }) => {
    const inbound = await ctx.db.get("inboundEvents", id);
    if (inbound !== null) await Inbound.process(ctx, inbound);
    return null;
  },
});

const stayValidator = v.object({
  stay: v.string(),
  registrant: v.string(),
  joinedAt: v.number(),
  leftAt: v.number(),
});

/** For the action: fills in a page of Zoom's list. */
export const fillIn = internalMutation({
  args: { meetingNumber: v.string(), stays: v.array(stayValidator) },
  returns: v.null(),
  handler: async (ctx, { meetingNumber, stays }) => {
    await Inbound.fillIn(ctx, meetingNumber, stays);
    return null;
  },
});

/** Every day: removes webhooks that are 90 days old. */
export const sweep = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx) => {
    const removed = await Inbound.sweep(ctx, Date.now());
    if (removed > 0) await ctx.scheduler.runAfter(0, internal.conferencing.jobs.sweep, {});
    return null;
  },
});
