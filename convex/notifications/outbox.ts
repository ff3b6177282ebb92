import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { tenantMutation, tenantQuery } from "../access/functions";
import * as Outbox from "./model/outbox";
import { DELIVERY_STATES } from "./rules/kinds";

/** The organization's mails, the newest first; of one state if one is given. */
export const list = tenantQuery({
  permission: "deliveries.read",
  args: { state: v.optional(literals(...DELIVERY_STATES)), paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(Outbox.deliveryValidator),
  handler: async (ctx, { state, paginationOpts }) => {
    const found = await Outbox.deliveriesOf(ctx, ctx.organization._id, state).paginate(paginationOpts);
    return { ...found, page: found.page.map(Outbox.describeDelivery) };
  },
});

/** A mail as its recipient sees it. One that lets its reader in is withheld from staff. */
export const one = tenantQuery({
  permission: "deliveries.read",
  args: { delivery: v.id("deliveries") },
  returns: Outbox.letterValidator,
  handler: (ctx, { delivery }) => Outbox.openLetter(ctx, delivery),
});

/** Sends a mail again that failed, bounced, was held back, or did not reach its reader. */
export const sendAgain = tenantMutation({
  permission: "deliveries.manage",
  args: { delivery: v.id("deliveries") },
  returns: v.null(),
  handler: async (ctx, { delivery }) => {
    await Outbox.sendAgain(ctx, delivery, Date.now());
    return null;
  },
});
