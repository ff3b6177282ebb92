import { v } from "convex/values";
import { internal } from "../_generated/api";
import { internalAction, internalMutation, internalQuery } from "../_generated/server";
import { limit } from "./model/limits";
import * as Publishing from "./model/publishing";
import { keepShare, shareFactsOf, shareFactsValidator } from "./model/shares";
import { shownDocumentOf } from "./model/pages";
import { readerOf } from "./model/tokens";

const atHost = { host: v.string() };
const text = v.union(v.string(), v.null());

/** What lies at an address of our own: a DID document or a signed status list, JSON text. Null for what is not ours. */
export const ownDocument = internalAction({
  args: { url: v.string() },
  returns: text,
  handler: async (ctx, { url }): Promise<string | null> => {
    const { host, pathname } = new URL(url);
    if (pathname === "/.well-known/did.json")
      return ctx.runQuery(internal.certificates.publishing.didDocument, { host });
    const [, list] = /^\/api\/v1\/status-lists\/([\w-]+)$/.exec(pathname) ?? [];
    return list === undefined
      ? null
      : ctx.runAction(internal.certificates.publishing.statusList, { host, list });
  },
});

export const didDocument = internalQuery({
  args: atHost,
  returns: text,
  handler: (ctx, { host }) => Publishing.didDocumentAt(ctx, host),
});

/** A status list as it stands now: where bits have changed since it was signed, it is signed first. */
export const statusList = internalAction({
  args: { ...atHost, list: v.string() },
  returns: text,
  handler: async (ctx, { host, list }): Promise<string | null> => {
    const asked = { host, list };
    const kept = await ctx.runQuery(internal.certificates.publishing.keptStatusList, asked);
    if (kept === null || kept.stale === null) return kept?.text ?? null;
    await ctx.runAction(internal.certificates.issuing.signList, { list: kept.stale });
    return (await ctx.runQuery(internal.certificates.publishing.keptStatusList, asked))?.text ?? null;
  },
});

export const keptStatusList = internalQuery({
  args: { ...atHost, list: v.string() },
  returns: v.union(Publishing.publishedListValidator, v.null()),
  handler: (ctx, { host, list }) => Publishing.statusListUnder(ctx, host, list),
});

/** A credential for whoever asks, with or without a holder's token. */
export const givenOut = internalQuery({
  args: { ...atHost, publicId: v.string(), token: text },
  returns: Publishing.givenOutValidator,
  handler: async (ctx, { host, publicId, token }) =>
    Publishing.givenOut(ctx, host, publicId, (await readerOf(ctx, host, token))?.personId ?? null),
});

export const achievement = internalQuery({
  args: { ...atHost, achievement: v.string() },
  returns: text,
  handler: (ctx, { host, achievement: id }) => Publishing.achievementUnder(ctx, host, id),
});

export const achievementPng = internalQuery({
  args: { ...atHost, achievement: v.string() },
  returns: v.union(v.id("_storage"), v.null()),
  handler: (ctx, { host, achievement: id }) => Publishing.achievementPng(ctx, host, id),
});

/** The document of a credential whose page is shown; null for every other one. */
export const shownDocument = internalQuery({
  args: { organization: v.id("organizations"), publicId: v.string() },
  returns: text,
  handler: (ctx, { organization, publicId }) => shownDocumentOf(ctx, organization, publicId),
});

/** Counts checks of a client's. @throws `rateLimited` */
export const countChecks = internalMutation({
  args: { address: v.string(), count: v.number() },
  returns: v.null(),
  handler: async (ctx, { address, count }) => {
    await limit(ctx, "checkByClient", address, count);
    return null;
  },
});

/** What the picture for social networks says. */
export const shareFacts = internalQuery({
  args: { credential: v.id("credentials") },
  returns: v.union(shareFactsValidator, v.null()),
  handler: (ctx, { credential }) => shareFactsOf(ctx, credential),
});

/** Keeps a picture for social networks; one that was kept meanwhile stands. */
export const keepShareImage = internalMutation({
  args: { credential: v.id("credentials"), image: v.id("_storage") },
  returns: v.union(v.id("_storage"), v.null()),
  handler: (ctx, { credential, image }) => keepShare(ctx, credential, image),
});
