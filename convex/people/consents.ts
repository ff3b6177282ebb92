import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { memberMutation, memberQuery } from "../access/functions";
import * as Consents from "./model/consents";
import { DOCUMENTS } from "./rules/consents";

const versionOfDocument = { document: literals(...DOCUMENTS), version: v.string() };

/** The documents whose current version the member has not agreed to yet; at most one of each. */
export const due = memberQuery({
  permission: "self",
  args: {},
  returns: v.array(v.object(versionOfDocument)),
  handler: (ctx) => Consents.outstandingFor(ctx),
});

/** Notes that the member agrees to the current version of a document. */
export const agree = memberMutation({
  permission: "self",
  args: versionOfDocument,
  returns: v.null(),
  handler: async (ctx, { document, version }) => {
    await Consents.agree(ctx, document, version);
    return null;
  },
});

/** What the member agreed to and withdrew, the newest first. */
export const mine = memberQuery({
  permission: "self",
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(Consents.ownConsentValidator),
  handler: (ctx, { paginationOpts }) => Consents.ownConsents(ctx, paginationOpts),
});

/** Withdraws a consent of the member's. */
export const withdraw = memberMutation({
  permission: "self",
  args: { consent: v.id("consents") },
  returns: v.null(),
  handler: async (ctx, { consent }) => {
    await Consents.withdraw(ctx, consent);
    return null;
  },
});
