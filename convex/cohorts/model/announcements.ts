import type { PaginationOptions } from "convex/server";
import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { affiliationIn } from "../../people/model/affiliations";
import { invalid } from "../../shared/errors";
import { announcementProblems } from "../rules/announcements";
import { ANNOUNCEMENT_STATES } from "../rules/statuses";
import { requireCohort } from "./cohorts";
import { countsOf } from "./counts";
import { type Doer, recordIn } from "./doer";
import { tell } from "./letters";
import { seatedPage } from "./roster";

/** People who are told in one mutation: each gets a mail and a notice. */
const PAGE = 50;

export const announcementValidator = v.object({
  id: v.id("announcements"),
  sentAt: v.number(),
  author: v.string(),
  subject: v.string(),
  body: v.string(),
  state: literals(...ANNOUNCEMENT_STATES),
  /** How many were told so far, and how many there are. */
  recipients: v.number(),
  of: v.number(),
});

/** An announcement as those it is for see it. `body` is Markdown. */
export const receivedValidator = v.object({
  id: v.id("announcements"),
  sentAt: v.number(),
  author: v.string(),
  subject: v.string(),
  body: v.string(),
});

type Text = { subject: string; body: string };

/** A cohort's announcements, newest first, with how many were told so far. */
export async function listAnnouncements(
  ctx: Pick<QueryCtx, "db">,
  cohort: Id<"cohorts">,
  paginationOpts: PaginationOptions,
) {
  const found = await announcementPage(ctx, cohort, paginationOpts);
  const of = await audienceOf(ctx, cohort);
  return { ...found, page: await Promise.all(found.page.map((row) => shown(ctx, row, of))) };
}

/** The same for the people of the cohort, who need not know how many others were told. */
export async function listReceived(
  ctx: Pick<QueryCtx, "db">,
  cohort: Id<"cohorts">,
  paginationOpts: PaginationOptions,
) {
  const found = await announcementPage(ctx, cohort, paginationOpts);
  return { ...found, page: await Promise.all(found.page.map((row) => words(ctx, row))) };
}

function announcementPage(
  { db }: Pick<QueryCtx, "db">,
  cohort: Id<"cohorts">,
  paginationOpts: PaginationOptions,
) {
  return db
    .query("announcements")
    .withIndex("by_cohort", (q) => q.eq("cohortId", cohort))
    .order("desc")
    .paginate(paginationOpts);
}

/** How many people an announcement goes to: who takes part, and who completed. */
export async function audienceOf(ctx: Pick<QueryCtx, "db">, cohort: Id<"cohorts">): Promise<number> {
  const { enrolled, active, completed } = await countsOf(ctx, cohort);
  return enrolled + active + completed;
}

/** Tells a cohort something, page after page, everybody once. @throws `invalid` by field */
export async function announce(
  ctx: Doer & { person: Doc<"persons"> },
  { _id: cohortId, organizationId }: Doc<"cohorts">,
  text: Text,
): Promise<Id<"announcements">> {
  const problems = announcementProblems(text);
  if (Object.keys(problems).length > 0) throw invalid(problems);
  const [subject, body] = [text.subject.trim(), text.body.trim()];
  const place = { organizationId, cohortId, authorId: ctx.person._id };
  const id = await ctx.db.insert("announcements", {
    ...place,
    subject,
    body,
    state: "sending",
    recipients: 0,
  });
  await recordIn(ctx, organizationId, {
    action: "announcements.sent",
    entity: { table: "announcements", id },
  });
  await ctx.scheduler.runAfter(0, internal.cohorts.jobs.announce, { id, cursor: null });
  return id;
}

/** The mail of an announcement, before it is one. */
export async function letterOf(
  { db }: Pick<QueryCtx, "db">,
  { programId, name }: Doc<"cohorts">,
  words: Text & { authorName: string },
): Promise<{ template: string; data: string }> {
  const program = await db.get("programs", programId);
  const data = { ...words, cohort: name, program: program?.title ?? "" };
  return { template: "cohortAnnouncement", data: JSON.stringify(data) };
}

/** Tells a page of people, and schedules the next one in the same mutation. */
export async function sendPage(ctx: Doer, id: Id<"announcements">, cursor: string | null): Promise<void> {
  const row = await ctx.db.get("announcements", id);
  if (row?.state !== "sending") return;
  const cohort = await requireCohort(ctx, row.cohortId);
  const found = await seatedPage(ctx, row.cohortId, { cursor, numItems: PAGE }, { completed: true });
  const { subject, body } = row;
  const authorName = (await affiliationIn(ctx, row.organizationId, row.authorId))?.name ?? "";
  const letter = { template: "cohortAnnouncement" as const, data: { subject, body, authorName }, key: id };
  for (const { personId } of found.page) await tell(ctx, cohort, personId, letter);
  const recipients = row.recipients + found.page.length;
  await ctx.db.patch("announcements", id, { recipients, state: found.isDone ? "sent" : "sending" });
  if (!found.isDone)
    await ctx.scheduler.runAfter(0, internal.cohorts.jobs.announce, { id, cursor: found.continueCursor });
}

async function shown(
  ctx: Pick<QueryCtx, "db">,
  row: Doc<"announcements">,
  of: number,
): Promise<Infer<typeof announcementValidator>> {
  const { state, recipients } = row;
  return { ...(await words(ctx, row)), state, recipients, of: Math.max(of, recipients) };
}

async function words(
  ctx: Pick<QueryCtx, "db">,
  { _id: id, _creationTime: sentAt, organizationId, authorId, subject, body }: Doc<"announcements">,
): Promise<Infer<typeof receivedValidator>> {
  const author = (await affiliationIn(ctx, organizationId, authorId))?.name ?? "";
  return { id, sentAt, author, subject, body };
}
