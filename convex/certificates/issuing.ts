"use node";
import { v } from "convex/values";
import { internal } from "../_generated/api";
import { internalAction } from "../_generated/server";
import { makeCredential } from "./minting/credentials";
import { ensureKeys, reseal as resealKey } from "./minting/keys";
import { signStatusList } from "./minting/statusLists";

/** One job of the pool: makes a credential that waits. Where another job has it, or it was called off, nothing is done. */
export const issue = internalAction({
  args: { credential: v.id("credentials") },
  returns: v.null(),
  handler: async (ctx, { credential }): Promise<null> => {
    const task = await ctx.runMutation(internal.certificates.jobs.claim, { credential });
    if (task !== null) await makeCredential(ctx, credential, task);
    return null;
  },
});

/** Signs a status list as it is now. One that changes meanwhile is signed again by who changed it, or the sweep. */
export const signList = internalAction({
  args: { list: v.id("statusLists") },
  returns: v.null(),
  handler: async (ctx, { list }): Promise<null> => {
    const found = await ctx.runQuery(internal.certificates.jobs.statusList, { list });
    if (found === null) return null;
    const { address, issuer, revoked } = found;
    const keys = await ensureKeys(ctx, issuer.id, found.keys);
    const made = await signStatusList({ address, did: issuer.did, revoked }, keys, Date.now());
    await ctx.runMutation(internal.certificates.jobs.keepSigned, { list, revoked, ...made });
    return null;
  },
});

/** Makes an issuer's keys where it has none that sign. */
export const makeKeys = internalAction({
  args: { issuer: v.id("issuers") },
  returns: v.null(),
  handler: async (ctx, { issuer }): Promise<null> => {
    const none: Parameters<typeof ensureKeys>[2] = [];
    await ensureKeys(ctx, issuer, none);
    return null;
  },
});

/**
 * Seals every key of the deployment with CREDENTIAL_MASTER_KEY, those too that were sealed with the one before
 * (CREDENTIAL_MASTER_KEY_BEFORE). May be run again. @returns how many
 */
export const reseal = internalAction({
  args: {},
  returns: v.number(),
  handler: async (ctx): Promise<number> => {
    let resealed = 0;
    let cursor: string | null = null;
    do {
      const page: Page = await ctx.runQuery(internal.certificates.jobs.sealedKeys, { cursor });
      for (const { id, fragment, sealed: before } of page.keys) {
        const after = await resealKey(before, fragment);
        await ctx.runMutation(internal.certificates.jobs.replaceSealed, { id, before, after });
        resealed += 1;
      }
      cursor = page.next;
    } while (cursor !== null);
    return resealed;
  },
});

type Page = typeof internal.certificates.jobs.sealedKeys._returnType;
