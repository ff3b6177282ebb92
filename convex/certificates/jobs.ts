import { vOnCompleteArgs } from "@convex-dev/workpool";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { internal } from "../_generated/api";
import { internalMutation, internalQuery } from "../_generated/server";
import { freshKeyValidator } from "./model/activeKeys";
import { issueForPage, retryPage } from "./model/batches";
import { badgeFilesValidator, keepBadge as keepBadgeFiles } from "./model/badgeImages";
import { fontFileAt, keepFontFile } from "./model/fontFiles";
import * as Keys from "./model/keys";
import * as Listed from "./model/listed";
import { claim as claimCredential, taskValidator } from "./model/making";
import * as Outcomes from "./model/outcomes";
import { pool } from "./model/pool";
import { keepSigned as keepSignedList, listToSign, signableValidator } from "./model/statusLists";
import { removeStray as removeStrayFiles, sweep as sweepJobs } from "./model/sweeping";
import { ISSUING_PROBLEMS } from "./rules/statuses";

const ofCredential = { credential: v.id("credentials") };
const attempted = { ...ofCredential, attempt: v.number() };
const cursor = v.union(v.string(), v.null());
const ofList = { organization: v.id("organizations"), achievement: v.id("achievements"), list: v.string() };
const rows = v.array(Listed.listedRowValidator);

/** Has a job made for a credential. */
export const enqueue = internalMutation({
  args: ofCredential,
  returns: v.null(),
  handler: async (ctx, { credential }) => {
    const context = { credential };
    const onComplete = internal.certificates.jobs.ended;
    await pool.enqueueAction(ctx, internal.certificates.issuing.issue, context, { context, onComplete });
    return null;
  },
});

/** For the pool: a job ended. One whose last try failed is given up. */
export const ended = internalMutation({
  args: vOnCompleteArgs(v.object(ofCredential)),
  returns: v.null(),
  handler: async (ctx, { context, result }) => {
    if (result.kind === "failed") await Outcomes.givenUp(ctx, context.credential);
    return null;
  },
});

/** For the action: takes a credential to be made. */
export const claim = internalMutation({
  args: ofCredential,
  returns: v.union(taskValidator, v.null()),
  handler: (ctx, { credential }) => claimCredential(ctx, credential),
});

/** For the action: issues what it made. */
export const issued = internalMutation({
  args: { ...attempted, made: Outcomes.madeValidator, fragments: v.array(v.string()) },
  returns: v.boolean(),
  handler: (ctx, { credential, attempt, made, fragments }) =>
    Outcomes.issued(ctx, credential, attempt, { made, fragments }),
});

/** For the action: removes what it stored for nothing. */
export const discard = internalMutation({
  args: { ...ofCredential, files: v.array(v.id("_storage")) },
  returns: v.null(),
  handler: async (ctx, { credential, files }) => {
    await Outcomes.discard(ctx, credential, files);
    return null;
  },
});

/** For the action: notes what went wrong. */
export const faltered = internalMutation({
  args: { ...attempted, problem: v.object({ code: literals(...ISSUING_PROBLEMS), detail: v.string() }) },
  returns: v.null(),
  handler: async (ctx, { credential, attempt, problem }) => {
    await Outcomes.faltered(ctx, credential, attempt, problem);
    return null;
  },
});

/** For the action: the issuer's keys that sign, after keeping fresh ones of suites that had none. */
export const keepKeys = internalMutation({
  args: { issuer: v.id("issuers"), fresh: v.array(freshKeyValidator) },
  returns: v.array(freshKeyValidator),
  handler: (ctx, { issuer, fresh }) => Keys.keepKeys(ctx, issuer, fresh),
});

/** For the action: keeps an achievement's image. */
export const keepBadge = internalMutation({
  args: { achievement: v.id("achievements"), fingerprint: v.string(), files: badgeFilesValidator },
  returns: badgeFilesValidator,
  handler: (ctx, { files, ...source }) => keepBadgeFiles(ctx, source, files),
});

/** For the action: where a font's file is kept. */
export const fontFile = internalQuery({
  args: { path: v.string() },
  returns: v.union(v.id("_storage"), v.null()),
  handler: (ctx, { path }) => fontFileAt(ctx, path),
});

/** For the action: keeps a font's file. */
export const keepFont = internalMutation({
  args: { path: v.string(), fileId: v.id("_storage") },
  returns: v.id("_storage"),
  handler: (ctx, { path, fileId }) => keepFontFile(ctx, path, fileId),
});

/** For the action: a status list as it is now, to be signed. */
export const statusList = internalQuery({
  args: { list: v.id("statusLists") },
  returns: v.union(signableValidator, v.null()),
  handler: (ctx, { list }) => listToSign(ctx, list),
});

/** For the action: keeps a status list as it signed it. */
export const keepSigned = internalMutation({
  args: { list: v.id("statusLists"), revoked: v.bytes(), signed: v.string(), fragment: v.string() },
  returns: v.boolean(),
  handler: (ctx, { list, ...signed }) => keepSignedList(ctx, list, { ...signed, now: Date.now() }),
});

/** Twice a minute: makes again what dead jobs left, and has status lists signed. */
export const sweep = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx) => {
    await sweepJobs(ctx, Date.now());
    return null;
  },
});

/** Removes files that dead jobs stored. */
export const removeStray = internalMutation({
  args: { from: v.number(), until: v.number() },
  returns: v.null(),
  handler: async (ctx, span) => {
    await removeStrayFiles(ctx, span);
    return null;
  },
});

/** Issues for a page of those who completed a cohort. */
export const issueForCompleted = internalMutation({
  args: { cohort: v.id("cohorts"), cursor },
  returns: v.null(),
  handler: async (ctx, { cohort, cursor }) => {
    await issueForPage(ctx, cohort, cursor);
    return null;
  },
});

/** Has a page of an issuance made again. */
export const retryFailed = internalMutation({
  args: { issuance: v.id("issuances"), cursor },
  returns: v.null(),
  handler: async (ctx, { issuance, cursor }) => {
    await retryPage(ctx, issuance, cursor);
    return null;
  },
});

/** For the master key's rotation: a page of keys with what is sealed. */
export const sealedKeys = internalQuery({
  args: { cursor },
  returns: v.object({
    keys: v.array(v.object({ id: v.id("issuerKeys"), fragment: v.string(), sealed: v.string() })),
    next: cursor,
  }),
  handler: (ctx, { cursor }) => Keys.sealedPage(ctx, cursor),
});

/** For the master key's rotation: puts what was sealed anew in its place. */
export const replaceSealed = internalMutation({
  args: { id: v.id("issuerKeys"), before: v.string(), after: v.string() },
  returns: v.null(),
  handler: async (ctx, { id, ...sealed }) => {
    await Keys.replaceSealed(ctx, id, sealed);
    return null;
  },
});

/** For a list: the organization's date of today, once the list can be issued to. */
export const openList = internalQuery({
  args: ofList,
  returns: v.string(),
  handler: (ctx, list) => Listed.openList(ctx, list),
});

/** For a list: what issuing to a page of it would do. */
export const tallyListed = internalQuery({
  args: { ...ofList, rows },
  returns: Listed.tallyValidator,
  handler: (ctx, { rows, ...list }) => Listed.tallyOf(ctx, list, rows),
});

/** For a list: begins it. */
export const startList = internalMutation({
  args: { ...ofList, startedBy: v.id("persons") },
  returns: v.id("issuances"),
  handler: (ctx, { startedBy, ...list }) => Listed.startList(ctx, list, startedBy),
});

/** For a list: issues to a page of it. */
export const issueListed = internalMutation({
  args: { issuance: v.id("issuances"), rows },
  returns: Listed.tallyValidator,
  handler: (ctx, { issuance, rows }) => Listed.issueListed(ctx, issuance, rows),
});
