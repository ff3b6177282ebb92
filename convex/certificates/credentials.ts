import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { tenantMutation, tenantQuery } from "../access/functions";
import {
  credentialFacts,
  credentialValidator,
  listCredentials,
  summaryValidator,
} from "./model/credentialFacts";
import { replace, retry as retryOne, revoke as revokeOne } from "./model/credentials";
import { CREDENTIAL_STATES } from "./rules/statuses";

const ofCredential = { credential: v.id("credentials") };
const explained = { ...ofCredential, reason: v.string() };

/** Credentials: of an issuance by name, else the newest first; with `search`, by the name on them. Live. */
export const list = tenantQuery({
  permission: "certificates.read",
  args: {
    issuance: v.union(v.id("issuances"), v.null()),
    state: v.union(literals(...CREDENTIAL_STATES), v.null()),
    search: v.string(),
    paginationOpts: paginationOptsValidator,
  },
  returns: paginationResultValidator(summaryValidator),
  handler: (ctx, { paginationOpts, ...filter }) => listCredentials(ctx, filter, paginationOpts),
});

/** All of one credential, with those that took each other's place, its files and what can be done with it. */
export const get = tenantQuery({
  permission: "certificates.read",
  args: ofCredential,
  returns: credentialValidator,
  handler: (ctx, { credential }) => credentialFacts(ctx, credential),
});

/** Revokes a credential. The reason is shown to whoever verifies it. */
export const revoke = tenantMutation({
  permission: "certificates.issue",
  args: explained,
  returns: v.null(),
  handler: async (ctx, { credential, reason }) => {
    await revokeOne(ctx, credential, reason);
    return null;
  },
});

/**
 * Has one made with another name, and with the achievement as it is written now, to take this one's place.
 * @returns the new one
 */
export const correct = tenantMutation({
  permission: "certificates.issue",
  args: { ...explained, recipientName: v.string() },
  returns: v.id("credentials"),
  handler: (ctx, { credential, ...change }) => replace(ctx, credential, { how: "correction", ...change }),
});

/** Has one made that is valid from now on, until a moment or for good (null), or as the achievement says. */
export const renew = tenantMutation({
  permission: "certificates.issue",
  args: { ...explained, validUntil: v.optional(v.union(v.number(), v.null())) },
  returns: v.id("credentials"),
  handler: (ctx, { credential, ...change }) => replace(ctx, credential, { how: "renewal", ...change }),
});

/** Has one made of another achievement, or of the same anew where this one was revoked by mistake. */
export const supersede = tenantMutation({
  permission: "certificates.issue",
  args: { ...explained, achievement: v.id("achievements") },
  returns: v.id("credentials"),
  handler: (ctx, { credential, ...change }) => replace(ctx, credential, { how: "supersession", ...change }),
});

/** Has one made again that could not be made. */
export const retry = tenantMutation({
  permission: "certificates.issue",
  args: ofCredential,
  returns: v.null(),
  handler: async (ctx, { credential }) => {
    await retryOne(ctx, credential);
    return null;
  },
});
