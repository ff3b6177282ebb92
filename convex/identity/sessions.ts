import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { internal } from "../_generated/api";
import { accountMutation, accountQuery, serverAction, serverMutation } from "../access/functions";
import {
  describeSession,
  endOwnSession,
  endSessionOfToken,
  sessionValidator,
  signOutEverywhere,
  unendedSessions,
} from "./model/sessions";
import { type Bearer, type SignedToken, signToken, tokenValidator } from "./model/tokens";
import { isAlive } from "./rules/sessions";

/** Exchanges the cookie's token for one that Convex takes, good for 15 minutes; null when its session has ended. */
export const token = serverAction({
  permission: "server",
  args: { token: v.string() },
  returns: v.union(tokenValidator, v.null()),
  handler: async (ctx, args): Promise<SignedToken | null> => {
    const bearer: Bearer | null = await ctx.runMutation(internal.identity.jobs.resume, args);
    return bearer === null ? null : signToken(bearer);
  },
});

/** Signs out: ends the session of a cookie's token. */
export const end = serverMutation({
  permission: "server",
  args: { token: v.string() },
  returns: v.null(),
  handler: async (ctx, { token }) => {
    await endSessionOfToken(ctx, token);
    return null;
  },
});

/** Where the caller is signed in, the session that lasts longest first. */
export const list = accountQuery({
  permission: "self",
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(sessionValidator),
  handler: async (ctx, { paginationOpts }) => {
    const { page, ...rest } = await unendedSessions(ctx, ctx.person._id).paginate(paginationOpts);
    const alive = page.filter((session) => isAlive(session, Date.now()));
    return { ...rest, page: alive.map((session) => describeSession(session, ctx.session)) };
  },
});

/** Ends one of the caller's sessions, such as that of a lost telephone. */
export const revoke = accountMutation({
  permission: "self",
  args: { session: v.id("sessions") },
  returns: v.null(),
  handler: async (ctx, { session }) => {
    await endOwnSession(ctx, session);
    return null;
  },
});

/** Signs the caller out everywhere, here too. */
export const endAll = accountMutation({
  permission: "self",
  args: {},
  returns: v.null(),
  handler: async (ctx) => {
    await signOutEverywhere(ctx);
    return null;
  },
});
