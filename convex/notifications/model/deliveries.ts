import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { patienceFor } from "../rules/retries";

/** How a mail stands in the outbox that nobody has tried to send yet; `expiresAt`: when it is worth nothing more. */
export function fresh(template: string, dueAt: number, expiresAt = Infinity) {
  const giveUpAt = Math.min(dueAt + patienceFor(template), expiresAt);
  return { state: "waiting" as const, dueAt, giveUpAt, tries: 0, faults: 0 };
}

/** Has a mail sent when it is due. What gets lost on the way is found by `wake`. */
export async function scheduleSending(
  { scheduler }: Pick<MutationCtx, "scheduler">,
  delivery: Id<"deliveries">,
  dueAt: number,
): Promise<void> {
  await scheduler.runAt(dueAt, internal.notifications.delivery.send, { delivery });
}

/** By which a provider, and a mailbox, know a second attempt of the same mail. */
export function attemptKey({ _id, round }: Pick<Doc<"deliveries">, "_id" | "round">): string {
  return `${_id}-${round}`;
}
