import type { Doc } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { failure } from "../../shared/errors";
import { type ClaimEvent, isLive, nextClaim } from "../rules/claims";
import { countersAfter } from "../rules/pools";

/** More claims than one holder ever makes: a few pools, a few comings and goings. */
const MAX_CLAIMS = 500;

type Term = Partial<Pick<Doc<"claims">, "until" | "expiryJob">>;

/** A holder's claims that have not ended, in the order in which they were made: one a pool. */
export async function liveClaims({ db }: Pick<QueryCtx, "db">, holder: string): Promise<Doc<"claims">[]> {
  const claims = await db
    .query("claims")
    .withIndex("by_holder", (q) => q.eq("holder", holder))
    .order("desc")
    .take(MAX_CLAIMS);
  return claims.filter(({ state }) => isLive(state)).reverse();
}

/** Moves a claim on, and its pool's counters with it. @throws `conflict` where the event cannot happen */
export async function moveClaim(
  { db }: Pick<MutationCtx, "db">,
  { _id, poolId, state }: Doc<"claims">,
  event: ClaimEvent,
  { until, expiryJob }: Term = {},
): Promise<void> {
  const next = nextClaim(state, event);
  if (next === null) throw failure("conflict", "The seat was given or given back meanwhile.");
  const pool = (await db.get("pools", poolId))!;
  await db.patch("claims", _id, { state: next, until, expiryJob });
  await db.patch("pools", poolId, countersAfter(pool, state, next));
}
