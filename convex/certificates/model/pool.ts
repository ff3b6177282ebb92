import { type RetryBehavior, Workpool } from "@convex-dev/workpool";
import { components } from "../../_generated/api";
import type { MutationCtx } from "../../_generated/server";

/** Credentials made at a time: what the pool allows where nobody says otherwise. */
const PARALLEL = 10;
const MOST_PARALLEL = 80;
/** Tries of one job: after 1, 2, 4 and 8 seconds. */
const RETRIES: RetryBehavior = { maxAttempts: 5, initialBackoffMs: 1_000, base: 2 };

/** Where credentials wait to be made, one job each. Names no limit, or each job that comes in would set it back. */
export const pool = new Workpool(components.issuing, {
  retryActionsByDefault: true,
  defaultRetryBehavior: RETRIES,
  logLevel: "ERROR",
});

/**
 * How many jobs the pool lets work at a time, beside those that died with their machine: it keeps their places for
 * five minutes.
 * @param deaths how often all that worked may have died
 */
export async function makeRoom(ctx: Pick<MutationCtx, "runMutation">, deaths: number): Promise<void> {
  const maxParallelism = Math.min(PARALLEL * (1 + deaths), MOST_PARALLEL);
  await ctx.runMutation(components.issuing.config.update, { maxParallelism });
}
