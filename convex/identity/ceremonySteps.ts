import { v } from "convex/values";
import { internalMutation, internalQuery } from "../_generated/server";
import { failure } from "../shared/errors";
import { beginCeremony, beginFields, beginSignIn, signInByPasskey, takeChallenge } from "./model/ceremonies";
import { addPasskey, newPasskeyValidator, passkeyOfCredential, passkeysOf } from "./model/passkeys";
import { openedValidator } from "./model/sessions";

const partyFields = { rpId: v.string(), origin: v.string() };

/** What the actions of `ceremonies` do in the database. */
export const beginRegistration = internalMutation({
  args: { ...beginFields, person: v.id("persons") },
  returns: v.object({
    ...partyFields,
    organizationName: v.string(),
    /** Which authenticators need not offer themselves again. */
    known: v.array(v.object({ id: v.string(), transports: v.array(v.string()) })),
  }),
  handler: async (ctx, { person, ...beginning }) => {
    const { rpId, origin, organization } = await beginCeremony(ctx, beginning, person);
    const passkeys = await passkeysOf(ctx, person);
    const known = passkeys.map(({ credentialId: id, transports }) => ({ id, transports }));
    return { rpId, origin, organizationName: organization.name, known };
  },
});

export const beginAuthentication = internalMutation({
  args: { ...beginFields, address: v.string() },
  returns: v.object(partyFields),
  handler: (ctx, { address, ...beginning }) => beginSignIn(ctx, beginning, address),
});

export const useChallenge = internalMutation({
  args: { challenge: v.string(), person: v.optional(v.id("persons")) },
  returns: v.boolean(),
  handler: (ctx, { challenge, person }) => takeChallenge(ctx, challenge, person),
});

export const credential = internalQuery({
  args: { id: v.string() },
  returns: v.union(
    v.object({ person: v.id("persons"), publicKey: v.bytes(), counter: v.number() }),
    v.null(),
  ),
  handler: async (ctx, { id }) => {
    const passkey = await passkeyOfCredential(ctx, id);
    if (passkey === null) return null;
    return { person: passkey.personId, publicKey: passkey.publicKey, counter: passkey.counter };
  },
});

export const finishRegistration = internalMutation({
  args: { person: v.id("persons"), passkey: newPasskeyValidator },
  returns: v.id("passkeys"),
  handler: async (ctx, { person: personId, passkey }) => {
    const person = await ctx.db.get("persons", personId);
    if (person === null) throw failure("signedOut", "Please sign in.");
    return addPasskey(ctx, { person, session: null }, passkey);
  },
});

export const finishAuthentication = internalMutation({
  args: {
    organization: v.id("organizations"),
    credentialId: v.string(),
    counter: v.number(),
    userAgent: v.string(),
    oldToken: v.optional(v.string()),
  },
  returns: v.union(openedValidator, v.null()),
  handler: (ctx, args) => signInByPasskey(ctx, args),
});
