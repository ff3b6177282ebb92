import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { internal } from "../_generated/api";
import { internalMutation, internalQuery } from "../_generated/server";
import * as Announcements from "./model/announcements";
import { letterOf } from "./model/bulk";
import { requireCohortOf } from "./model/cohorts";
import * as Imports from "./model/imports";
import { importRowValidator } from "./model/importRows";
import { expireInvitations, follow as followCohort, moveByDate as moveCohorts } from "./model/transitions";
import { BULK_ACTIONS } from "./rules/bulk";

const inOrganization = { organization: v.id("organizations") };
const letter = v.object({ template: v.string(), data: v.string() });
const ofImport = { id: v.id("enrollmentImports") };

/** For a cron: starts and completes cohorts by date, and ends invitations that are too old. */
export const tick = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx) => {
    for (const state of ["open", "running"] as const)
      await ctx.scheduler.runAfter(0, internal.cohorts.jobs.moveByDate, { state, cursor: null });
    if (await expireInvitations(ctx, Date.now()))
      await ctx.scheduler.runAfter(0, internal.cohorts.jobs.tick, {});
    return null;
  },
});

/** A page of cohorts that may be due. */
export const moveByDate = internalMutation({
  args: { state: literals("open", "running"), cursor: v.union(v.string(), v.null()) },
  returns: v.null(),
  handler: async (ctx, from) => {
    await moveCohorts(ctx, from, Date.now());
    return null;
  },
});

/** A batch of people who follow their cohort's state. */
export const follow = internalMutation({
  args: { cohort: v.id("cohorts"), reason: v.string() },
  returns: v.null(),
  handler: async (ctx, { cohort, reason }) => {
    await followCohort(ctx, cohort, reason);
    return null;
  },
});

/** A page of people who get an announcement. */
export const announce = internalMutation({
  args: { id: v.id("announcements"), cursor: v.union(v.string(), v.null()) },
  returns: v.null(),
  handler: async (ctx, { id, cursor }) => {
    await Announcements.sendPage(ctx, id, cursor);
    return null;
  },
});

/** The mail that goes with an action on many enrollments; null where none goes. */
export const bulkLetter = internalQuery({
  args: {
    ...inOrganization,
    cohort: v.id("cohorts"),
    action: literals(...BULK_ACTIONS),
    reason: v.string(),
  },
  returns: v.union(letter, v.null()),
  handler: async (ctx, { organization, ...bulk }) => {
    await requireCohortOf(ctx, organization, bulk.cohort);
    return letterOf(ctx, bulk);
  },
});

/** The mail of an announcement that is being written. */
export const announcementLetter = internalQuery({
  args: {
    ...inOrganization,
    cohort: v.id("cohorts"),
    subject: v.string(),
    body: v.string(),
    authorName: v.string(),
  },
  returns: letter,
  handler: async (ctx, { organization, cohort, ...words }) =>
    Announcements.letterOf(ctx, await requireCohortOf(ctx, organization, cohort), words),
});

/** Whether people can be taken into a cohort at all. */
export const checkImport = internalQuery({
  args: { ...inOrganization, cohort: v.id("cohorts") },
  returns: v.null(),
  handler: async (ctx, { organization, cohort }) => {
    await Imports.requireImportable(ctx, organization, cohort);
    return null;
  },
});

/** What a dry run says of a page of rows. */
export const checkRows = internalQuery({
  args: { cohort: v.id("cohorts"), rows: v.array(importRowValidator) },
  returns: v.array(Imports.verdictValidator),
  handler: (ctx, { cohort, rows }) => Imports.verdictsOf(ctx, cohort, rows),
});

export const startImport = internalMutation({
  args: {
    cohort: v.id("cohorts"),
    startedBy: v.id("persons"),
    fileId: v.id("_storage"),
    total: v.number(),
    welcome: v.boolean(),
  },
  returns: v.id("enrollmentImports"),
  handler: (ctx, started) => Imports.start(ctx, started),
});

/** Where an import stands; null when nobody waits for it any more. */
export const importState = internalQuery({
  args: ofImport,
  returns: v.union(v.object({ fileId: v.id("_storage"), done: v.number() }), v.null()),
  handler: (ctx, { id }) => Imports.standing(ctx, id),
});

/** Takes in a page of rows, those from `from` on, once. */
export const importPage = internalMutation({
  args: { ...ofImport, from: v.number(), rows: v.array(importRowValidator) },
  returns: v.union(v.number(), v.null()),
  handler: (ctx, { id, from, rows }) => Imports.takeIn(ctx, id, from, rows),
});

/** Takes an import up again whose reader fell silent. */
export const watchImport = internalMutation({
  args: ofImport,
  returns: v.null(),
  handler: async (ctx, { id }) => {
    await Imports.watch(ctx, id);
    return null;
  },
});
