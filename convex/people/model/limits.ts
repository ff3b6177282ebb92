import { RateLimiter } from "@convex-dev/rate-limiter";
import { components } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { failure } from "../../shared/errors";
import { DAY } from "../../shared/time";

/** Ten codes a day with five tries each leave a guesser one chance in twenty thousand. */
const limiter = new RateLimiter(components.rateLimiter, {
  addressCode: { kind: "fixed window", rate: 10, period: DAY },
});

/** @throws `rateLimited` when somebody asked for too many codes to new addresses */
export async function limitAddressCodes(
  ctx: Pick<MutationCtx, "runQuery" | "runMutation">,
  person: Id<"persons">,
): Promise<void> {
  const { ok, retryAfter } = await limiter.limit(ctx, "addressCode", { key: person });
  if (ok) return;
  const retryAfterMs = Math.ceil(retryAfter);
  throw failure("rateLimited", "You asked for a lot of codes. Please try again tomorrow.", { retryAfterMs });
}
