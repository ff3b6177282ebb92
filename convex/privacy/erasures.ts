import { v } from "convex/values";
import { memberMutation, memberQuery, tenantMutation, tenantQuery } from "../access/functions";
import * as Erasures from "./model/erasures";

/** With all organizations and the account, or this organization's part alone. */
const scope = { wholeAccount: v.boolean() };

/** What erasing the caller would take, and what would stay and why. */
export const preview = memberQuery({
  permission: "self",
  args: scope,
  returns: Erasures.previewValidator,
  handler: (ctx, { wholeAccount }) =>
    Erasures.preview({ ...ctx, db: ctx.everywhere }, ctx.person._id, wholeAccount),
});

/** The same for a person of the organization. */
export const previewFor = tenantQuery({
  permission: "privacy.manage",
  args: { person: v.id("persons") },
  returns: Erasures.previewValidator,
  handler: (ctx, { person }) => Erasures.preview({ ...ctx, db: ctx.everywhere }, person, false),
});

/** Erases the caller. */
export const request = memberMutation({
  permission: "self",
  args: scope,
  returns: v.id("privacyJobs"),
  handler: (ctx, { wholeAccount }) =>
    Erasures.request({ ...ctx, db: ctx.everywhere }, ctx.person._id, wholeAccount),
});

/** Erases a person of the organization, with the account where nothing else holds it. */
export const requestFor = tenantMutation({
  permission: "privacy.manage",
  args: { person: v.id("persons") },
  returns: v.id("privacyJobs"),
  handler: (ctx, { person }) => Erasures.request({ ...ctx, db: ctx.everywhere }, person, false),
});
