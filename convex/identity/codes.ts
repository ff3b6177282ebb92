import { v } from "convex/values";
import { serverMutation } from "../access/functions";
import { handOverCode, redeemCode, redeemedValidator, sendCode } from "./model/codes";

/** Sends a six-digit code to an address. The answer is the same whether somebody has an account there or not. */
export const request = serverMutation({
  permission: "server",
  args: { organization: v.id("organizations"), email: v.string(), address: v.string(), locale: v.string() },
  returns: v.object({ sent: v.literal(true) }),
  handler: async (ctx, args) => {
    await sendCode(ctx, args);
    return { sent: true as const };
  },
});

/**
 * The newest code of an address, where no mail provider is set up: for the first run, and for whoever runs
 * the machine. Null everywhere else.
 */
export const handOver = serverMutation({
  permission: "server",
  args: { organization: v.id("organizations"), email: v.string() },
  returns: v.union(v.string(), v.null()),
  handler: (ctx, { organization, email }) => handOverCode(ctx, organization, email),
});

/** Exchanges a code for the token of a new session, or says why not. */
export const redeem = serverMutation({
  permission: "server",
  args: {
    organization: v.id("organizations"),
    email: v.string(),
    code: v.string(),
    address: v.string(),
    userAgent: v.string(),
    oldToken: v.optional(v.string()),
    /** Makes the person a learner of the organization, if they are not yet. */
    joinAs: v.optional(v.literal("learner")),
  },
  returns: redeemedValidator,
  handler: (ctx, args) => redeemCode(ctx, args),
});
