import { RateLimiter } from "@convex-dev/rate-limiter";
import { components } from "../../_generated/api";
import type { MutationCtx } from "../../_generated/server";
import { HOUR } from "../../shared/time";

/**
 * What one address and one client may ask for. Those of a client leave room for a classroom behind one
 * address. Five tries a code, and ten codes an hour, would leave a guesser 50 tries in a million an hour:
 * `redeemForAddress` makes them 20.
 */
const limiter = new RateLimiter(components.rateLimiter, {
  requestForAddress: { kind: "token bucket", rate: 10, period: HOUR, capacity: 5 },
  requestByClient: { kind: "token bucket", rate: 120, period: HOUR, capacity: 60 },
  redeemForAddress: { kind: "token bucket", rate: 20, period: HOUR, capacity: 10 },
  redeemByClient: { kind: "token bucket", rate: 240, period: HOUR, capacity: 120 },
  passkeyByClient: { kind: "token bucket", rate: 600, period: HOUR, capacity: 120 },
});

type Limit = keyof NonNullable<(typeof limiter)["limits"]>;
type Ctx = Pick<MutationCtx, "runQuery" | "runMutation">;

/** Milliseconds to wait when one of the limits is used up; null when all let pass, and then each counts one. */
export async function waitOf(ctx: Ctx, keys: Partial<Record<Limit, string>>): Promise<number | null> {
  const limits = Object.entries(keys) as [Limit, string][];
  const states = await Promise.all(limits.map(([name, key]) => limiter.check(ctx, name, { key })));
  const waits = states.filter(({ ok }) => !ok).map(({ retryAfter }) => retryAfter ?? 0);
  if (waits.length > 0) return Math.ceil(Math.max(...waits));
  for (const [name, key] of limits) await limiter.limit(ctx, name, { key });
  return null;
}
