import { RateLimiter } from "@convex-dev/rate-limiter";
import { components } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { failure } from "../../shared/errors";
import { HOUR } from "../../shared/time";

/** A folder of documents is dropped at once; a loop that begins uploads is held back. */
const limiter = new RateLimiter(components.rateLimiter, {
  uploadsByPerson: { kind: "token bucket", rate: 600, period: HOUR, capacity: 200 },
});

/** @throws `rateLimited` when somebody began too many uploads of late */
export async function limitUploads(
  ctx: Pick<MutationCtx, "runQuery" | "runMutation">,
  person: Id<"persons">,
): Promise<void> {
  const { ok, retryAfter } = await limiter.limit(ctx, "uploadsByPerson", { key: person });
  if (ok) return;
  const retryAfterMs = Math.ceil(retryAfter);
  throw failure("rateLimited", "Too many uploads were begun. Please wait a minute.", { retryAfterMs });
}
