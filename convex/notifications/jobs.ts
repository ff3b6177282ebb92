import { v } from "convex/values";
import { internalMutation } from "../_generated/server";
import * as Claims from "./model/claims";
import { remark as remarkSome } from "./model/inbox";
import { note } from "./model/providerEvents";
import { outcomeValidator, report as noteOutcome } from "./model/reports";
import { sweepOld } from "./model/sweeping";
import { unsubscribe as turnOff } from "./model/subscriptions";
import { wakeDue } from "./model/waking";
import { readResendEvent } from "./rules/providerEvents";

/** For the sender: takes a mail, so that nobody else sends it. */
export const claim = internalMutation({
  args: { delivery: v.id("deliveries") },
  returns: v.union(Claims.claimValidator, v.null()),
  handler: (ctx, { delivery }) => Claims.claim(ctx, delivery, Date.now()),
});

/** For the sender: keeps what a mail looks like before it goes. */
export const keepRendered = internalMutation({
  args: { delivery: v.id("deliveries"), rendered: Claims.renderedValidator },
  returns: v.null(),
  handler: async (ctx, { delivery, rendered }) => {
    await Claims.keepRendered(ctx, delivery, rendered);
    return null;
  },
});

/** For the sender: notes how an attempt ended. */
export const report = internalMutation({
  args: { delivery: v.id("deliveries"), lease: v.number(), outcome: outcomeValidator },
  returns: v.null(),
  handler: async (ctx, { delivery: id, lease, outcome }) => {
    await noteOutcome(ctx, { id, lease, outcome }, Date.now(), Math.random());
    return null;
  },
});

/** Every minute: sends what is overdue, be it that its sender crashed or was never started. */
export const wake = internalMutation({
  args: {},
  returns: v.number(),
  handler: (ctx) => wakeDue(ctx, Date.now()),
});

/** Every day: removes mails and notices that are a year old. */
export const sweep = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx) => {
    await sweepOld(ctx, Date.now());
    return null;
  },
});

/** For inboxes with more notices than one transaction marks. */
export const remark = internalMutation({
  args: {
    organizationId: v.id("organizations"),
    personId: v.id("persons"),
    from: v.optional(v.number()),
    to: v.optional(v.number()),
  },
  returns: v.null(),
  handler: async (ctx, { from, to, ...owner }) => {
    await remarkSome(ctx, { ...owner, from, to });
    return null;
  },
});

/** For the webhook, after its signature was checked. */
export const noteResendEvent = internalMutation({
  args: { body: v.string() },
  returns: v.null(),
  handler: async (ctx, { body }) => {
    const event = readResendEvent(JSON.parse(body));
    if (event !== null) await note(ctx, event);
    return null;
  },
});

/** For the one click of a mail program. False if the token was not made here. */
export const unsubscribe = internalMutation({
  args: { token: v.string() },
  returns: v.boolean(),
  handler: async (ctx, { token }) => (await turnOff(ctx, token)) !== null,
});
