import type { MutationCtx } from "../../_generated/server";
import { MINUTE } from "../../shared/time";
import { scheduleSending } from "./deliveries";

/** How many mails one run sends on; the next minute takes the rest. */
const BATCH = 100;
/** Whatever is due has a sender of its own: only what that one left behind is taken up. */
const GRACE = MINUTE / 2;

/**
 * Sends mails whose sender was lost before it began, and those that have been sent for longer than a lease.
 * Gives how many.
 */
export async function wakeDue(ctx: Pick<MutationCtx, "db" | "scheduler">, now: number): Promise<number> {
  const overdue = await Promise.all([overdueOf(ctx, "waiting", now - GRACE), overdueOf(ctx, "sending", now)]);
  const rows = overdue.flat();
  for (const { _id } of rows) await scheduleSending(ctx, _id, now);
  return rows.length;
}

function overdueOf({ db }: Pick<MutationCtx, "db">, state: "waiting" | "sending", before: number) {
  return db
    .query("deliveries")
    .withIndex("by_state_due", (q) => q.eq("state", state).lt("dueAt", before))
    .take(BATCH);
}
