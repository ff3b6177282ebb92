import { v } from "convex/values";
import { internal } from "../_generated/api";
import { publicQuery, serverAction, serverMutation } from "../access/functions";
import { requireFew, textIn } from "./model/givenFiles";
import { shownAchievement, shownAchievementValidator } from "./model/achievementFacts";
import { credentialOf, pageOf, pageValidator } from "./model/pages";
import * as Verifications from "./model/verifications";
import { isHolderOf, openPage } from "./model/verifying";

const here = { organization: v.id("organizations"), publicId: v.string() };
/** Of the client, as the server sees it: limits are counted by it. */
const client = { address: v.string() };

/** What anybody sees of a credential, live. Null for an id that is none of this organization's. */
export const page = publicQuery({
  permission: "public",
  args: { publicId: v.string() },
  returns: v.union(pageValidator, v.null()),
  handler: async (ctx, { publicId }) => {
    const credential = await credentialOf(ctx, publicId);
    return credential && pageOf(ctx, credential, ctx.viewer, Date.now());
  },
});

/** What an achievement's own page shows to anybody. Null for an id that is none of this organization's. */
export const achievement = publicQuery({
  permission: "public",
  args: { achievement: v.string() },
  returns: v.union(shownAchievementValidator, v.null()),
  handler: (ctx, { achievement: id }) => shownAchievement(ctx, ctx.organization, id),
});

/**
 * Which credential a public id or a typed short code names, null for none. Asked by the server for each view of a
 * page, which is counted where `counted` says so.
 * @throws `rateLimited`
 */
export const open = serverMutation({
  permission: "server",
  args: { organization: v.id("organizations"), handle: v.string(), counted: v.boolean(), ...client },
  returns: v.union(v.object({ publicId: v.string() }), v.null()),
  handler: (ctx, { organization, handle, counted, address }) =>
    openPage(ctx, { organization, handle, counted, address }),
});

/** Checks a credential of this organization now. Null where there is none to be checked. @throws `rateLimited` */
export const check = serverAction({
  permission: "server",
  args: { ...here, ...client },
  returns: v.union(Verifications.checkedValidator, v.null()),
  handler: async (ctx, { organization, publicId, address }): Promise<Verifications.Checked | null> => {
    await ctx.runMutation(internal.certificates.publishing.countChecks, { address, count: 1 });
    const own = { organization, publicId };
    const text = await ctx.runQuery(internal.certificates.publishing.shownDocument, own);
    if (text === null) return null;
    const [checked] = await ctx.runAction(internal.certificates.checking.check, { texts: [text] });
    return checked ?? null;
  },
});

/**
 * Checks a credential of any issuer: the JSON or JWT itself, or a file that bears one, of at most 10 MB.
 * @throws `rateLimited`
 */
export const checkFile = serverAction({
  permission: "server",
  args: { ...client, file: v.union(v.object({ text: v.string() }), v.object({ bytes: v.bytes() })) },
  returns: Verifications.checkedFileValidator,
  handler: async (ctx, { address, file }): Promise<Verifications.CheckedFile> => {
    await ctx.runMutation(internal.certificates.publishing.countChecks, { address, count: 1 });
    const found = textIn(file);
    if ("problem" in found) return found;
    const [checked] = await ctx.runAction(internal.certificates.checking.check, { texts: [found.text] });
    return checked!;
  },
});

/** Checks up to fifty credentials, each JSON or JWT, in their order. @throws `rateLimited`, `invalid` for more */
export const checkMany = serverAction({
  permission: "server",
  args: { ...client, texts: v.array(v.string()) },
  returns: v.array(Verifications.checkedValidator),
  handler: async (ctx, { address, texts }): Promise<Verifications.Checked[]> => {
    requireFew(texts);
    await ctx.runMutation(internal.certificates.publishing.countChecks, { address, count: texts.length });
    return ctx.runAction(internal.certificates.checking.check, { texts });
  },
});

/** Whether a mail address is that of a credential's holder: yes or no, and nothing else. @throws `rateLimited` */
export const isHolder = serverMutation({
  permission: "server",
  args: { ...here, ...client, email: v.string() },
  returns: v.boolean(),
  handler: (ctx, { organization, publicId, email, address }) =>
    isHolderOf(ctx, { organization, publicId, email, address }),
});
