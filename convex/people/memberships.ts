import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { tenantMutation, tenantQuery } from "../access/functions";
import {
  changeRoles as setRoles,
  endMembership,
  listMembers,
  membershipValidator,
} from "./model/memberships";
import { roleValidator } from "./schema";

/** The staff, newest first; `former` gives those who left. */
export const list = tenantQuery({
  permission: "members.read",
  args: { former: v.boolean(), paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(membershipValidator),
  handler: (ctx, { former, paginationOpts }) =>
    listMembers(ctx, ctx.organization._id, former, paginationOpts),
});

/** Sets a member's roles. One owner remains, and only owners make owners. */
export const changeRoles = tenantMutation({
  permission: "members.manage",
  args: { membership: v.id("memberships"), roles: v.array(roleValidator) },
  returns: v.null(),
  handler: async (ctx, { membership, roles }) => {
    await setRoles(ctx, membership, roles);
    return null;
  },
});

/** Ends a membership; it is kept as history. */
export const end = tenantMutation({
  permission: "members.manage",
  args: { membership: v.id("memberships") },
  returns: v.null(),
  handler: async (ctx, { membership }) => {
    await endMembership(ctx, membership);
    return null;
  },
});
