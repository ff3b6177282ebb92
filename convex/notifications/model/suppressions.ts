import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { SuppressionReason } from "../rules/suppressions";

/** Why nothing is sent to an address, or null. Takes the whole deployment's db. */
export async function suppressionOf(
  { db }: Pick<QueryCtx, "db">,
  address: string,
): Promise<SuppressionReason | null> {
  const row = await db
    .query("suppressions")
    .withIndex("by_address", (q) => q.eq("address", address))
    .unique();
  return row?.reason ?? null;
}

/** Holds mails back from an address from now on. A complaint outlives a bounce: it is the person's will. */
export async function suppress(
  { db }: Pick<MutationCtx, "db">,
  address: string,
  reason: SuppressionReason,
): Promise<void> {
  const row = await db
    .query("suppressions")
    .withIndex("by_address", (q) => q.eq("address", address))
    .unique();
  if (row === null) await db.insert("suppressions", { address, reason });
  else if (reason === "complained") await db.patch("suppressions", row._id, { reason });
}

/** Lets mails go to an address again that bounced; a complaint stays. */
export async function liftBounce({ db }: Pick<MutationCtx, "db">, address: string): Promise<void> {
  const row = await db
    .query("suppressions")
    .withIndex("by_address", (q) => q.eq("address", address))
    .unique();
  if (row?.reason === "bounced") await db.delete("suppressions", row._id);
}
