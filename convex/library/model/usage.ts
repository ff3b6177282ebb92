import type { Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";

/** Bytes that an organization's library takes, those announced by uploads under way included. */
export async function usedBytes(
  { db }: Pick<QueryCtx, "db">,
  organizationId: Id<"organizations">,
): Promise<number> {
  return (await usageOf({ db }, organizationId))?.bytes ?? 0;
}

/** Notes that so many bytes more are taken, or, below zero, so many less. */
export async function addUsage(
  { db }: Pick<MutationCtx, "db">,
  organizationId: Id<"organizations">,
  more: number,
): Promise<void> {
  const usage = await usageOf({ db }, organizationId);
  if (usage === null) await db.insert("libraryUsage", { organizationId, bytes: Math.max(0, more) });
  else if (more !== 0) await db.patch("libraryUsage", usage._id, { bytes: Math.max(0, usage.bytes + more) });
}

function usageOf({ db }: Pick<QueryCtx, "db">, organizationId: Id<"organizations">) {
  return db
    .query("libraryUsage")
    .withIndex("by_organization", (q) => q.eq("organizationId", organizationId))
    .unique();
}
