import { v } from "convex/values";
import type { Id } from "../_generated/dataModel";
import { accountAction, serverAction } from "../access/functions";
import { type Opened, openedValidator } from "./model/sessions";
import {
  register as keep,
  registrationOptions as offer,
  signIn as enter,
  signInOptions as ask,
} from "./model/webauthn";

const place = {
  organization: v.id("organizations"),
  /** Of the page, such as "https://acme.academy.example". */
  origin: v.string(),
};

/** Begins to register a passkey of the caller: what `startRegistration` takes, as JSON. */
export const registrationOptions = accountAction({
  permission: "self",
  args: place,
  returns: v.string(),
  handler: (ctx, args): Promise<string> => offer(ctx, ctx.person, args),
});

/** Registers a passkey of the caller: `response` is what `startRegistration` gave, as JSON. */
export const register = accountAction({
  permission: "self",
  args: { ...place, response: v.string(), name: v.string() },
  returns: v.id("passkeys"),
  handler: (ctx, args): Promise<Id<"passkeys">> => keep(ctx, ctx.person, args),
});

/** Begins to sign in by a passkey: what `startAuthentication` takes, as JSON. */
export const signInOptions = serverAction({
  permission: "server",
  args: { ...place, address: v.string() },
  returns: v.string(),
  handler: (ctx, args): Promise<string> => ask(ctx, args),
});

/** Signs in by a passkey: `response` is what `startAuthentication` gave, as JSON. */
export const signIn = serverAction({
  permission: "server",
  args: { ...place, response: v.string(), userAgent: v.string(), oldToken: v.optional(v.string()) },
  returns: v.union(openedValidator, v.object({ refused: v.literal("invalid") })),
  handler: async (ctx, args): Promise<Opened | { refused: "invalid" }> =>
    (await enter(ctx, args)) ?? { refused: "invalid" },
});
