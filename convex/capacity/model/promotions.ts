import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { freeSeats } from "../rules/pools";
import type { Owner } from "../rules/statuses";
import { liveClaims, moveClaim } from "./claimRows";

/** A waiting claim that got a seat to answer for. The caller tells the holder. */
export type Promotion = { holder: string; owner: Owner; until: number };

/** Offers made in one mutation; a job goes on with the rest, so that a big rise in seats stays in Convex's limits. */
const MAX_OFFERS = 25;
/** Of those who wait for several pools at once, how many are looked at for one free seat. */
const MAX_LOOKS = 200;

type Writer = Pick<MutationCtx, "db" | "scheduler">;

/**
 * Offers a pool's free seats to those who wait, in their order. Who waits for a seat of another pool too, and
 * that one is full, keeps the place and is passed over.
 */
export async function promote(ctx: Writer, poolId: Id<"pools">): Promise<Promotion[]> {
  const promotions: Promotion[] = [];
  for (;;) {
    const next = await nextInLine(ctx, poolId);
    if (next === null) return promotions;
    if (promotions.length === MAX_OFFERS) {
      await ctx.scheduler.runAfter(0, internal.capacity.jobs.promoteMore, { pool: poolId });
      return promotions;
    }
    promotions.push(await offerTo(ctx, next));
  }
}

/** The same for every pool of some claims that ended. */
export async function promoteAll(ctx: Writer, pools: Iterable<Id<"pools">>): Promise<Promotion[]> {
  const promotions: Promotion[] = [];
  for (const pool of pools) promotions.push(...(await promote(ctx, pool)));
  return promotions;
}

/** Who may have a pool's free seat next: the first who waits and for whom all their pools have one; or null. */
export async function nextInLine(
  ctx: Pick<QueryCtx, "db">,
  poolId: Id<"pools">,
): Promise<Doc<"claims">[] | null> {
  const pool = (await ctx.db.get("pools", poolId))!;
  if (pool.waiting === 0 || freeSeats(pool) === 0) return null;
  let [looks, after] = [0, 0];
  while (looks++ < MAX_LOOKS) {
    const first = await firstWaiting(ctx, poolId, after);
    if (first === null) return null;
    const claims = await liveClaims(ctx, first.holder);
    const pools = await poolsOf(ctx, claims);
    if (pools.every((each) => freeSeats(each) > 0)) return claims;
    after = first.order;
  }
  return null;
}

function firstWaiting({ db }: Pick<QueryCtx, "db">, poolId: Id<"pools">, after: number) {
  return db
    .query("claims")
    .withIndex("by_pool_state_order", (q) => q.eq("poolId", poolId).eq("state", "waiting").gt("order", after))
    .first();
}

function poolsOf({ db }: Pick<QueryCtx, "db">, claims: Doc<"claims">[]): Promise<Doc<"pools">[]> {
  return Promise.all(claims.map(async ({ poolId }) => (await db.get("pools", poolId))!));
}

/** Offers a holder the seats of all their claims, until the shortest of the pools' terms is over. */
async function offerTo(ctx: Writer, claims: Doc<"claims">[]): Promise<Promotion> {
  const pools = await poolsOf(ctx, claims);
  const { holder } = claims[0]!;
  const { ownerKind, ownerId } = pools[0]!;
  const until = Date.now() + Math.min(...pools.map(({ offerMs }) => offerMs));
  const expiryJob = await ctx.scheduler.runAt(until, internal.capacity.jobs.expire, { holder, until });
  for (const claim of claims) await moveClaim(ctx, claim, "offer", { until, expiryJob });
  return { holder, owner: { kind: ownerKind, id: ownerId }, until };
}
