import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { nextState } from "../rules/deliveryStates";
import { judge, type Outcome } from "../rules/retries";
import { isSecret } from "../rules/secrets";
import { scheduleSending } from "./deliveries";
import { suppress } from "./suppressions";

const MAX_DETAIL = 300;

export const outcomeValidator = v.union(
  v.object({ kind: v.literal("sent"), providerId: v.union(v.string(), v.null()) }),
  v.object({ kind: v.literal("kept") }),
  v.object({
    kind: v.literal("throttled"),
    retryAfterMs: v.union(v.number(), v.null()),
    detail: v.string(),
  }),
  v.object({
    kind: literals("unreachable", "setup", "refused", "bounced", "template"),
    detail: v.string(),
  }),
);

/**
 * Notes how an attempt ended and what comes of it. Only the holder of the lease is heard: whoever took longer
 * than it lasts has been replaced. `chance` is in [0, 1).
 */
export async function report(
  ctx: Pick<MutationCtx, "db" | "scheduler">,
  { id, lease, outcome }: { id: Id<"deliveries">; lease: number; outcome: Infer<typeof outcomeValidator> },
  now: number,
  chance: number,
): Promise<void> {
  const row = await ctx.db.get("deliveries", id);
  if (row === null || row.tries !== lease) return;
  const { event, faults, problem, dueAt } = judge(outcome, row, now, chance);
  const sent = outcome.kind === "sent" ? sentFields(row, outcome.providerId, now) : {};
  const state = nextState(row.state, event);
  const due = dueAt === undefined ? {} : { dueAt };
  // Without a next state, the provider's webhook was faster than its answer and has told more already.
  const standing = state === null ? {} : { state, faults, problem, detail: detailOf(outcome), ...due };
  await ctx.db.patch("deliveries", id, { ...standing, ...sent });
  if (event === "bounce") await suppress(ctx, row.address, "bounced");
  if (dueAt !== undefined) await scheduleSending(ctx, id, dueAt);
}

/** A mail that lets its reader in leaves nothing behind that staff could read. */
function sentFields({ template }: Doc<"deliveries">, providerId: string | null, now: number) {
  const emptied = isSecret(template) ? { data: "{}", rendered: undefined } : {};
  return { sentAt: now, ...(providerId === null ? {} : { providerId }), ...emptied };
}

function detailOf(outcome: Outcome): string | undefined {
  return "detail" in outcome ? outcome.detail.slice(0, MAX_DETAIL) : undefined;
}
