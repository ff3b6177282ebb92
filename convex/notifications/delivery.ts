"use node";
import { v } from "convex/values";
import { internal } from "../_generated/api";
import type { ActionCtx } from "../_generated/server";
import { internalAction } from "../_generated/server";
import { type Composition, compose } from "./mailing/composition";
import { driverFor, senderOf } from "./mailing/driver";
import type { Claim } from "./model/claims";
import type { Outcome } from "./rules/retries";

/** Sends one mail of the outbox, if it is due and nobody else sends it, and notes how it went. */
export const send = internalAction({
  args: { delivery: v.id("deliveries") },
  returns: v.null(),
  handler: async (ctx, { delivery }) => {
    const claim: Claim | null = await ctx.runMutation(internal.notifications.jobs.claim, { delivery });
    if (claim === null) return null;
    const outcome = await attempt(ctx, claim);
    const { id, lease } = claim;
    await ctx.runMutation(internal.notifications.jobs.report, { delivery: id, lease, outcome });
    return null;
  },
});

async function attempt(ctx: ActionCtx, claim: Claim): Promise<Outcome> {
  let composition: Composition;
  try {
    composition = await compose(claim);
  } catch (error) {
    return { kind: "template", detail: error instanceof Error ? error.message : String(error) };
  }
  const { rendered, headers } = composition;
  await ctx.runMutation(internal.notifications.jobs.keepRendered, { delivery: claim.id, rendered });
  const driver = driverFor(process.env);
  if (driver === null) return { kind: "kept" };
  const from = senderOf(process.env["MAIL_FROM"], claim.organization.name);
  if (from === null) return { kind: "setup", detail: "MAIL_FROM is not set to a mail address." };
  const { key, address: to, id: delivery, calendar } = claim;
  return driver({ from, to, ...rendered, headers, calendar, key, delivery });
}
