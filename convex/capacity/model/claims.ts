import { internal } from "../../_generated/api";
import type { Doc } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { failure } from "../../shared/errors";
import { countersAfter, outcomeOf, type Outcome } from "../rules/pools";
import { liveClaims, moveClaim } from "./claimRows";
import type { Owner } from "../rules/statuses";
import { requirePool } from "./pools";
import { nextInLine, promoteAll, type Promotion } from "./promotions";

type Reader = Pick<QueryCtx, "db">;
type Writer = Pick<MutationCtx, "db" | "scheduler">;

export type Claimed = {
  /** All of them or none is claimed. The first is the one that offers are told for. */
  owners: readonly Owner[];
  /** Id of the enrollment or registration. */
  holder: string;
  as: "taken" | "held";
  /** For `held`: until when the seat is put aside, milliseconds since 1970. */
  until?: number;
};

/**
 * Claims a seat of every owner, all or none: a seat, or a place in the order, or nothing ("full"). Whoever
 * has a claim already keeps it: a seat that was held or offered is taken, a place in the order stays.
 * @throws `notFound` for an owner without a pool; `conflict` when the claims that are there are of other owners
 */
export async function claimSeats(ctx: Writer, claimed: Claimed): Promise<Outcome> {
  const present = await liveClaims(ctx, claimed.holder);
  if (present.length > 0) return claimAgain(ctx, present, claimed);
  const pools = await Promise.all(claimed.owners.map((owner) => poolAsNewcomer(ctx, owner)));
  const outcome = outcomeOf(pools, claimed.as);
  if (outcome === "full") return outcome;
  const term = outcome === "held" ? await termOf(ctx, claimed) : {};
  for (const { _id: poolId } of pools) {
    const { organizationId, nextOrder: order, used, waiting } = (await ctx.db.get("pools", poolId))!;
    const { holder } = claimed;
    await ctx.db.insert("claims", { organizationId, poolId, holder, state: outcome, order, ...term });
    await ctx.db.patch("pools", poolId, {
      ...countersAfter({ used, waiting }, null, outcome),
      nextOrder: order + 1,
    });
  }
  return outcome;
}

/** A pool whose free seats are for somebody who waits is full for who comes now. */
async function poolAsNewcomer(ctx: Reader, owner: Owner): Promise<Doc<"pools">> {
  const pool = await requirePool(ctx, owner);
  return (await nextInLine(ctx, pool._id)) === null ? pool : { ...pool, seats: pool.used };
}

async function claimAgain(
  ctx: Writer,
  present: Doc<"claims">[],
  claimed: Claimed,
): Promise<Exclude<Outcome, "full">> {
  const pools = await Promise.all(claimed.owners.map((owner) => requirePool(ctx, owner)));
  const same =
    present.length === pools.length && pools.every(({ _id }) => present.some((c) => c.poolId === _id));
  if (!same) throw failure("conflict", "A seat of something else is claimed for this already.");
  const state = present[0]!.state;
  if (state === "waiting" || state === "taken") return state;
  await cancelExpiry(ctx, present);
  const held = claimed.as === "held" && state === "held";
  const term = held ? await termOf(ctx, claimed) : {};
  for (const claim of present) await moveClaim(ctx, claim, held ? "hold" : "take", term);
  return held ? "held" : "taken";
}

/** Gives back all that a holder has or waits for, whatever it is. @returns who got the seats offered */
export async function releaseSeats(ctx: Writer, holder: string): Promise<Promotion[]> {
  return end(ctx, await liveClaims(ctx, holder), "release");
}

/** Takes the offered seat. @throws `expired` when it is not offered any more */
export async function acceptOffer(ctx: Writer, holder: string): Promise<void> {
  const claims = await requireOffered(ctx, holder);
  if (claims.some(({ until }) => until !== undefined && until <= Date.now())) throw tooLate();
  await cancelExpiry(ctx, claims);
  for (const claim of claims) await moveClaim(ctx, claim, "take");
}

/** Leaves the offered seat to the next. @throws `expired` when it is not offered any more */
export async function declineOffer(ctx: Writer, holder: string): Promise<Promotion[]> {
  return end(ctx, await requireOffered(ctx, holder), "release");
}

/**
 * Ends an offered or held seat whose time is over.
 * @param until the end that is meant, so that a job of an earlier offer ends nothing
 * @returns null where there was nothing to end; else whose offers this owner hears of, and who is next
 */
export async function expireClaims(
  ctx: Writer,
  holder: string,
  until: number,
): Promise<{ owner: Owner; promotions: Promotion[] } | null> {
  const claims = (await liveClaims(ctx, holder)).filter((claim) => claim.until === until);
  const [first] = claims;
  if (first === undefined || until > Date.now()) return null;
  const pool = (await ctx.db.get("pools", first.poolId))!;
  // The job that runs this is theirs: there is none to cancel.
  const promotions = await endClaims(ctx, claims, "expire");
  return { owner: { kind: pool.ownerKind, id: pool.ownerId }, promotions };
}

/** How many wait before a holder for an owner's seat, counted as far as 999; null for who does not wait. */
export async function waitingBefore(ctx: Reader, owner: Owner, holder: string): Promise<number | null> {
  const pool = await requirePool(ctx, owner);
  const own = (await liveClaims(ctx, holder)).find((claim) => claim.poolId === pool._id);
  if (own?.state !== "waiting") return null;
  const before = await ctx.db
    .query("claims")
    .withIndex("by_pool_state_order", (q) =>
      q.eq("poolId", pool._id).eq("state", "waiting").lt("order", own.order),
    )
    .take(MAX_COUNT);
  return before.length;
}

const MAX_COUNT = 999;

async function requireOffered(ctx: Reader, holder: string): Promise<Doc<"claims">[]> {
  const claims = await liveClaims(ctx, holder);
  if (claims.length === 0 || claims.some(({ state }) => state !== "offered")) throw tooLate();
  return claims;
}

function tooLate() {
  return failure("expired", "This seat is not offered any more.");
}

async function end(ctx: Writer, claims: Doc<"claims">[], event: "release" | "expire"): Promise<Promotion[]> {
  await cancelExpiry(ctx, claims);
  return endClaims(ctx, claims, event);
}

async function endClaims(ctx: Writer, claims: Doc<"claims">[], event: "release" | "expire") {
  for (const claim of claims) await moveClaim(ctx, claim, event);
  return promoteAll(ctx, new Set(claims.map(({ poolId }) => poolId)));
}

/** All claims of a holder share one job. */
async function cancelExpiry({ scheduler }: Writer, [first]: Doc<"claims">[]): Promise<void> {
  if (first?.expiryJob !== undefined) await scheduler.cancel(first.expiryJob);
}

async function termOf({ scheduler }: Writer, { holder, until }: Claimed) {
  if (until === undefined) return {};
  const expiryJob = await scheduler.runAt(until, internal.capacity.jobs.expire, { holder, until });
  return { until, expiryJob };
}
