import { RateLimiter } from "@convex-dev/rate-limiter";
import { components } from "../../_generated/api";
import type { MutationCtx } from "../../_generated/server";
import { failure } from "../../shared/errors";
import { MINUTE } from "../../shared/time";

/** A player reports every ten seconds, and at once where it is paused or left; one in five seconds is plenty. */
const limiter = new RateLimiter(components.rateLimiter, {
  watchReports: { kind: "token bucket", rate: 12, period: MINUTE, capacity: 6 },
});

/** @throws `rateLimited` where a player reports too often */
export async function limitReports(
  ctx: Pick<MutationCtx, "runQuery" | "runMutation">,
  key: string,
): Promise<void> {
  const { ok, retryAfter } = await limiter.limit(ctx, "watchReports", { key });
  if (ok) return;
  const retryAfterMs = Math.ceil(retryAfter);
  throw failure("rateLimited", "This was told too often. Please wait a moment.", { retryAfterMs });
}
