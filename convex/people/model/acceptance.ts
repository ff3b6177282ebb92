import { type Infer, v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { openOrganization } from "../../access/entrance";
import type { Viewer } from "../../access/viewer";
import { record } from "../../audit/model/entries";
import { failure } from "../../shared/errors";
import { sha256Hex } from "../../shared/hashes";
import { shownState, type ShownState } from "../rules/invitations";
import { seat } from "./companyMembers";
import { invitationValidator, shownInvitation } from "./invitationList";
import { appoint } from "./memberships";

export const previewValidator = v.object({
  organization: v.id("organizations"),
  organizationName: v.string(),
  inviterName: v.string(),
  ...invitationValidator.omit("id", "sentAt").fields,
});

export const acceptanceValidator = v.object({
  organization: v.id("organizations"),
  /** Whether the invitation went to another address than the one the person signs in with. */
  addressDiffers: v.boolean(),
});

const CLOSED: Record<Exclude<ShownState, "open">, string> = {
  accepted: "This invitation was used already. Sign in to go on.",
  revoked: "This invitation was taken back. Ask whoever invited you.",
  expired: "This invitation is too old. Ask whoever invited you for a new one.",
};

/** What the link of an invitation shows before anybody signs in; null where there is no such invitation. */
export async function previewOf(
  ctx: Pick<QueryCtx, "db">,
  token: string,
): Promise<Infer<typeof previewValidator> | null> {
  const invitation = await invitationOf(ctx, token);
  const organization =
    invitation === null ? null : await ctx.db.get("organizations", invitation.organizationId);
  if (invitation === null || organization === null || organization.deletingSince !== undefined) return null;
  const { email, roles, company, state, expiresAt } = await shownInvitation(ctx, invitation);
  const inviterName = (await ctx.db.get("persons", invitation.invitedBy))?.name ?? "";
  const { _id, name: organizationName } = organization;
  return { organization: _id, organizationName, inviterName, email, roles, company, state, expiresAt };
}

/**
 * Takes an invitation for the signed-in person, once. Whoever holds the link may: the address it went to
 * need not be theirs. Taking it a second time changes nothing.
 * @throws `notFound` for a link that is none; `expired` when it was used by another, taken back or is too old
 */
export async function accept(
  ctx: Pick<MutationCtx, "db" | "auth"> & Viewer,
  token: string,
): Promise<Infer<typeof acceptanceValidator>> {
  const invitation = await invitationOf(ctx, token);
  if (invitation === null) throw failure("notFound", "This link leads to no invitation.");
  const { _id, organizationId, email, acceptedBy } = invitation;
  await openOrganization(ctx, organizationId);
  const answer = { organization: organizationId, addressDiffers: email !== ctx.person.email };
  if (acceptedBy === ctx.person._id) return answer;
  const state = shownState(invitation, Date.now());
  if (state !== "open") throw failure("expired", CLOSED[state]);
  await admit(ctx, invitation);
  await ctx.db.patch("invitations", _id, { state: "accepted", acceptedBy: ctx.person._id });
  const entity = { table: "invitations" as const, id: _id };
  await record(ctx, { action: "invitations.accepted", entity, organizationId });
  return answer;
}

async function admit(
  ctx: Pick<MutationCtx, "db"> & Viewer,
  { organizationId, roles, company }: Doc<"invitations">,
): Promise<void> {
  if (roles.length > 0) await appoint(ctx, organizationId, ctx.person, roles);
  if (company !== undefined) await seatIn(ctx, company.companyId, company.role);
}

async function seatIn(
  ctx: Pick<MutationCtx, "db"> & Viewer,
  id: Id<"companies">,
  role: Doc<"companyMembers">["role"],
): Promise<void> {
  const company = await ctx.db.get("companies", id);
  if (company === null || company.archivedAt !== undefined)
    throw failure("expired", "The company of this invitation is no longer active.");
  await seat(ctx, company, ctx.person, role);
}

async function invitationOf({ db }: Pick<QueryCtx, "db">, token: string): Promise<Doc<"invitations"> | null> {
  const tokenHash = await sha256Hex(token);
  return db
    .query("invitations")
    .withIndex("by_token", (q) => q.eq("tokenHash", tokenHash))
    .unique();
}
