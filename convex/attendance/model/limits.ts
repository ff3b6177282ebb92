import { RateLimiter } from "@convex-dev/rate-limiter";
import { components } from "../../_generated/api";
import type { MutationCtx } from "../../_generated/server";
import { failure } from "../../shared/errors";
import { MINUTE } from "../../shared/time";

/** A lecture hall behind one address may come at once; whoever tries links by the thousand is held back. */
const limiter = new RateLimiter(components.rateLimiter, {
  doorByClient: { kind: "token bucket", rate: 120, period: MINUTE, capacity: 300 },
});

/** @throws `rateLimited` when too many links were opened from one client's address of late */
export async function limitDoor(
  ctx: Pick<MutationCtx, "runQuery" | "runMutation">,
  address: string,
): Promise<void> {
  const { ok, retryAfter } = await limiter.limit(ctx, "doorByClient", { key: address });
  if (ok) return;
  const retryAfterMs = Math.ceil(retryAfter);
  throw failure("rateLimited", "Too many links were opened from here. Please wait a minute.", {
    retryAfterMs,
  });
}
