import { v } from "convex/values";
import { accountMutation, accountQuery } from "../access/functions";
import {
  describePasskey,
  passkeysOf,
  passkeyValidator,
  removePasskey,
  renamePasskey,
} from "./model/passkeys";

/** The caller's passkeys; twenty at most. */
export const list = accountQuery({
  permission: "self",
  args: {},
  returns: v.array(passkeyValidator),
  handler: async (ctx) => (await passkeysOf(ctx, ctx.person._id)).map(describePasskey),
});

/** Gives one of the caller's passkeys another name. */
export const rename = accountMutation({
  permission: "self",
  args: { passkey: v.id("passkeys"), name: v.string() },
  returns: v.null(),
  handler: async (ctx, { passkey, name }) => {
    await renamePasskey(ctx, passkey, name);
    return null;
  },
});

/** Removes one of the caller's passkeys: it does not sign in any more. */
export const remove = accountMutation({
  permission: "self",
  args: { passkey: v.id("passkeys") },
  returns: v.null(),
  handler: async (ctx, { passkey }) => {
    await removePasskey(ctx, passkey);
    return null;
  },
});
