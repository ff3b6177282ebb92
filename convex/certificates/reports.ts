import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { serverMutation, tenantMutation, tenantQuery } from "../access/functions";
import { limit } from "./model/limits";
import { closeReport, listReports, reportValidator, submitReport } from "./model/reports";
import { REPORT_STATES } from "./rules/statuses";

/**
 * Somebody says what is wrong with a certificate. Asked by the server, for a client's address.
 * @throws `rateLimited`, `notFound`, or `invalid` by field: `text`, `email`
 */
export const submit = serverMutation({
  permission: "server",
  args: {
    organization: v.id("organizations"),
    publicId: v.string(),
    text: v.string(),
    /** Where an answer is wanted; empty else. */
    email: v.string(),
    address: v.string(),
  },
  returns: v.null(),
  handler: async (ctx, { organization, address, publicId, text, email }) => {
    await limit(ctx, "reportByClient", address);
    await submitReport(ctx, organization, { publicId, text, email });
    return null;
  },
});

/** What was reported, the newest first. */
export const list = tenantQuery({
  permission: "certificates.issue",
  args: { state: literals(...REPORT_STATES), paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(reportValidator),
  handler: (ctx, { state, paginationOpts }) => listReports(ctx, ctx.organization._id, state, paginationOpts),
});

export const close = tenantMutation({
  permission: "certificates.issue",
  args: { report: v.id("credentialReports") },
  returns: v.null(),
  handler: async (ctx, { report }) => {
    await closeReport(ctx, report);
    return null;
  },
});
