import type { Doc } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { normalizeEmail } from "../../shared/email";
import { nextState } from "../rules/deliveryStates";
import type { ProviderEvent } from "../rules/providerEvents";
import { suppress } from "./suppressions";

/**
 * Notes what the provider tells of a mail later: that it arrived, came back or was reported. Telling it twice
 * changes nothing. A bounce holds mails back from its address even if the mail itself is not known.
 */
export async function note(ctx: Pick<MutationCtx, "db">, event: ProviderEvent): Promise<void> {
  const row = await find(ctx, event);
  if (row !== null) {
    const state = nextState(row.state, event.happened);
    if (state !== null) await ctx.db.patch("deliveries", row._id, { state, ...problemOf(event) });
  }
  if (event.suppresses === null) return;
  for (const address of row === null ? event.addresses : [row.address]) {
    const normal = normalizeEmail(address);
    if (normal !== null) await suppress(ctx, normal, event.suppresses);
  }
}

async function find(
  { db }: Pick<MutationCtx, "db">,
  { delivery, providerId }: ProviderEvent,
): Promise<Doc<"deliveries"> | null> {
  const id = delivery === null ? null : db.normalizeId("deliveries", delivery);
  const tagged = id === null ? null : await db.get("deliveries", id);
  if (tagged !== null) return tagged;
  return db
    .query("deliveries")
    .withIndex("by_provider", (q) => q.eq("providerId", providerId))
    .first();
}

function problemOf({ happened, detail }: ProviderEvent) {
  return happened === "bounce" ? { problem: "bounced" as const, detail } : {};
}
