import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { memberMutation, memberQuery } from "../access/functions";
import { agree as agreeTo, outstandingFor } from "./model/consents";
import { DOCUMENTS } from "./rules/consents";

const versionOfDocument = { document: literals(...DOCUMENTS), version: v.string() };

/** The documents whose current version the member has not agreed to yet; at most one of each. */
export const due = memberQuery({
  permission: "self",
  args: {},
  returns: v.array(v.object(versionOfDocument)),
  handler: (ctx) => outstandingFor(ctx),
});

/** Notes that the member agrees to the current version of a document. */
export const agree = memberMutation({
  permission: "self",
  args: versionOfDocument,
  returns: v.null(),
  handler: async (ctx, { document, version }) => {
    await agreeTo(ctx, document, version);
    return null;
  },
});
