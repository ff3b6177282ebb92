import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { KINDS } from "../rules/kinds";
import { isWanted } from "../rules/preferences";
import { choose, preferencesOf } from "./preferences";
import { readUnsubscribeToken, type Subscription } from "./unsubscribeTokens";

export const subscriptionValidator = v.object({
  organization: v.object({ id: v.id("organizations"), name: v.string() }),
  kind: literals(...KINDS),
  /** Whether mails of this kind are sent now. */
  wanted: v.boolean(),
});

export type SubscriptionState = Infer<typeof subscriptionValidator>;

/** What the link of a mail is about; null if it was not made here or its organization is gone. */
export async function describe(ctx: Pick<QueryCtx, "db">, token: string): Promise<SubscriptionState | null> {
  const found = await find(ctx, token);
  if (found === null) return null;
  const { subscription, organization } = found;
  const chosen = await preferencesOf(ctx, organization.id, subscription.personId);
  return { organization, kind: subscription.kind, wanted: isWanted(chosen, subscription.kind, "email") };
}

/** Turns off the mails that a link is about; doing it twice changes nothing. Null like `describe`. */
export function unsubscribe(ctx: Pick<MutationCtx, "db">, token: string): Promise<SubscriptionState | null> {
  return turn(ctx, token, false);
}

/** Takes `unsubscribe` back. */
export function resubscribe(ctx: Pick<MutationCtx, "db">, token: string): Promise<SubscriptionState | null> {
  return turn(ctx, token, true);
}

async function turn(ctx: Pick<MutationCtx, "db">, token: string, wanted: boolean) {
  const found = await find(ctx, token);
  if (found === null) return null;
  const { organization, subscription } = found;
  const { personId, kind } = subscription;
  await choose(ctx, organization.id, personId, { kind, channel: "email", wanted });
  return { organization, kind, wanted };
}

async function find(
  { db }: Pick<QueryCtx, "db">,
  token: string,
): Promise<{ organization: SubscriptionState["organization"]; subscription: Subscription } | null> {
  const subscription = await readUnsubscribeToken(token);
  if (subscription === null) return null;
  const organization = await db.get("organizations", subscription.organizationId);
  const person = await db.get("persons", subscription.personId);
  if (organization === null || person === null) return null;
  return { organization: { id: organization._id, name: organization.name }, subscription };
}
