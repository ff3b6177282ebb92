import { v } from "convex/values";
import { accountMutation } from "../access/functions";
import { changeOwnProfile } from "./model/accounts";
import { confirmAddressChange, confirmationValidator, requestAddressChange } from "./model/addressChanges";

const textOrNull = v.union(v.string(), v.null());

/** Changes the viewer's name, language and zone; null leaves one to each organization. */
export const changeProfile = accountMutation({
  permission: "self",
  args: { name: v.string(), locale: textOrNull, timeZone: textOrNull },
  returns: v.null(),
  handler: async (ctx, profile) => {
    await changeOwnProfile(ctx, profile);
    return null;
  },
});

/** Sends a six-digit code to a new address, in the name of one of the viewer's organizations. */
export const requestAddress = accountMutation({
  permission: "self",
  args: { organization: v.id("organizations"), email: v.string() },
  returns: v.null(),
  handler: async (ctx, { organization, email }) => {
    await requestAddressChange(ctx, organization, email);
    return null;
  },
});

/** Takes the code: five tries within ten minutes. */
export const confirmAddress = accountMutation({
  permission: "self",
  args: { organization: v.id("organizations"), code: v.string() },
  returns: confirmationValidator,
  handler: (ctx, { organization, code }) => confirmAddressChange(ctx, organization, code),
});
