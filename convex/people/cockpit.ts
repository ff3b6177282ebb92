import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { companyMutation, companyQuery } from "../access/functions";
import { companyFacts, companyValidator } from "./model/companies";
import * as Members from "./model/companyMembers";
import { invitationValidator, listCompanyInvitations } from "./model/invitationList";
import * as Invitations from "./model/invitations";
import { companyRoleValidator } from "./schema";

/** The viewer's company. */
export const profile = companyQuery({
  permission: "company.read",
  args: {},
  returns: companyValidator,
  handler: (ctx) => companyFacts(ctx.company),
});

export const members = companyQuery({
  permission: "company.read",
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(Members.companyMemberValidator),
  handler: (ctx, { paginationOpts }) => Members.listCompanyMembers(ctx, ctx.company._id, paginationOpts),
});

export const invitations = companyQuery({
  permission: "company.manage",
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(invitationValidator),
  handler: (ctx, { paginationOpts }) => listCompanyInvitations(ctx, ctx.company, paginationOpts),
});

/** Invites many addresses at once into the viewer's company, and says line by line what happened. */
export const invite = companyMutation({
  permission: "company.manage",
  args: { addresses: v.string(), role: companyRoleValidator },
  returns: v.array(Invitations.lineValidator),
  handler: (ctx, { addresses, role }) =>
    Invitations.invite(ctx, addresses, { company: { companyId: ctx.company._id, role } }),
});

/** Sends an open invitation into the viewer's company anew, with a new link for another fourteen days. */
export const resendInvitation = companyMutation({
  permission: "company.manage",
  args: { invitation: v.id("invitations") },
  returns: v.null(),
  handler: async (ctx, { invitation }) => {
    await Invitations.resend(ctx, invitation, ctx.company._id);
    return null;
  },
});

/** Takes back an open invitation into the viewer's company. */
export const revokeInvitation = companyMutation({
  permission: "company.manage",
  args: { invitation: v.id("invitations") },
  returns: v.null(),
  handler: async (ctx, { invitation }) => {
    await Invitations.revoke(ctx, invitation, ctx.company._id);
    return null;
  },
});

/** Changes what a colleague may do. Somebody who manages the company remains. */
export const changeRole = companyMutation({
  permission: "company.manage",
  args: { member: v.id("companyMembers"), role: companyRoleValidator },
  returns: v.null(),
  handler: async (ctx, { member, role }) => {
    await Members.changeSeat(ctx, ctx.company._id, member, role, true);
    return null;
  },
});

/** Ends a colleague's place in the company. Somebody who manages the company remains. */
export const end = companyMutation({
  permission: "company.manage",
  args: { member: v.id("companyMembers") },
  returns: v.null(),
  handler: async (ctx, { member }) => {
    await Members.endSeat(ctx, ctx.company._id, member, true);
    return null;
  },
});
