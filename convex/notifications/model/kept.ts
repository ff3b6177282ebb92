import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { hasProvider } from "../rules/provider";

/**
 * A mail that nobody carries to its reader, because no provider is set up; null where one is, and where there
 * is no such mail.
 */
export async function keptMail(
  { db }: Pick<QueryCtx, "db">,
  organizationId: Id<"organizations">,
  address: string,
  dedupeKey: string,
): Promise<Doc<"deliveries"> | null> {
  if (hasProvider(process.env)) return null;
  return db
    .query("deliveries")
    .withIndex("by_dedupe", (q) =>
      q.eq("organizationId", organizationId).eq("address", address).eq("dedupeKey", dedupeKey),
    )
    .first();
}
