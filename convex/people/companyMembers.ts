import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { tenantMutation, tenantQuery } from "../access/functions";
import { requireCompany } from "./model/companies";
import * as Members from "./model/companyMembers";
import { invitationValidator, listCompanyInvitations } from "./model/invitationList";
import { invite as inviteAddresses, lineValidator, resend, revoke } from "./model/invitations";
import { companyRoleValidator } from "./schema";

const ofCompany = { company: v.id("companies") };

/** The people of a company, as staff see them. */
export const list = tenantQuery({
  permission: "companies.read",
  args: { ...ofCompany, paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(Members.companyMemberValidator),
  handler: (ctx, { company, paginationOpts }) => Members.listCompanyMembers(ctx, company, paginationOpts),
});

export const invitations = tenantQuery({
  permission: "companies.read",
  args: { ...ofCompany, paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(invitationValidator),
  handler: async (ctx, { company, paginationOpts }) =>
    listCompanyInvitations(ctx, await requireCompany(ctx, company), paginationOpts),
});

/** Invites many addresses at once into a company, and says line by line what happened. */
export const invite = tenantMutation({
  permission: "companies.manage",
  args: { ...ofCompany, addresses: v.string(), role: companyRoleValidator },
  returns: v.array(lineValidator),
  handler: async (ctx, { company, addresses, role }) => {
    const { _id: companyId } = await requireCompany(ctx, company);
    return inviteAddresses(ctx, addresses, { company: { companyId, role } });
  },
});

/** Sends an open invitation into a company anew, with a new link for another fourteen days. */
export const resendInvitation = tenantMutation({
  permission: "companies.manage",
  args: { ...ofCompany, invitation: v.id("invitations") },
  returns: v.null(),
  handler: async (ctx, { company, invitation }) => {
    await resend(ctx, invitation, company);
    return null;
  },
});

/** Takes back an open invitation into a company. */
export const revokeInvitation = tenantMutation({
  permission: "companies.manage",
  args: { ...ofCompany, invitation: v.id("invitations") },
  returns: v.null(),
  handler: async (ctx, { company, invitation }) => {
    await revoke(ctx, invitation, company);
    return null;
  },
});

export const changeRole = tenantMutation({
  permission: "companies.manage",
  args: { ...ofCompany, member: v.id("companyMembers"), role: companyRoleValidator },
  returns: v.null(),
  handler: async (ctx, { company, member, role }) => {
    await Members.changeSeat(ctx, company, member, role, false);
    return null;
  },
});

export const end = tenantMutation({
  permission: "companies.manage",
  args: { ...ofCompany, member: v.id("companyMembers") },
  returns: v.null(),
  handler: async (ctx, { company, member }) => {
    await Members.endSeat(ctx, company, member, false);
    return null;
  },
});
