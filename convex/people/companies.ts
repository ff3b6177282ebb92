import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { tenantMutation, tenantQuery } from "../access/functions";
import * as Companies from "./model/companies";

/** Companies by name: those at work, or the archived ones. */
export const list = tenantQuery({
  permission: "companies.read",
  args: { archived: v.boolean(), paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(Companies.companyValidator),
  handler: (ctx, { archived, paginationOpts }) =>
    Companies.listCompanies(ctx, ctx.organization._id, archived, paginationOpts),
});

export const detail = tenantQuery({
  permission: "companies.read",
  args: { company: v.id("companies") },
  returns: Companies.companyValidator,
  handler: async (ctx, { company }) => Companies.companyFacts(await Companies.requireCompany(ctx, company)),
});

/** Makes a company; its address is made from its name. */
export const create = tenantMutation({
  permission: "companies.manage",
  args: { name: v.string() },
  returns: v.id("companies"),
  handler: (ctx, { name }) => Companies.createCompany(ctx, name),
});

/** Gives a company another name; its address stays. */
export const rename = tenantMutation({
  permission: "companies.manage",
  args: { company: v.id("companies"), name: v.string() },
  returns: v.null(),
  handler: async (ctx, { company, name }) => {
    await Companies.renameCompany(ctx, company, name);
    return null;
  },
});

/** Archives a company, which closes its cockpit. */
export const archive = tenantMutation({
  permission: "companies.manage",
  args: { company: v.id("companies") },
  returns: v.null(),
  handler: async (ctx, { company }) => {
    await Companies.archiveCompany(ctx, company, true);
    return null;
  },
});

/** Opens an archived company again. */
export const restore = tenantMutation({
  permission: "companies.manage",
  args: { company: v.id("companies") },
  returns: v.null(),
  handler: async (ctx, { company }) => {
    await Companies.archiveCompany(ctx, company, false);
    return null;
  },
});
