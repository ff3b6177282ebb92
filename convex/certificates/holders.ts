import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { accountMutation, memberQuery } from "../access/functions";
import * as Holding from "./model/holding";
import { viewsOf } from "./model/pages";
import * as Tokens from "./model/tokens";

const ofBadge = { credential: v.id("credentials") };
/** Days for which a holder sees how often their page was opened. */
const VIEW_DAYS = 90;

/** The learner's own badges, the newest first. */
export const mine = memberQuery({
  permission: "self",
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(Holding.badgeValidator),
  handler: (ctx, { paginationOpts }) =>
    Holding.listBadges(ctx, ctx.organization, ctx.person._id, paginationOpts),
});

/** One of the learner's own badges. @throws `notFound` */
export const one = memberQuery({
  permission: "self",
  args: ofBadge,
  returns: Holding.badgeValidator,
  handler: async (ctx, { credential }) =>
    Holding.badgeOf(ctx, ctx.organization, await Holding.requireOwn(ctx, ctx.person._id, credential)),
});

/** The badge that the learner's enrollment earned; null while there is none. */
export const forEnrollment = memberQuery({
  permission: "self",
  args: { enrollment: v.id("enrollments") },
  returns: v.union(Holding.badgeValidator, v.null()),
  handler: (ctx, { enrollment }) =>
    Holding.badgeOfEnrollment(ctx, ctx.organization, ctx.person._id, enrollment),
});

/** How often the page of an own badge was opened, by day, of the last ninety; days without are left out. */
export const views = memberQuery({
  permission: "self",
  args: ofBadge,
  returns: v.array(v.object({ day: v.string(), count: v.number() })),
  handler: async (ctx, { credential }) => {
    const own = await Holding.requireOwn(ctx, ctx.person._id, credential);
    return viewsOf(ctx, own._id, VIEW_DAYS, Date.now());
  },
});

/** Hides the page of an own badge: it then says only whether the id is valid. */
export const hide = accountMutation({
  permission: "self",
  args: ofBadge,
  returns: v.null(),
  handler: async (ctx, { credential }) => {
    await Holding.hideBadge(ctx, credential, true);
    return null;
  },
});

/** Takes `hide` back. */
export const show = accountMutation({
  permission: "self",
  args: ofBadge,
  returns: v.null(),
  handler: async (ctx, { credential }) => {
    await Holding.hideBadge(ctx, credential, false);
    return null;
  },
});

/** The learner's keys for programs that read their badges; ten at most. */
export const tokens = memberQuery({
  permission: "self",
  args: {},
  returns: v.array(Tokens.tokenValidator),
  handler: (ctx) => Tokens.tokensOf(ctx, ctx.organization._id, ctx.person._id),
});

/** Makes a key by which a program reads the caller's badges, shown this once. */
export const makeToken = accountMutation({
  permission: "self",
  args: { organization: v.id("organizations"), name: v.string() },
  returns: v.string(),
  handler: (ctx, { organization, name }) => Tokens.makeToken(ctx, organization, name),
});

export const revokeToken = accountMutation({
  permission: "self",
  args: { token: v.id("badgeTokens") },
  returns: v.null(),
  handler: async (ctx, { token }) => {
    await Tokens.revokeToken(ctx, token);
    return null;
  },
});
