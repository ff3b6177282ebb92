import { v } from "convex/values";
import { tenantMutation, tenantQuery } from "../access/functions";
import { addDomain, domainsOf, removeDomain } from "./model/domains";

/** The organization's own host names; at most twenty. */
export const list = tenantQuery({
  permission: "organization.manage",
  args: {},
  returns: v.array(v.object({ id: v.id("domains"), domain: v.string() })),
  handler: async (ctx) =>
    (await domainsOf(ctx, ctx.organization._id)).map(({ _id: id, domain }) => ({ id, domain })),
});

export const add = tenantMutation({
  permission: "organization.manage",
  args: { domain: v.string() },
  returns: v.id("domains"),
  handler: (ctx, { domain }) => addDomain(ctx, domain),
});

export const remove = tenantMutation({
  permission: "organization.manage",
  args: { domain: v.id("domains") },
  returns: v.null(),
  handler: async (ctx, { domain }) => {
    await removeDomain(ctx, domain);
    return null;
  },
});
