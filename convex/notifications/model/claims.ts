import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { nextState } from "../rules/deliveryStates";
import { KINDS } from "../rules/kinds";
import { isWanted } from "../rules/preferences";
import { LEASE, type Problem } from "../rules/retries";
import { isHeldBack } from "../rules/suppressions";
import { calendarPartValidator } from "../schema";
import { attemptKey } from "./deliveries";
import { gather } from "./digests";
import { preferencesOf } from "./preferences";
import { suppressionOf } from "./suppressions";

export const renderedValidator = v.object({ subject: v.string(), html: v.string(), text: v.string() });

export const claimValidator = v.object({
  id: v.id("deliveries"),
  /** Which attempt this is: only its holder may report. */
  lease: v.number(),
  /** The same for every attempt of one mail. */
  key: v.string(),
  address: v.string(),
  kind: literals(...KINDS),
  template: v.string(),
  data: v.string(),
  href: v.string(),
  locale: v.string(),
  person: v.union(v.id("persons"), v.null()),
  calendar: v.union(calendarPartValidator, v.null()),
  /** What an earlier attempt made of it, so that every attempt sends the same. */
  rendered: v.union(renderedValidator, v.null()),
  organization: v.object({
    id: v.id("organizations"),
    name: v.string(),
    slug: v.string(),
    isDefault: v.boolean(),
    color: v.union(v.string(), v.null()),
    domain: v.union(v.string(), v.null()),
  }),
});

/** A mail that its holder alone may send for now. */
export type Claim = Infer<typeof claimValidator>;

/**
 * Takes a mail out of the outbox for two minutes. Null where there is nothing to send: it is not due, somebody
 * else sends it, it went with a digest, or its recipient does not want it any more.
 */
export async function claim(
  ctx: Pick<MutationCtx, "db">,
  id: Id<"deliveries">,
  now: number,
): Promise<Claim | null> {
  const waiting = await ctx.db.get("deliveries", id);
  if (waiting === null || waiting.dueAt > now || nextState(waiting.state, "claim") === null) return null;
  const organization = await ctx.db.get("organizations", waiting.organizationId);
  if (organization === null || organization.deletingSince !== undefined) return null;
  const objection = await objectionTo(ctx, waiting);
  if (objection !== null) {
    await ctx.db.patch("deliveries", id, { state: "suppressed", problem: objection });
    return null;
  }
  const row = await gather(ctx, waiting);
  const tries = row.tries + 1;
  await ctx.db.patch("deliveries", id, { state: "sending", dueAt: now + LEASE, tries });
  return describe(row, tries, organization, await domainOf(ctx, organization._id));
}

/** Keeps what a mail looks like before it goes, so that a crash cannot make it go in two forms. */
export async function keepRendered(
  { db }: Pick<MutationCtx, "db">,
  id: Id<"deliveries">,
  rendered: Infer<typeof renderedValidator>,
): Promise<void> {
  const row = await db.get("deliveries", id);
  if (row?.state === "sending" && row.rendered === undefined) await db.patch("deliveries", id, { rendered });
}

async function objectionTo(
  ctx: Pick<MutationCtx, "db">,
  { address, kind, organizationId, personId }: Doc<"deliveries">,
): Promise<Problem | null> {
  if (isHeldBack(await suppressionOf(ctx, address), kind)) return "suppressed";
  if (personId === undefined) return null;
  return isWanted(await preferencesOf(ctx, organizationId, personId), kind, "email") ? null : "unwanted";
}

async function domainOf({ db }: Pick<MutationCtx, "db">, organizationId: Id<"organizations">) {
  const row = await db
    .query("domains")
    .withIndex("by_organization", (q) => q.eq("organizationId", organizationId))
    .first();
  return row?.domain ?? null;
}

function describe(
  row: Doc<"deliveries">,
  lease: number,
  { _id, name, slug, isDefault, branding }: Doc<"organizations">,
  domain: string | null,
): Claim {
  const { _id: id, address, kind, template, data, locale } = row;
  return {
    id,
    lease,
    key: attemptKey(row),
    address,
    kind,
    template,
    data,
    href: row.href ?? "/",
    locale,
    person: row.personId ?? null,
    calendar: row.calendar ?? null,
    rendered: row.rendered ?? null,
    organization: { id: _id, name, slug, isDefault, color: branding.primaryColor ?? null, domain },
  };
}
