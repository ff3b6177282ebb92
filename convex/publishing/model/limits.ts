import { calculateRateLimit } from "@convex-dev/rate-limiter";
import type { MutationCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import { failure } from "../../shared/errors";
import { SUBMISSIONS } from "../rules/liveSteps";

/**
 * Counts a submission of the caller. The state of the bucket is a row here and not the rate limiter's own: every key
 * that somebody presses goes through this, and a call into a component costs more than a row.
 * @throws `rateLimited`, with when to send again, where somebody sent a great many submissions of late
 */
export async function limitSubmissions({
  db,
  organization,
  person,
}: Pick<MutationCtx, "db"> & Pick<Tenant, "organization" | "person">): Promise<void> {
  const [organizationId, personId] = [organization._id, person._id];
  const allowance = await db
    .query("submissionAllowances")
    .withIndex("by_organization_person", (q) =>
      q.eq("organizationId", organizationId).eq("personId", personId),
    )
    .unique();
  const { value, ts, retryAfter } = calculateRateLimit(allowance, SUBMISSIONS, Date.now(), 1);
  if (retryAfter !== undefined) {
    const retryAfterMs = Math.ceil(retryAfter);
    throw failure("rateLimited", "These are a lot of changes. They are taken in a moment.", { retryAfterMs });
  }
  if (allowance === null) await db.insert("submissionAllowances", { organizationId, personId, value, ts });
  else await db.patch("submissionAllowances", allowance._id, { value, ts });
}
