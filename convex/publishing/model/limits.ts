import { RateLimiter } from "@convex-dev/rate-limiter";
import { components } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { failure } from "../../shared/errors";
import { SUBMISSIONS } from "../rules/liveSteps";

const limiter = new RateLimiter(components.rateLimiter, { submissionByPerson: SUBMISSIONS });

/** @throws `rateLimited`, with when to send again, where somebody sent a great many submissions of late */
export async function limitSubmissions(
  ctx: Pick<MutationCtx, "runQuery" | "runMutation">,
  person: Id<"persons">,
): Promise<void> {
  const { ok, retryAfter } = await limiter.limit(ctx, "submissionByPerson", { key: person });
  if (ok) return;
  const retryAfterMs = Math.ceil(retryAfter);
  throw failure("rateLimited", "These are a lot of changes. They are taken in a moment.", { retryAfterMs });
}
