import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { allows } from "../../access/permissions";
import { record } from "../../audit/model/entries";
import { affiliationsOf } from "../../people/model/affiliations";
import { failure } from "../../shared/errors";
import type { Role } from "../../shared/roles";
import { nextState } from "../rules/deliveryStates";
import { calendarPartValidator } from "../schema";
import { DELIVERY_STATES, type DeliveryState, KINDS } from "../rules/kinds";
import { PROBLEMS } from "../rules/retries";
import { isLegible, isSecret } from "../rules/secrets";
import { renderedValidator } from "./claims";
import { fresh, scheduleSending } from "./deliveries";
import { liftBounce } from "./suppressions";

export const deliveryValidator = v.object({
  id: v.id("deliveries"),
  address: v.string(),
  person: v.union(v.id("persons"), v.null()),
  kind: literals(...KINDS),
  template: v.string(),
  /** Null until it was written. */
  subject: v.union(v.string(), v.null()),
  state: literals(...DELIVERY_STATES),
  problem: v.union(literals(...PROBLEMS), v.null()),
  detail: v.union(v.string(), v.null()),
  tries: v.number(),
  createdAt: v.number(),
  /** When it is tried next; null if it is not. */
  dueAt: v.union(v.number(), v.null()),
  sentAt: v.union(v.number(), v.null()),
  /** Whether `sendAgain` would take it. */
  canSendAgain: v.boolean(),
});

export const letterValidator = v.object({
  delivery: deliveryValidator,
  /** Null while it was not written, and where `withheld`. */
  rendered: v.union(renderedValidator, v.null()),
  /** What it carries for its reader's calendar. */
  calendar: v.union(calendarPartValidator, v.null()),
  /** Whether it lets its reader in and is therefore not shown. */
  withheld: v.boolean(),
});

/** Mails of an organization, the newest first, to be paginated; of one state if one is given. */
export function deliveriesOf(
  { db }: Pick<QueryCtx, "db">,
  organizationId: Id<"organizations">,
  state: DeliveryState | undefined,
) {
  const all = db.query("deliveries");
  const found =
    state === undefined
      ? all.withIndex("by_organization", (q) => q.eq("organizationId", organizationId))
      : all.withIndex("by_organization_state", (q) =>
          q.eq("organizationId", organizationId).eq("state", state),
        );
  return found.order("desc");
}

export function describeDelivery(row: Doc<"deliveries">): Infer<typeof deliveryValidator> {
  const { _id: id, _creationTime: createdAt, address, kind, template, state, tries } = row;
  const { personId: person = null, problem = null, detail = null, sentAt = null } = row;
  const subject = row.rendered?.subject ?? null;
  const dueAt = state === "waiting" ? row.dueAt : null;
  const canSendAgain = refusalToSendAgain(row) === null;
  const standing = { state, problem, detail, tries, createdAt, dueAt, sentAt, canSendAgain };
  return { id, address, person, kind, template, subject, ...standing };
}

type Staff = {
  db: QueryCtx["db"];
  everywhere: QueryCtx["db"];
  organization: Doc<"organizations">;
  roles: readonly Role[];
};

/**
 * A mail as its recipient sees it, unless it would let its reader in.
 * @throws `notFound`
 */
export async function openLetter(ctx: Staff, id: Id<"deliveries">): Promise<Infer<typeof letterValidator>> {
  const row = await requireDelivery(ctx, id);
  const reader = { owner: allows(ctx.roles, "owners.manage"), demo: ctx.organization.demo };
  const recipient = { elsewhere: isSecret(row.template) && (await belongsElsewhere(ctx, row)) };
  const legible = isLegible(row, reader, recipient);
  const rendered = legible ? (row.rendered ?? null) : null;
  const calendar = legible ? (row.calendar ?? null) : null;
  return { delivery: describeDelivery(row), rendered, calendar, withheld: !legible };
}

type Sender = Staff &
  Pick<MutationCtx, "scheduler"> & { db: MutationCtx["db"]; everywhere: MutationCtx["db"] };

/**
 * Sends a mail again, as a new one: written anew, and let through to an address that bounced before.
 * @throws `notFound`; `conflict` where it is on its way, was complained of, or leaves nothing to send
 */
export async function sendAgain(
  ctx: Sender & Pick<Parameters<typeof record>[0], "person" | "session">,
  id: Id<"deliveries">,
  now: number,
): Promise<void> {
  const row = await requireDelivery(ctx, id);
  const refusal = refusalToSendAgain(row);
  if (refusal !== null) throw failure("conflict", refusal);
  await liftBounce({ db: ctx.everywhere }, row.address);
  const cleared = { rendered: undefined, problem: undefined, detail: undefined, sentAt: undefined };
  const standing = { ...fresh(row.template, now), round: row.round + 1, providerId: undefined };
  await ctx.db.patch("deliveries", id, { ...cleared, ...standing });
  await scheduleSending(ctx, id, now);
  await record(ctx, {
    action: "deliveries.sentAgain",
    entity: { table: "deliveries", id },
    changed: ["state"],
  });
}

function refusalToSendAgain({ address, state, template, data }: Doc<"deliveries">): string | null {
  if (address === "") return "Its recipient's data were erased.";
  if (nextState(state, "sendAgain") === null) return "This mail is on its way, or must not be sent again.";
  if (isSecret(template) && data === "{}")
    return "Nothing was kept of this mail, because it let its reader in. Please ask for a new one.";
  return null;
}

async function requireDelivery(
  { db }: Pick<QueryCtx, "db">,
  id: Id<"deliveries">,
): Promise<Doc<"deliveries">> {
  const row = await db.get("deliveries", id);
  if (row === null) throw failure("notFound", "There is no such mail in the outbox.");
  return row;
}

/** Whether the mail's reader has to do with another organization, which the mail would open as well. */
async function belongsElsewhere(
  { everywhere: db, organization }: Staff,
  { address }: Doc<"deliveries">,
): Promise<boolean> {
  const person = await db
    .query("persons")
    .withIndex("by_email", (q) => q.eq("email", address))
    .first();
  if (person === null) return false;
  const affiliations = await affiliationsOf({ db }, person._id);
  return affiliations.some(({ organizationId }) => organizationId !== organization._id);
}
