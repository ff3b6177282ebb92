import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { memberMutation, memberQuery } from "../access/functions";
import * as Inbox from "./model/inbox";

/** The caller's notices, the newest first. */
export const list = memberQuery({
  permission: "self",
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(Inbox.noticeValidator),
  handler: async (ctx, { paginationOpts }) => {
    const owner = { organizationId: ctx.organization._id, personId: ctx.person._id };
    const found = await Inbox.noticesOf(ctx, owner).paginate(paginationOpts);
    return { ...found, page: found.page.map(Inbox.describeNotice) };
  },
});

/** How many notices the caller has not read, at most 100: the badge. */
export const unread = memberQuery({
  permission: "self",
  args: {},
  returns: v.number(),
  handler: (ctx) =>
    Inbox.countUnread(ctx, { organizationId: ctx.organization._id, personId: ctx.person._id }),
});

/** Marks a notice as read. Gives what `undo` takes; null if it was read before. */
export const markRead = memberMutation({
  permission: "self",
  args: { notice: v.id("notices") },
  returns: v.union(v.number(), v.null()),
  handler: (ctx, { notice }) => {
    const owner = { organizationId: ctx.organization._id, personId: ctx.person._id };
    return Inbox.markOne(ctx, owner, notice, Date.now());
  },
});

/** Marks all notices as read. Gives what `undo` takes. */
export const markAllRead = memberMutation({
  permission: "self",
  args: {},
  returns: v.number(),
  handler: async (ctx) => {
    const now = Date.now();
    const owner = { organizationId: ctx.organization._id, personId: ctx.person._id };
    await Inbox.remark(ctx, { ...owner, from: undefined, to: now });
    return now;
  },
});

/** Takes `markRead` or `markAllRead` back: what was marked at that moment is unread again. */
export const undo = memberMutation({
  permission: "self",
  args: { markedAt: v.number() },
  returns: v.null(),
  handler: async (ctx, { markedAt }) => {
    const owner = { organizationId: ctx.organization._id, personId: ctx.person._id };
    await Inbox.remark(ctx, { ...owner, from: markedAt, to: undefined });
    return null;
  },
});
