import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { tenantMutation, tenantQuery } from "../access/functions";
import { requireCohort } from "../cohorts/model/cohorts";
import { beginCompleted, retryFailed as retryAll } from "./model/batches";
import {
  cohortIssuanceValidator,
  issuanceFacts,
  issuanceFor,
  issuanceValidator,
  listIssuances,
} from "./model/issuances";

/** What was issued together, newest first, counted by state. Live. */
export const list = tenantQuery({
  permission: "certificates.read",
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(issuanceValidator),
  handler: (ctx, { paginationOpts }) => listIssuances(ctx, paginationOpts),
});

/** One of them. Live. */
export const get = tenantQuery({
  permission: "certificates.read",
  args: { issuance: v.id("issuances") },
  returns: issuanceValidator,
  handler: (ctx, { issuance }) => issuanceFacts(ctx, issuance),
});

/** How far a cohort's credentials are, how many who completed have none, and why none can be issued. Live. */
export const forCohort = tenantQuery({
  permission: "certificates.read",
  args: { cohort: v.id("cohorts") },
  returns: cohortIssuanceValidator,
  handler: async (ctx, { cohort }) => issuanceFor(ctx, (await requireCohort(ctx, cohort))._id),
});

/** Issues for everybody who completed a cohort and has none, page after page; again, it issues nothing twice. */
export const issueForCompleted = tenantMutation({
  permission: "certificates.issue",
  args: { cohort: v.id("cohorts") },
  returns: v.null(),
  handler: async (ctx, { cohort }) => {
    await beginCompleted(ctx, await requireCohort(ctx, cohort));
    return null;
  },
});

/** Has all of an issuance made again that could not be made, page after page. */
export const retryFailed = tenantMutation({
  permission: "certificates.issue",
  args: { issuance: v.id("issuances") },
  returns: v.null(),
  handler: async (ctx, { issuance }) => {
    await retryAll(ctx, issuance);
    return null;
  },
});
