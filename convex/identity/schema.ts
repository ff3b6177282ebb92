import { defineTable } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { SIGN_IN_METHODS } from "./rules/sessions";

export const identityTables = {
  // Six-digit codes sent by mail, the newest of each address. Written by identity; used once; swept a day
  // after they expired.
  signInCodes: defineTable({
    email: v.string(),
    /** SHA-256 of address and code, hex. */
    codeHash: v.string(),
    expiresAt: v.number(),
    triesLeft: v.number(),
    usedAt: v.optional(v.number()),
  })
    .index("by_email", ["email"])
    .index("by_expiry", ["expiresAt"]),

  // Public keys of a person's authenticators. Written by identity; deleted when the person removes one.
  passkeys: defineTable({
    personId: v.id("persons"),
    /** Base64url, as the authenticator names it. */
    credentialId: v.string(),
    /** COSE. */
    publicKey: v.bytes(),
    counter: v.number(),
    transports: v.array(v.string()),
    /** The host it works on. */
    host: v.string(),
    name: v.string(),
    lastUsedAt: v.optional(v.number()),
  })
    .index("by_person", ["personId"])
    .index("by_credential", ["credentialId"]),

  // Challenges of passkey ceremonies. Written by identity; used once; swept when they expired.
  passkeyChallenges: defineTable({
    challenge: v.string(),
    /** Who registers; absent for sign-in. */
    personId: v.optional(v.id("persons")),
    expiresAt: v.number(),
  })
    .index("by_challenge", ["challenge"])
    .index("by_expiry", ["expiresAt"]),

  // Codes by which a session of one host makes one of another host of the deployment. Written by identity; used
  // once; swept when they expired. Only the session says whose they are.
  sessionTransfers: defineTable({
    /** SHA-256 of the code, hex. */
    codeHash: v.string(),
    /** SHA-256 of what the browser keeps on the other host, hex. */
    stateHash: v.string(),
    sessionId: v.id("sessions"),
    /** Where alone the code is good. */
    organizationId: v.id("organizations"),
    expiresAt: v.number(),
  })
    .index("by_code", ["codeHash"])
    .index("by_expiry", ["expiresAt"]),

  // Where a person is signed in. Written by identity; ended at sign-out; swept a month after its end.
  sessions: defineTable({
    personId: v.id("persons"),
    /** SHA-256 of the cookie's token, hex. */
    tokenHash: v.string(),
    method: literals(...SIGN_IN_METHODS),
    userAgent: v.optional(v.string()),
    /** Moved to the end when it ends before. */
    expiresAt: v.number(),
    lastSeenAt: v.number(),
    endedAt: v.optional(v.number()),
    /** Where alone it counts: set for impersonation and demo accounts. */
    organizationId: v.optional(v.id("organizations")),
    /** The owner who looks at the product as this person. */
    impersonatorId: v.optional(v.id("persons")),
    /** The owner's own session, to which they return. */
    impersonatorSessionId: v.optional(v.id("sessions")),
  })
    .index("by_token", ["tokenHash"])
    .index("by_person", ["personId"])
    .index("by_person_alive", ["personId", "endedAt", "expiresAt"])
    .index("by_expiry", ["expiresAt"]),
};
