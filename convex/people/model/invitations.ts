import { type Infer, v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import { record } from "../../audit/model/entries";
import { notify } from "../../notifications/model/notify";
import { failure, invalid } from "../../shared/errors";
import { randomToken, sha256Hex } from "../../shared/hashes";
import { originOfOrganization } from "../../tenancy/model/addresses";
import { INVITATION_LENGTH, MAX_ADDRESSES, readAddresses, shownState } from "../rules/invitations";
import type { CompanyRole, Role } from "../rules/roles";
import { presentSeat } from "./companyMembers";
import { presentMembership } from "./memberships";

/** What somebody is invited to: roles in the organization, or a place in a company. */
export type InvitedTo = { roles: Role[] } | { company: { companyId: Id<"companies">; role: CompanyRole } };

const lineOutcome = v.union(
  ...(["ready", "email", "repeated", "member", "invited"] as const).map((outcome) => v.literal(outcome)),
);

/** What happens, or happened, to one line: only a `ready` one is invited; the others say why not. */
export const lineValidator = v.object({ entered: v.string(), outcome: lineOutcome });
type Line = { entered: string; email: string; outcome: Infer<typeof lineOutcome> };

type Reader = Pick<QueryCtx, "db">;
type Ctx = Pick<MutationCtx, "db" | "scheduler"> & Pick<Tenant, "organization" | "person" | "session">;

/** What inviting the addresses of a text would do, line by line; nothing is sent. @throws `invalid` */
export async function tryInviting(
  ctx: Reader & Pick<Tenant, "organization">,
  text: string,
  to: InvitedTo,
): Promise<Infer<typeof lineValidator>[]> {
  return (await linesOf(ctx, text, to)).map(({ entered, outcome }) => ({ entered, outcome }));
}

/** Invites the addresses of a text that are ready for it, and tells line by line. @throws `invalid` */
export async function invite(ctx: Ctx, text: string, to: InvitedTo): Promise<Infer<typeof lineValidator>[]> {
  if ("roles" in to && to.roles.length === 0) throw invalid({ roles: "required" });
  const lines = await linesOf(ctx, text, to);
  for (const { email, outcome } of lines) if (outcome === "ready") await inviteOne(ctx, email, to);
  return lines.map(({ entered, outcome }) => ({ entered, outcome }));
}

/**
 * Sends an invitation anew, of a company if one is given: a new link for another fourteen days; the old one no
 * longer works. @throws `notFound`
 */
export async function resend(ctx: Ctx, id: Id<"invitations">, company?: Id<"companies">): Promise<void> {
  const invitation = await requireOpen(ctx, id, company);
  const { token, ...fresh } = await freshToken();
  await ctx.db.patch("invitations", id, fresh);
  await record(ctx, { action: "invitations.resent", entity: { table: "invitations", id } });
  await send(ctx, { ...invitation, ...fresh }, token);
}

/** Takes an invitation back, of a company if one is given; its link no longer works. @throws `notFound` */
export async function revoke(ctx: Ctx, id: Id<"invitations">, company?: Id<"companies">): Promise<void> {
  await requireOpen(ctx, id, company);
  await ctx.db.patch("invitations", id, { state: "revoked" });
  await record(ctx, { action: "invitations.revoked", entity: { table: "invitations", id } });
}

async function requireOpen(
  { db }: Reader,
  id: Id<"invitations">,
  company: Id<"companies"> | undefined,
): Promise<Doc<"invitations">> {
  const invitation = await db.get("invitations", id);
  const ofCompany = company === undefined || invitation?.company?.companyId === company;
  if (invitation === null || invitation.state !== "open" || !ofCompany)
    throw failure("notFound", "There is no such open invitation here.");
  return invitation;
}

async function linesOf(
  ctx: Reader & Pick<Tenant, "organization">,
  text: string,
  to: InvitedTo,
): Promise<Line[]> {
  const read = readAddresses(text);
  if (read.length === 0) throw invalid({ addresses: "required" });
  if (read.length > MAX_ADDRESSES) throw invalid({ addresses: "tooMany" });
  return Promise.all(
    read.map(async ({ entered, email, problem }) => ({
      entered,
      email: email ?? "",
      outcome: email === null || problem !== null ? (problem ?? "email") : await outcomeOf(ctx, email, to),
    })),
  );
}

async function outcomeOf(
  { db, organization }: Reader & Pick<Tenant, "organization">,
  email: string,
  to: InvitedTo,
): Promise<"ready" | "member" | "invited"> {
  const organizationId = organization._id;
  const known = await db
    .query("affiliations")
    .withIndex("by_organization_email", (q) => q.eq("organizationId", organizationId).eq("email", email))
    .first();
  if (known !== null && (await holdsAlready({ db }, known, to))) return "member";
  const earlier = db
    .query("invitations")
    .withIndex("by_organization_email", (q) => q.eq("organizationId", organizationId).eq("email", email))
    .order("desc");
  for await (const invitation of earlier)
    if (shownState(invitation, Date.now()) === "open" && sameGoal(invitation, to)) return "invited";
  return "ready";
}

async function holdsAlready(ctx: Reader, { organizationId, personId }: Doc<"affiliations">, to: InvitedTo) {
  if ("company" in to) return (await presentSeat(ctx, to.company.companyId, personId)) !== null;
  const membership = await presentMembership(ctx, organizationId, personId);
  return membership !== null && to.roles.every((role) => membership.roles.includes(role));
}

function sameGoal({ company, roles }: Doc<"invitations">, to: InvitedTo): boolean {
  if ("company" in to) return company?.companyId === to.company.companyId;
  return company === undefined && to.roles.every((role) => roles.includes(role));
}

async function inviteOne(ctx: Ctx, email: string, to: InvitedTo): Promise<void> {
  const { token, ...fresh } = await freshToken();
  const id = await ctx.db.insert("invitations", {
    organizationId: ctx.organization._id,
    email,
    roles: "roles" in to ? to.roles : [],
    ...("company" in to ? { company: to.company } : {}),
    state: "open",
    invitedBy: ctx.person._id,
    ...fresh,
  });
  await record(ctx, { action: "invitations.sent", entity: { table: "invitations", id } });
  const invitation = await ctx.db.get("invitations", id);
  if (invitation !== null) await send(ctx, invitation, token);
}

async function freshToken() {
  const token = randomToken();
  return { token, tokenHash: await sha256Hex(token), expiresAt: Date.now() + INVITATION_LENGTH };
}

async function send(ctx: Ctx, invitation: Doc<"invitations">, token: string): Promise<void> {
  const { _id, email, roles, company, tokenHash, organizationId } = invitation;
  const origin = await originOfOrganization(ctx, ctx.organization);
  await notify(ctx, {
    organizationId,
    to: { address: email },
    kind: "invitation",
    template: "invitation",
    data: {
      organizationName: ctx.organization.name,
      inviterName: ctx.person.name,
      roles: company === undefined ? roles : [company.role],
      url: `${origin}/invitations/${token}`,
    },
    dedupeKey: `invitation:${_id}:${tokenHash}`,
  });
}
