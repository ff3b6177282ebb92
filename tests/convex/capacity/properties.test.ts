import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { usesSeat } from "../../../convex/capacity/rules/claims";
import { acceptOffer, claimSeats, declineOffer, releaseSeats } from "../../../convex/capacity/model/claims";
import { resizePool } from "../../../convex/capacity/model/pools";
import type { App } from "../../support/convexApp";
import { letPass } from "../../support/dueWork";
import { CAMPAIGN, COHORT, mutate, OFFER_MS, poolNow, startPools } from "./poolsOfTests";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const OWNERS = { cohort: [COHORT], campaign: [CAMPAIGN], both: [COHORT, CAMPAIGN] };

type Op =
  | { do: "claim"; who: number; of: keyof typeof OWNERS }
  | { do: "release" | "accept" | "decline"; who: number }
  | { do: "resize"; seats: number }
  | { do: "wait" };

const who = fc.integer({ min: 0, max: 9 });
const ops: fc.Arbitrary<Op> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("claim" as const),
      who,
      of: fc.constantFrom("cohort" as const, "campaign" as const, "both" as const),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom("release" as const, "accept" as const, "decline" as const),
      who,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("resize" as const), seats: fc.integer({ min: 1, max: 5 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ do: "wait" as const }) },
);

/** Does one thing; what cannot be done now changes nothing. */
async function perform(app: App, op: Op): Promise<void> {
  if (op.do === "wait") return letPass(app, OFFER_MS);
  await mutate(app, async (ctx): Promise<unknown> => {
    switch (op.do) {
      case "claim":
        return claimSeats(ctx, { owners: OWNERS[op.of], holder: `${op.who}`, as: "taken" });
      case "release":
        return releaseSeats(ctx, `${op.who}`);
      case "accept":
        return acceptOffer(ctx, `${op.who}`);
      case "decline":
        return declineOffer(ctx, `${op.who}`);
      case "resize":
        return resizePool(ctx, COHORT, { seats: op.seats, keepsWaiting: true, offerMs: OFFER_MS });
    }
  }).catch(() => undefined);
}

async function liveClaims(app: App) {
  const claims = await mutate(app, ({ db }) => db.query("claims").collect());
  return claims.filter(({ state }) => state !== "released");
}

/** What must hold at any time, whatever was done before. */
async function check(app: App): Promise<void> {
  const claims = await liveClaims(app);
  const pools = [await poolNow(app), await poolNow(app, CAMPAIGN)];
  const free = new Map(pools.map((pool) => [pool._id, pool.seats! - pool.used]));
  for (const pool of pools) {
    const own = claims.filter(({ poolId }) => poolId === pool._id);
    expect(own.filter(({ state }) => usesSeat(state))).toHaveLength(pool.used);
    expect(own.filter(({ state }) => state === "waiting")).toHaveLength(pool.waiting);
    expect(pool.used).toBeLessThanOrEqual(pool.seats!);
    expect(new Set(own.map(({ order }) => order)).size).toBe(own.length);
    expect(new Set(own.map(({ holder }) => holder)).size).toBe(own.length);
  }
  for (const holder of new Set(claims.map((claim) => claim.holder))) {
    const own = claims.filter((claim) => claim.holder === holder);
    // All or none, and nobody waits who could have a seat.
    expect(new Set(own.map(({ state }) => state)).size).toBe(1);
    if (own[0]!.state === "waiting") expect(own.some(({ poolId }) => free.get(poolId) === 0)).toBe(true);
  }
}

test("seats never exceed the pool, nobody is lost, nobody waits in vain, several pools are all or none", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(ops, { minLength: 5, maxLength: 25 }), async (way) => {
      const app = await startPools({ seats: 2 }, { seats: 3 });
      for (const op of way) {
        await perform(app, op);
        await check(app);
      }
    }),
    { numRuns: 25 },
  );
}, 30_000);

test("those who wait for one pool are offered its seats in the order in which they came", async () => {
  const single = fc.array(fc.oneof(ops), { minLength: 5, maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(single, async (way) => {
      const app = await startPools({ seats: 2 }, { seats: 3 });
      for (const op of way.filter((each) => each.do !== "claim" || each.of === "cohort")) {
        const before = (await liveClaims(app)).filter(({ state }) => state === "waiting");
        await perform(app, op);
        const after = await liveClaims(app);
        const offered = before.filter(({ _id }) =>
          after.some((claim) => claim._id === _id && claim.state !== "waiting"),
        );
        const passed = before.filter(({ _id }) =>
          after.some((claim) => claim._id === _id && claim.state === "waiting"),
        );
        for (const one of offered) for (const other of passed) expect(one.order).toBeLessThan(other.order);
      }
    }),
    { numRuns: 25 },
  );
}, 30_000);
