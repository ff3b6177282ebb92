import { v } from "convex/values";
import { internal } from "../_generated/api";
import { publicHttp, serverMutation, serverQuery } from "../access/functions";
import * as Subscriptions from "./model/subscriptions";

const answer = v.union(Subscriptions.subscriptionValidator, v.null());

/** For the page behind a mail's unsubscribe link: what it turns off. Null if the link is none of ours. */
export const describe = serverQuery({
  permission: "server",
  args: { token: v.string() },
  returns: answer,
  handler: (ctx, { token }) => Subscriptions.describe(ctx, token),
});

/** Turns off the mails of the link. Null if it is none of ours. */
export const unsubscribe = serverMutation({
  permission: "server",
  args: { token: v.string() },
  returns: answer,
  handler: (ctx, { token }) => Subscriptions.unsubscribe(ctx, token),
});

/** Takes `unsubscribe` back. */
export const resubscribe = serverMutation({
  permission: "server",
  args: { token: v.string() },
  returns: answer,
  handler: (ctx, { token }) => Subscriptions.resubscribe(ctx, token),
});

/**
 * The one click of RFC 8058: a mail program posts to a mail's List-Unsubscribe address. Whoever opens the
 * address instead is led to the page.
 */
export const oneClick = publicHttp({ permission: "public" }, async (ctx, request) => {
  const url = new URL(request.url);
  const token = url.searchParams.get("token") ?? "";
  if (request.method === "GET")
    return new Response(null, { status: 302, headers: { Location: `/unsubscribe${url.search}` } });
  const known = await ctx.runMutation(internal.notifications.jobs.unsubscribe, { token });
  return known
    ? new Response("You get no more mails of this kind.", { status: 200 })
    : new Response("This link is not valid.", { status: 404 });
});
