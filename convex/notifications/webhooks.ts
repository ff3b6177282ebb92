import { Webhook, WebhookVerificationError } from "standardwebhooks";
import { internal } from "../_generated/api";
import { publicHttp } from "../access/functions";

/** Far more than an event of a mail takes. */
const MAX_BODY = 100_000;

/**
 * What Resend tells of mails later. Signed by Svix's scheme with RESEND_WEBHOOK_SECRET, within five minutes;
 * 503 where no secret is set, so that Resend keeps its events and tries again.
 */
export const resend = publicHttp({ permission: "public" }, async (ctx, request) => {
  const secret = process.env["RESEND_WEBHOOK_SECRET"];
  if (secret === undefined || secret === "")
    return new Response("RESEND_WEBHOOK_SECRET is not set in the Convex deployment.", { status: 503 });
  const body = await request.text();
  if (body.length > MAX_BODY) return new Response("That is no event of a mail.", { status: 413 });
  try {
    new Webhook(secret).verify(body, standardHeaders(request.headers));
  } catch (error) {
    if (!(error instanceof WebhookVerificationError)) throw error;
    return new Response("The signature does not fit, or is too old.", { status: 401 });
  }
  await ctx.runMutation(internal.notifications.jobs.noteResendEvent, { body });
  return new Response(null, { status: 204 });
});

/** Svix signs as Standard Webhooks does, by older names. */
function standardHeaders(headers: Headers): Record<string, string> {
  const named = ["id", "timestamp", "signature"].map((name) => [
    `webhook-${name}`,
    headers.get(`svix-${name}`) ?? headers.get(`webhook-${name}`) ?? "",
  ]);
  return Object.fromEntries(named) as Record<string, string>;
}
