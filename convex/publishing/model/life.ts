import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import { record } from "../../audit/model/entries";
import type { Action } from "../../audit/rules/actions";
import { type FieldErrors, invalid } from "../../shared/errors";
import { type ContentEvent, goesOffline } from "../rules/contentLifecycle";
import { dateProblems } from "../rules/dates";
import { freeSlug } from "./addresses";
import type { Writer } from "./contexts";
import { entityOf, requireItem } from "./itemRows";
import { requireEvent } from "./items";
import { takeOffline } from "./publicationRows";
import { lacksOf, publishNow } from "./publishing";
import { tellPublishers, tellSubmitter } from "./reviewNotices";

const MAX_NOTE = 2_000;

/** Asks those who publish to look at an item. @throws `notFound`, `conflict` */
export async function submitForReview(ctx: Writer, id: Id<"contentItems">): Promise<void> {
  const { item } = await move(ctx, id, "submitForReview", "contentItems.submitted", {
    submittedBy: ctx.person._id,
    sentBack: undefined,
  });
  await tellPublishers(ctx, item);
}

/** Gives an item back, with what is to be done. @throws `notFound`, `conflict`, `invalid` */
export async function sendBack(ctx: Writer, id: Id<"contentItems">, entered: string): Promise<void> {
  const note = entered.trim();
  if (note === "") throw invalid({ note: "required" });
  if (note.length > MAX_NOTE) throw invalid({ note: "tooLong" });
  const sentBack = { by: ctx.person._id, at: Date.now(), note };
  const answered = { submittedBy: undefined, sentBack };
  const { item } = await move(ctx, id, "sendBack", "contentItems.sentBack", answered);
  await tellSubmitter(ctx, item, note);
}

/** Makes public what an item says now. @throws `notFound`, `conflict`; `invalid` with what it lacks by field */
export async function publish(ctx: Writer, id: Id<"contentItems">): Promise<void> {
  const { item } = await requireEvent(ctx, id, "publish");
  const lacks = await publishNow(ctx, item, Date.now());
  if (lacks !== null) throw invalid(lacks);
  await record(ctx, { action: "contentItems.published", entity: entityOf(id), changed: ["state"] });
}

/** Undefined: the date stays as it is; null: there is to be none. */
export type NewDates = { publishAt?: number | null | undefined; unpublishAt?: number | null | undefined };

/** Says when an item goes public and when it ceases. @throws `notFound`, `conflict`; `invalid` by field */
export async function schedule(ctx: Writer, id: Id<"contentItems">, dates: NewDates): Promise<void> {
  const event = eventOf(await requireItem(ctx, id), dates);
  const { item, next } = await requireEvent(ctx, id, event);
  const { publishAt, unpublishAt } = datesAfter(item, dates);
  const problems: FieldErrors = {
    ...(dates.publishAt !== undefined && publishAt !== undefined && (await lacksOf(ctx, item))),
    ...dateProblems({ publishAt, unpublishAt }, Date.now()),
  };
  if (unpublishAt !== undefined && publishAt === undefined && item.state !== "published")
    problems["publishAt"] = "required";
  if (Object.keys(problems).length > 0) throw invalid(problems);
  const state = publishAt === item.publishAt ? item.state : next;
  const answered = publishAt === undefined ? {} : { submittedBy: undefined, sentBack: undefined };
  await ctx.db.patch("contentItems", id, { state, publishAt, unpublishAt, ...answered });
  await setAlarms(ctx, id, dates);
  const action = event === "schedule" ? "contentItems.scheduled" : "contentItems.dateCancelled";
  const changed = Object.entries(dates).flatMap(([name, date]) => (date === undefined ? [] : [name]));
  await record(ctx, { action, entity: entityOf(id), changed });
}

/** Takes an item off the site. @throws `notFound`, `conflict` */
export async function unpublish(ctx: Writer, id: Id<"contentItems">): Promise<void> {
  await move(ctx, id, "unpublish", "contentItems.unpublished", NO_DATES);
}

/** Puts an item into the trash, and off the site. @throws `notFound`, `conflict`, `forbidden` */
export async function trash(ctx: Writer, id: Id<"contentItems">): Promise<void> {
  const { item } = await requireEvent(ctx, id, "trash");
  const kept = { stateBeforeTrash: item.state, trashedAt: Date.now() };
  await move(ctx, id, "trash", "contentItems.trashed", { ...NO_DATES, ...kept });
}

/** Takes an item out of the trash; an address that somebody else took meanwhile gets a number. @throws `notFound`, `conflict` */
export async function restoreFromTrash(ctx: Writer, id: Id<"contentItems">): Promise<void> {
  const { item } = await requireEvent(ctx, id, "restoreFromTrash");
  const slug = await freeSlug(ctx, item, id);
  const settled = { slug, stateBeforeTrash: undefined, trashedAt: undefined };
  await move(ctx, id, "restoreFromTrash", "contentItems.restored", settled);
}

const NO_DATES = { publishAt: undefined, unpublishAt: undefined, submittedBy: undefined };

/** Lets something happen to an item that changes its state and nothing of what it says. */
async function move(
  ctx: Writer,
  id: Id<"contentItems">,
  event: ContentEvent,
  action: Action,
  values: Partial<Doc<"contentItems">>,
): Promise<{ item: Doc<"contentItems"> }> {
  const { item, next } = await requireEvent(ctx, id, event);
  if (goesOffline(item.state, next)) {
    await takeOffline(ctx, id);
    await ctx.db.patch("contentItems", id, { publishedRevision: undefined, publishedVersionId: undefined });
  }
  await ctx.db.patch("contentItems", id, { ...values, state: next });
  await record(ctx, { action, entity: entityOf(id), changed: ["state"] });
  return { item };
}

/** Taking away a date to go public is another event than giving one. */
function eventOf(
  { publishAt: planned }: Doc<"contentItems">,
  { publishAt, unpublishAt }: NewDates,
): ContentEvent {
  if (publishAt === undefined && unpublishAt === undefined) throw invalid({ publishAt: "required" });
  return publishAt === null && planned !== undefined ? "cancelSchedule" : "schedule";
}

/** What is never to go public need not cease to be. */
function datesAfter({ state, publishAt, unpublishAt }: Doc<"contentItems">, dates: NewDates) {
  const begins = dates.publishAt === undefined ? publishAt : (dates.publishAt ?? undefined);
  const ends = dates.unpublishAt === undefined ? unpublishAt : (dates.unpublishAt ?? undefined);
  const never = begins === undefined && state !== "published" && typeof dates.unpublishAt !== "number";
  return { publishAt: begins, unpublishAt: never ? undefined : ends };
}

/** Each job names the instant it is for, and does nothing when the item has another one by then. */
async function setAlarms(
  { scheduler }: Writer,
  item: Id<"contentItems">,
  { publishAt, unpublishAt }: NewDates,
): Promise<void> {
  const { jobs } = internal.publishing;
  if (typeof publishAt === "number")
    await scheduler.runAt(publishAt, jobs.publishAt, { item, at: publishAt });
  if (typeof unpublishAt === "number")
    await scheduler.runAt(unpublishAt, jobs.unpublishAt, { item, at: unpublishAt });
}
