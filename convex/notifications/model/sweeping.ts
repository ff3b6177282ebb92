import { internal } from "../../_generated/api";
import type { MutationCtx } from "../../_generated/server";
import { RETENTION } from "../rules/retention";

const BATCH = 200;

/** Removes what is older than a year, some at a time: goes on by itself while there is more. */
export async function sweepOld(
  { db, scheduler }: Pick<MutationCtx, "db" | "scheduler">,
  now: number,
): Promise<void> {
  const before = now - RETENTION;
  const mails = await db
    .query("deliveries")
    .withIndex("by_creation_time", (q) => q.lt("_creationTime", before))
    .take(BATCH);
  const notices = await db
    .query("notices")
    .withIndex("by_creation_time", (q) => q.lt("_creationTime", before))
    .take(BATCH);
  for (const { _id } of [...mails, ...notices]) await db.delete(_id);
  if (mails.length === BATCH || notices.length === BATCH)
    await scheduler.runAfter(0, internal.notifications.jobs.sweep, {});
}
