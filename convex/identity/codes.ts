import { v } from "convex/values";
import { serverMutation } from "../access/functions";
import { redeemCode, redeemedValidator, sendCode } from "./model/codes";

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
