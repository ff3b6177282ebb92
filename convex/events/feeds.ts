import { v } from "convex/values";
import { internal } from "../_generated/api";
import { accountMutation, memberQuery, publicHttp } from "../access/functions";
import { sha256Hex } from "../shared/hashes";
import { feedSince, makeFeed, revokeFeed } from "./model/feeds";

/** When the caller's calendar address was made; null where there is none. */
export const since = memberQuery({
  permission: "self",
  args: {},
  returns: v.union(v.number(), v.null()),
  handler: (ctx) => feedSince(ctx, ctx.organization._id, ctx.person._id),
});

/** Makes the caller a calendar address, shown this once; one made before works no more. */
export const make = accountMutation({
  permission: "self",
  args: { organization: v.id("organizations") },
  returns: v.object({ webcal: v.string(), address: v.string() }),
  handler: (ctx, { organization }) => makeFeed(ctx, organization),
});

/** From now on the caller's calendar address gives nothing any more. */
export const revoke = accountMutation({
  permission: "self",
  args: { organization: v.id("organizations") },
  returns: v.null(),
  handler: async (ctx, { organization }) => {
    await revokeFeed(ctx, organization);
    return null;
  },
});

/**
 * A person's calendar, at /api/calendar/<token>.ics. Whoever knows the address may read it: calendar programs
 * do not sign in. 304 for who has this version already.
 */
export const calendar = publicHttp({ permission: "public" }, async (ctx, request) => {
  const [, token] = /\/([\w-]{43})\.ics$/.exec(new URL(request.url).pathname) ?? [];
  const content: string | null =
    token === undefined ? null : await ctx.runQuery(internal.events.jobs.feed, { token });
  if (content === null) return new Response("There is no calendar at this address.", { status: 404 });
  const etag = `"${await sha256Hex(content)}"`;
  const headers = { ETag: etag, "Cache-Control": "private, no-cache", "Referrer-Policy": "no-referrer" };
  const known = request.headers.get("If-None-Match")?.split(",") ?? [];
  if (known.some((tag) => tag.trim().replace(/^W\//, "") === etag))
    return new Response(null, { status: 304, headers });
  return new Response(content, { headers: { ...headers, "Content-Type": "text/calendar; charset=UTF-8" } });
});
