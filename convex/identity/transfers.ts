import { v } from "convex/values";
import { serverMutation } from "../access/functions";
import { issuedValidator, issueTransfer, redeemedValidator, redeemTransfer } from "./model/transfers";

/** On the host where somebody is signed in: a code for the host of another organization of theirs. */
export const issue = serverMutation({
  permission: "server",
  args: {
    token: v.union(v.string(), v.null()),
    /** The organization's id, as it stands in an address. */
    target: v.string(),
    /** SHA-256 of what the browser keeps on the target's host, hex. */
    stateHash: v.string(),
  },
  returns: issuedValidator,
  handler: (ctx, args) => issueTransfer(ctx, args),
});

/** On the other host: exchanges the code and what the browser kept for a session of that host. */
export const redeem = serverMutation({
  permission: "server",
  args: {
    organization: v.id("organizations"),
    code: v.string(),
    state: v.string(),
    userAgent: v.string(),
    oldToken: v.optional(v.string()),
  },
  returns: redeemedValidator,
  handler: (ctx, args) => redeemTransfer(ctx, args),
});
