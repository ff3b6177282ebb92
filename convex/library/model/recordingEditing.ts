import { type ObjectType, v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import { record } from "../../audit/model/entries";
import { requireTeaching } from "../../cohorts/model/access";
import { requireEvent } from "../../events/model/events";
import { recordingsChanged } from "../../progress/model/measures";
import { dateAt } from "../../shared/civilTime";
import { failure, type FieldErrors, invalid } from "../../shared/errors";
import { chaptersProblem, tidyChapters } from "../rules/chapters";
import { placeBetween } from "../rules/places";
import { manifestProblem, titleProblem, tidyTitle, MAX_TEXT } from "../rules/recordingChecks";
import { retentionMoments, retentionProblem } from "../rules/retention";
import { subjectOf } from "../rules/subjects";
import { chapterValidator } from "../schema";
import { requireOwnRecording } from "./access";
import { keepLonger } from "./publishing";
import type { Writer } from "./recordingContexts";
import { MAX_RECORDINGS, recordingsIn } from "./recordingLists";
import { dropUpload, takeUpload } from "./uploads";

export type NewRecording = {
  cohort: Id<"cohorts">;
  event: Id<"events"> | null;
  upload: Id<"uploads"> | null;
  manifestUrl: string | null;
  title: string;
};

/**
 * Makes a recording of a cohort, a draft, the last of its list. Its file may come later.
 * @throws `invalid` by field, `notFound`, `forbidden`; `conflict` where a cohort has as many as it can
 */
export async function addRecording(ctx: Writer, fields: NewRecording): Promise<Id<"recordings">> {
  const cohort = await requireTeaching(ctx, fields.cohort);
  const title = tidyTitle(fields.title);
  const problems = { ...titleProblem(title), ...manifestProblem(fields.manifestUrl) };
  if (Object.keys(problems).length > 0) throw invalid(problems);
  const existing = await recordingsIn(ctx, cohort._id);
  if (existing.length >= MAX_RECORDINGS)
    throw failure("conflict", "This cohort has as many recordings as there can be.");
  await checkEvent(ctx, cohort._id, fields.event);
  const { organizationId, _id: cohortId } = cohort;
  const id = await ctx.db.insert("recordings", {
    ...{ organizationId, cohortId, state: "draft", title, description: "" },
    ...(fields.event !== null && { eventId: fields.event }),
    ...(fields.manifestUrl !== null && { manifestUrl: fields.manifestUrl }),
    ...{ thumbnails: [], chapters: [], createdBy: ctx.person._id },
    order: placeBetween(existing.at(-1)?.order, undefined) ?? 0,
  });
  if (fields.upload !== null) await attach(ctx, id, fields.upload);
  await record(ctx, { action: "recordings.added", entity: { table: "recordings", id } });
  return id;
}

/** Gives a recording another file; the one before goes. @throws `invalid` for what is no finished file of the caller's */
export async function replaceFile(
  ctx: Writer,
  { recording: id, upload }: { recording: Id<"recordings">; upload: Id<"uploads"> },
): Promise<void> {
  const { recording } = await requireOwnRecording(ctx, id);
  if (recording.state === "removed")
    throw failure("conflict", "This recording's time is over. Add a new one.");
  await attach(ctx, id, upload);
  await ctx.db.patch("recordings", id, {
    manifestUrl: undefined,
    durationSeconds: undefined,
    width: undefined,
    height: undefined,
  });
  if (recording.uploadId !== undefined) await dropUpload(ctx, recording.uploadId);
  const entity = { table: "recordings" as const, id };
  await record(ctx, { action: "recordings.fileReplaced", entity, changed: ["uploadId"] });
  if (recording.state === "published") await recordingsChanged(ctx, recording.cohortId);
}

async function attach(ctx: Writer, id: Id<"recordings">, upload: Id<"uploads">): Promise<void> {
  await takeUpload(ctx, { upload, purpose: "recording", usedBy: subjectOf("recordings", id) });
  await ctx.db.patch("recordings", id, { uploadId: upload });
}

/** What may be said of a recording; what is left out stays. Null takes away. */
export const descriptionFields = {
  title: v.optional(v.string()),
  description: v.optional(v.string()),
  event: v.optional(v.union(v.id("events"), v.null())),
  manifestUrl: v.optional(v.string()),
  chapters: v.optional(v.array(chapterValidator)),
  consentNotice: v.optional(v.union(v.string(), v.null())),
  retainUntil: v.optional(v.union(v.string(), v.null())),
  durationSeconds: v.optional(v.number()),
  width: v.optional(v.number()),
  height: v.optional(v.number()),
};
export type Description = ObjectType<typeof descriptionFields>;
type Fields = Partial<Doc<"recordings">>;

/** Says what a recording is. @throws `invalid` by field */
export async function describeRecording(
  ctx: Writer,
  id: Id<"recordings">,
  given: Description,
): Promise<void> {
  const { recording, cohort } = await requireOwnRecording(ctx, id);
  if (given.event !== undefined) await checkEvent(ctx, cohort._id, given.event);
  const today = dateAt(Date.now(), cohort.timeZone);
  const problems = problemsOf(given, recording, today);
  if (Object.keys(problems).length > 0) throw invalid(problems);
  const next: Fields = { ...plainFields(given), ...retentionFields(given.retainUntil, cohort.timeZone) };
  const changed = (Object.keys(next) as (keyof Fields)[]).filter((key) => !same(next[key], recording[key]));
  if (changed.length === 0) return;
  await ctx.db.patch("recordings", id, next);
  const entity = { table: "recordings" as const, id };
  await record(ctx, { action: "recordings.described", entity, changed });
  if (changed.includes("retainUntil")) await keepLonger(ctx, id);
  if (changed.includes("durationSeconds") && recording.state === "published")
    await recordingsChanged(ctx, recording.cohortId);
}

function problemsOf(given: Description, recording: Doc<"recordings">, today: string): FieldErrors {
  const duration = given.durationSeconds ?? recording.durationSeconds;
  const chapters = given.chapters === undefined ? null : chaptersProblem(given.chapters, duration);
  const retained = typeof given.retainUntil === "string" ? retentionProblem(given.retainUntil, today) : null;
  const wrongNumber = [given.durationSeconds, given.width, given.height].some(
    (number) => number !== undefined && !(Number.isFinite(number) && number > 0),
  );
  return {
    ...(given.title !== undefined && titleProblem(tidyTitle(given.title))),
    ...(given.manifestUrl !== undefined && manifestProblem(given.manifestUrl)),
    ...((given.description?.length ?? 0) > MAX_TEXT && { description: "tooLong" }),
    ...((given.consentNotice?.length ?? 0) > MAX_TEXT && { consentNotice: "tooLong" }),
    ...(chapters !== null && { chapters }),
    ...(retained !== null && { retainUntil: retained }),
    ...(wrongNumber && { file: "upload" }),
  };
}

function plainFields(given: Description): Fields {
  const { title, event, chapters, description, consentNotice, manifestUrl } = given;
  const { durationSeconds, width, height } = given;
  return {
    ...(title !== undefined && { title: tidyTitle(title) }),
    ...(description !== undefined && { description: description.trim() }),
    ...(event !== undefined && { eventId: event ?? undefined }),
    ...(manifestUrl !== undefined && { manifestUrl }),
    ...(chapters !== undefined && { chapters: tidyChapters(chapters) }),
    ...(consentNotice !== undefined && { consentNotice: consentNotice?.trim() || undefined }),
    ...(durationSeconds !== undefined && { durationSeconds }),
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
  };
}

function retentionFields(retainUntil: string | null | undefined, timeZone: string): Fields {
  if (retainUntil === undefined) return {};
  const none = { retainUntil: undefined, warnAt: undefined, hideAt: undefined, removeAt: undefined };
  return retainUntil === null ? none : { retainUntil, ...retentionMoments(retainUntil, timeZone) };
}

async function checkEvent(
  ctx: Writer,
  cohort: Id<"cohorts">,
  event: Id<"events"> | null | undefined,
): Promise<void> {
  if (event === null || event === undefined) return;
  const { cohortId } = await requireEvent(ctx, event);
  if (cohortId !== cohort) throw invalid({ event: "notOffered" });
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
