import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { accountMutation, serverQuery, tenantMutation, tenantQuery } from "../access/functions";
import * as Acceptance from "./model/acceptance";
import { invitationValidator, listInvitations } from "./model/invitationList";
import * as Invitations from "./model/invitations";
import { checkMayGrant } from "./model/memberships";
import { tidyRoles } from "./rules/memberships";
import { INVITATION_STATES } from "./rules/roles";
import { roleValidator } from "./schema";

const addressesAndRoles = { addresses: v.string(), roles: v.array(roleValidator) };

/** Invitations of a state, newest first; the open ones contain those that have expired. */
export const list = tenantQuery({
  permission: "members.read",
  args: { state: literals(...INVITATION_STATES), paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(invitationValidator),
  handler: (ctx, { state, paginationOpts }) =>
    listInvitations(ctx, ctx.organization._id, state, paginationOpts),
});

/** What `send` would do with each line; at most two hundred addresses. */
export const check = tenantQuery({
  permission: "members.manage",
  args: addressesAndRoles,
  returns: v.array(Invitations.lineValidator),
  handler: (ctx, { addresses, roles }) => Invitations.tryInviting(ctx, addresses, { roles }),
});

/** Invites many addresses at once to roles, and says line by line what happened. */
export const send = tenantMutation({
  permission: "members.manage",
  args: addressesAndRoles,
  returns: v.array(Invitations.lineValidator),
  handler: (ctx, { addresses, roles }) => {
    checkMayGrant(ctx, roles);
    return Invitations.invite(ctx, addresses, { roles: tidyRoles(roles) });
  },
});

/** Sends an open invitation anew, with a new link for another fourteen days. */
export const resend = tenantMutation({
  permission: "members.manage",
  args: { invitation: v.id("invitations") },
  returns: v.null(),
  handler: async (ctx, { invitation }) => {
    await Invitations.resend(ctx, invitation);
    return null;
  },
});

/** Takes an open invitation back. */
export const revoke = tenantMutation({
  permission: "members.manage",
  args: { invitation: v.id("invitations") },
  returns: v.null(),
  handler: async (ctx, { invitation }) => {
    await Invitations.revoke(ctx, invitation);
    return null;
  },
});

/** What the link of an invitation leads to, before anybody signs in. */
export const preview = serverQuery({
  permission: "server",
  args: { token: v.string() },
  returns: v.union(Acceptance.previewValidator, v.null()),
  handler: (ctx, { token }) => Acceptance.previewOf(ctx, token),
});

/** Takes an invitation for the signed-in person. */
export const accept = accountMutation({
  permission: "self",
  args: { token: v.string() },
  returns: Acceptance.acceptanceValidator,
  handler: (ctx, { token }) => Acceptance.accept(ctx, token),
});
