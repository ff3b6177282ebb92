import { RateLimiter } from "@convex-dev/rate-limiter";
import { components } from "../../_generated/api";
import type { MutationCtx } from "../../_generated/server";
import { failure } from "../../shared/errors";
import { HOUR, MINUTE } from "../../shared/time";

/**
 * What one client may ask for. A classroom that opens its badges at once gets through; short codes have fifty
 * bits, and sixty guesses an hour come to nothing among them.
 */
const limiter = new RateLimiter(components.rateLimiter, {
  pageByClient: { kind: "token bucket", rate: 120, period: MINUTE, capacity: 300 },
  codeByClient: { kind: "token bucket", rate: 60, period: HOUR, capacity: 20 },
  checkByClient: { kind: "token bucket", rate: 30, period: MINUTE, capacity: 60 },
  holderByClient: { kind: "token bucket", rate: 20, period: HOUR, capacity: 10 },
  holderByCredential: { kind: "token bucket", rate: 60, period: HOUR, capacity: 20 },
  reportByClient: { kind: "token bucket", rate: 10, period: HOUR, capacity: 5 },
  tokenByClient: { kind: "token bucket", rate: 60, period: MINUTE, capacity: 120 },
});

export type CertificateLimit = keyof NonNullable<(typeof limiter)["limits"]>;
type Ctx = Pick<MutationCtx, "runQuery" | "runMutation">;

/**
 * Counts one of what is limited, or `count` at once.
 * @param key whose it is: a client's address, or a credential
 * @throws `rateLimited` when too many were asked for of late
 */
export async function limit(ctx: Ctx, name: CertificateLimit, key: string, count = 1): Promise<void> {
  const { ok, retryAfter } = await limiter.limit(ctx, name, { key, count });
  if (ok) return;
  const retryAfterMs = Math.ceil(retryAfter);
  throw failure("rateLimited", "That was a lot of tries. Please wait a little and try again.", {
    retryAfterMs,
  });
}
