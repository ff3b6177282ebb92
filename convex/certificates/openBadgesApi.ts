import { v } from "convex/values";
import { internalMutation, internalQuery } from "../_generated/server";
import { publicHttp } from "../access/functions";
import * as Reading from "./model/badgeReading";
import { badgesAnswer, discoveryAnswer, profileAnswer, refusedMethod } from "./model/openBadgesAnswers";
import { limit } from "./model/limits";
import { organizationAt } from "./model/publishing";

const asked = { host: v.string(), token: v.string() };

/** GET /ims/ob/v3p0/discovery: what of the Open Badges API there is here. */
export const discovery = publicHttp({ permission: "public" }, (ctx, request) =>
  discoveryAnswer(ctx, request),
);

/** GET /ims/ob/v3p0/credentials: the badges of whose token it is. */
export const credentials = publicHttp({ permission: "public" }, (ctx, request) => badgesAnswer(ctx, request));

/** GET /ims/ob/v3p0/profile: whose token it is. */
export const profile = publicHttp({ permission: "public" }, (ctx, request) => profileAnswer(ctx, request));

/** What would write: this side of the API is read only. */
export const writing = publicHttp({ permission: "public" }, () => Promise.resolve(refusedMethod()));

/** A page of a token's holder's badges; null for a token that is none. */
export const page = internalQuery({
  args: { ...asked, limit: v.number(), offset: v.number(), since: v.union(v.number(), v.null()) },
  returns: v.union(Reading.badgePageValidator, v.null()),
  handler: (ctx, { host, token, ...request }) => Reading.badgePage(ctx, host, token, request),
});

export const holder = internalQuery({
  args: asked,
  returns: v.union(Reading.profileValidator, v.null()),
  handler: (ctx, { host, token }) => Reading.profileOf(ctx, host, token),
});

export const nameOf = internalQuery({
  args: { host: v.string() },
  returns: v.union(v.string(), v.null()),
  handler: async (ctx, { host }) => (await organizationAt(ctx, host))?.name ?? null,
});

/** Counts a request from an address. @throws `rateLimited` */
export const count = internalMutation({
  args: { address: v.string() },
  returns: v.null(),
  handler: async (ctx, { address }) => {
    await limit(ctx, "tokenByClient", address);
    return null;
  },
});
