import { v } from "convex/values";
import { internalMutation, type MutationCtx } from "../_generated/server";
import * as CohortOffers from "../cohorts/model/offers";
import * as RegistrationOffers from "../events/model/registrationOffers";
import { expireClaims } from "./model/claims";
import { promote, type Promotion } from "./model/promotions";
import type { Owner } from "./rules/statuses";

/** Ends an offered or held seat whose time is over, and offers it to the next. */
export const expire = internalMutation({
  args: { holder: v.string(), until: v.number() },
  returns: v.null(),
  handler: async (ctx, { holder, until }) => {
    const ended = await expireClaims(ctx, holder, until);
    if (ended === null) return null;
    await tellExpired(ctx, ended.owner, holder);
    for (const promotion of ended.promotions) await tellOffered(ctx, promotion);
    return null;
  },
});

/** Goes on offering a pool's free seats where one mutation was not enough. */
export const promoteMore = internalMutation({
  args: { pool: v.id("pools") },
  returns: v.null(),
  handler: async (ctx, { pool }) => {
    for (const promotion of await promote(ctx, pool)) await tellOffered(ctx, promotion);
    return null;
  },
});

/** The area whose seats they are hears of it, in the same mutation. */
async function tellOffered(ctx: MutationCtx, promotion: Promotion): Promise<void> {
  if (promotion.owner.kind === "cohort") await CohortOffers.offeredSeat(ctx, promotion);
  if (promotion.owner.kind === "event") await RegistrationOffers.offeredSeat(ctx, promotion);
}

async function tellExpired(ctx: MutationCtx, owner: Owner, holder: string): Promise<void> {
  if (owner.kind === "cohort") await CohortOffers.offerExpired(ctx, holder);
  if (owner.kind === "event") await RegistrationOffers.offerExpired(ctx, holder);
}
