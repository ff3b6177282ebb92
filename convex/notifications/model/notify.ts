import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { normalizeEmail } from "../../shared/email";
import { failure } from "../../shared/errors";
import type { TemplateData, TemplateName } from "../../shared/templates";
import type { CalendarPart } from "../rules/calendarParts";
import { DIGESTED_KINDS, type Kind } from "../rules/kinds";
import { isWanted } from "../rules/preferences";
import { isSecret } from "../rules/secrets";
import { dueAt as dueMoment } from "../rules/timing";
import { fresh, scheduleSending } from "./deliveries";
import { preferencesOf } from "./preferences";

/** Whom to tell: somebody we know, by what they prefer; or an address alone, by mail. */
export type Recipient = { personId: Id<"persons"> } | { address: string; name?: string; locale?: string };

export type Message<Template extends TemplateName = TemplateName> = {
  organizationId: Id<"organizations">;
  to: Recipient;
  kind: Kind;
  template: Template;
  data: TemplateData[Template];
  /** A second message with the same key to the same recipient is not made. */
  dedupeKey: string;
  /** Path within the product where it leads, such as "/portal". The inbox needs it; "/" else. */
  href?: string;
  /** Not before, in milliseconds since the epoch. At once without. */
  dueAt?: number;
  /** When it is worth nothing any more: it is not held back until then, and not tried longer. */
  expiresAt?: number;
  /** For the recipient's calendar. */
  calendar?: CalendarPart;
  /** Whether the inbox stays as it is. */
  mailOnly?: boolean;
};

type Ctx = Pick<MutationCtx, "db" | "scheduler">;

/**
 * Tells somebody something: a mail in the outbox and, for people, a notice in their inbox, as they prefer.
 * Both are written in the caller's mutation, so that what is undone is not told. `ctx.db` may be an
 * organization's own. A person who is pseudonymized is told nothing.
 * @throws `notFound` for a person who is not there; `invalid` for an address that is none
 */
export async function notify<Template extends TemplateName>(
  ctx: Ctx,
  message: Message<Template>,
): Promise<void> {
  const organization = await ctx.db.get("organizations", message.organizationId);
  if (organization === null) throw failure("notFound", "There is no such organization here.");
  if ("personId" in message.to) return tellPerson(ctx, organization, message, message.to.personId);
  const address = normalizeEmail(message.to.address);
  if (address === null)
    throw failure("invalid", "This is not a mail address.", { fields: { address: "email" } });
  await post(ctx, message, { address, locale: message.to.locale ?? organization.locale }, organization);
}

async function tellPerson(
  ctx: Ctx,
  organization: Doc<"organizations">,
  message: Message,
  personId: Id<"persons">,
): Promise<void> {
  const person = await ctx.db.get("persons", personId);
  if (person === null) throw failure("notFound", "There is no such person here.");
  if (person.pseudonymizedAt !== undefined) return;
  const chosen = await preferencesOf(ctx, organization._id, personId);
  const noticed = message.mailOnly !== true && !isSecret(message.template);
  if (noticed && isWanted(chosen, message.kind, "inbox")) await putIntoInbox(ctx, message, personId);
  if (person.email === undefined || !isWanted(chosen, message.kind, "email")) return;
  const { email: address, locale = organization.locale, timeZone } = person;
  await post(ctx, message, { address, locale, personId, timeZone }, organization);
}

type Letterbox = { address: string; locale: string; personId?: Id<"persons">; timeZone?: string | undefined };

/** Writes the outbox's row and schedules its sender. */
async function post(
  { db, scheduler }: Ctx,
  { organizationId, kind, template, data, dedupeKey, href, calendar, expiresAt, ...message }: Message,
  { timeZone, ...recipient }: Letterbox,
  organization: Doc<"organizations">,
): Promise<void> {
  const known = await db
    .query("deliveries")
    .withIndex("by_dedupe", (q) =>
      q.eq("organizationId", organizationId).eq("address", recipient.address).eq("dedupeKey", dedupeKey),
    )
    .first();
  if (known !== null) return;
  const { dueAt: asked = Date.now() } = message;
  const own = dueMoment(kind, asked, timeZone ?? organization.timeZone, expiresAt);
  const digest = { organizationId, kind, personId: recipient.personId };
  const dueAt = (await digestTime({ db }, digest, asked, own)) ?? own;
  const content = {
    ...{ kind, template, data: JSON.stringify(data), dedupeKey },
    ...(href && { href }),
    ...(calendar && { calendar }),
  };
  const standing = { ...fresh(template, dueAt, expiresAt), round: 0 };
  const delivery = await db.insert("deliveries", { organizationId, ...recipient, ...content, ...standing });
  await scheduleSending({ scheduler }, delivery, dueAt);
}

type Digest = { organizationId: Id<"organizations">; kind: Kind; personId: Id<"persons"> | undefined };

/** When the digest goes that a mail can join, not before it is asked for and no later than by itself; or null. */
async function digestTime(
  { db }: Pick<Ctx, "db">,
  { organizationId, kind, personId }: Digest,
  asked: number,
  own: number,
): Promise<number | null> {
  if (personId === undefined || !DIGESTED_KINDS.includes(kind)) return null;
  const waiting = await db
    .query("deliveries")
    .withIndex("by_person_kind_state_due", (q) =>
      q
        .eq("organizationId", organizationId)
        .eq("personId", personId)
        .eq("kind", kind)
        .eq("state", "waiting")
        .gte("dueAt", asked)
        .lte("dueAt", own),
    )
    .first();
  return waiting?.dueAt ?? null;
}

async function putIntoInbox(
  { db }: Pick<Ctx, "db">,
  { organizationId, kind, template, data, dedupeKey, href = "/" }: Message,
  personId: Id<"persons">,
): Promise<void> {
  const known = await db
    .query("notices")
    .withIndex("by_dedupe", (q) =>
      q.eq("organizationId", organizationId).eq("personId", personId).eq("dedupeKey", dedupeKey),
    )
    .first();
  if (known !== null) return;
  const content = { kind, template, data: JSON.stringify(data), href, dedupeKey };
  await db.insert("notices", { organizationId, personId, ...content });
}
