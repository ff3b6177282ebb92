import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { internal } from "../_generated/api";
import { memberQuery, tenantAction, tenantMutation, tenantQuery } from "../access/functions";
import { renderedValidator } from "../notifications/model/claims";
import { requireAccess, requireTeaching } from "./model/access";
import {
  announce,
  announcementValidator,
  audienceOf,
  listAnnouncements,
  listReceived,
  receivedValidator,
} from "./model/announcements";
import { type Rendered, writtenLetter } from "./model/letterPreviews";

const text = { cohort: v.id("cohorts"), subject: v.string(), body: v.string() };

/** A cohort's announcements, newest first, with how many were told so far. */
export const list = tenantQuery({
  permission: "announcements.send",
  args: { cohort: v.id("cohorts"), paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(announcementValidator),
  handler: async (ctx, { cohort, paginationOpts }) => {
    await requireTeaching(ctx, cohort);
    return listAnnouncements(ctx, cohort, paginationOpts);
  },
});

/** What the staff told one of the caller's cohorts, newest first. */
export const received = memberQuery({
  permission: "self",
  args: { cohort: v.id("cohorts"), paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(receivedValidator),
  handler: async (ctx, { cohort, paginationOpts }) => {
    await requireAccess(ctx, cohort);
    return listReceived(ctx, cohort, paginationOpts);
  },
});

/** How many people an announcement to a cohort would go to now. */
export const audience = tenantQuery({
  permission: "announcements.send",
  args: { cohort: v.id("cohorts") },
  returns: v.number(),
  handler: async (ctx, { cohort }) => {
    await requireTeaching(ctx, cohort);
    return audienceOf(ctx, cohort);
  },
});

/** Tells a cohort something, by mail and in the inbox. `body` is Markdown. */
export const send = tenantMutation({
  permission: "announcements.send",
  args: text,
  returns: v.id("announcements"),
  handler: async (ctx, { cohort, ...words }) => announce(ctx, await requireTeaching(ctx, cohort), words),
});

/** An announcement's mail as somebody of that language would get it. */
export const previewMail = tenantAction({
  permission: "announcements.send",
  args: { ...text, locale: v.string() },
  returns: renderedValidator,
  handler: async (ctx, { locale, ...words }): Promise<Rendered> => {
    const { _id: organization } = ctx.organization;
    const given = { organization, authorName: ctx.person.name, ...words };
    return writtenLetter(ctx, await ctx.runQuery(internal.cohorts.jobs.announcementLetter, given), locale);
  },
});
