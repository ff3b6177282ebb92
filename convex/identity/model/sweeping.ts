import { internal } from "../../_generated/api";
import type { MutationCtx } from "../../_generated/server";
import { DAY } from "../../shared/time";
import { SESSION_KEPT } from "../rules/sessions";

/** Rows of each table that one run deletes. */
const BATCH = 200;

const KEPT = { signInCodes: DAY, passkeyChallenges: 0, sessionTransfers: 0, sessions: SESSION_KEPT } as const;

/** Deletes what expired long enough ago, and calls itself again while there is more. */
export async function sweepIdentity({ db, scheduler }: Pick<MutationCtx, "db" | "scheduler">): Promise<void> {
  const now = Date.now();
  let more = false;
  for (const table of Object.keys(KEPT) as (keyof typeof KEPT)[]) {
    const old = await db
      .query(table)
      .withIndex("by_expiry", (q) => q.lt("expiresAt", now - KEPT[table]))
      .take(BATCH);
    for (const { _id: id } of old) await db.delete(id);
    more ||= old.length === BATCH;
  }
  if (more) await scheduler.runAfter(0, internal.identity.jobs.sweep, {});
}
