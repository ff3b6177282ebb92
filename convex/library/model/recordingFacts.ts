import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import { thumbnailPath } from "../rules/recordingPaths";
import { RECORDING_STATES } from "../rules/statuses";
import { chapterValidator } from "../schema";
import type { Reader } from "./access";
import { captionsOf, trackFacts, trackValidator } from "./captions";

const sessionValidator = v.union(
  v.object({ id: v.id("events"), title: v.string(), startsAt: v.number() }),
  v.null(),
);

/** A recording as its staff sees it. Moments are milliseconds since 1970, lengths seconds. */
export const recordingValidator = v.object({
  id: v.id("recordings"),
  cohort: v.id("cohorts"),
  session: sessionValidator,
  state: literals(...RECORDING_STATES),
  title: v.string(),
  /** Markdown. */
  description: v.string(),
  file: v.union(
    v.object({
      upload: v.id("uploads"),
      fileName: v.string(),
      contentType: v.string(),
      /** Bytes. */
      size: v.number(),
    }),
    v.null(),
  ),
  /** Of an HLS manifest elsewhere, instead of a file. */
  manifestUrl: v.union(v.string(), v.null()),
  durationSeconds: v.union(v.number(), v.null()),
  width: v.union(v.number(), v.null()),
  height: v.union(v.number(), v.null()),
  thumbnails: v.array(v.object({ file: v.id("_storage"), path: v.string(), isChosen: v.boolean() })),
  chapters: v.array(chapterValidator),
  captions: v.array(trackValidator),
  publishedAt: v.union(v.number(), v.null()),
  consentNotice: v.union(v.string(), v.null()),
  /** Civil date in the cohort's zone, and what follows from it. */
  retainUntil: v.union(v.string(), v.null()),
  hideAt: v.union(v.number(), v.null()),
  removeAt: v.union(v.number(), v.null()),
});
export type RecordingFacts = Infer<typeof recordingValidator>;

/** A recording as a line of a list for who may watch it. */
export const ownRecordingValidator = v.object({
  id: v.id("recordings"),
  title: v.string(),
  session: sessionValidator,
  durationSeconds: v.union(v.number(), v.null()),
  publishedAt: v.number(),
  /** Path of its picture. */
  thumbnail: v.union(v.string(), v.null()),
  /** Where the viewer stopped, in seconds, and the share they have watched, 0 to 1. */
  position: v.number(),
  share: v.number(),
});
export type OwnRecording = Infer<typeof ownRecordingValidator>;

/** A recording as its player needs it. */
export const openedValidator = v.object({
  ...ownRecordingValidator.fields,
  cohort: v.id("cohorts"),
  /** Markdown. */
  description: v.string(),
  /** Without one, its file is asked for by `files.open`. */
  manifestUrl: v.union(v.string(), v.null()),
  hasFile: v.boolean(),
  width: v.union(v.number(), v.null()),
  height: v.union(v.number(), v.null()),
  chapters: v.array(chapterValidator),
  captions: v.array(trackValidator),
  /** To be read before it is watched. */
  consentNotice: v.union(v.string(), v.null()),
});
export type OpenedRecording = Infer<typeof openedValidator>;

export async function recordingFacts(ctx: Reader, row: Doc<"recordings">): Promise<RecordingFacts> {
  const { _id: id, cohortId: cohort, state, title, description, chapters } = row;
  const { manifestUrl = null, durationSeconds = null, width = null, height = null } = row;
  const { publishedAt = null, consentNotice = null, retainUntil = null } = row;
  const { hideAt = null, removeAt = null } = row;
  return {
    ...{ id, cohort, state, title, description, manifestUrl, durationSeconds, width, height, chapters },
    ...{ publishedAt, consentNotice, retainUntil, hideAt, removeAt },
    session: await sessionOf(ctx, row.eventId),
    file: await fileOf(ctx, row.uploadId),
    thumbnails: row.thumbnails.map((file) => ({
      file,
      path: thumbnailPath(id, file),
      isChosen: file === row.thumbnail,
    })),
    captions: (await captionsOf(ctx, id)).map(trackFacts),
  };
}

/** A recording for somebody who may watch it, with how far they are. */
export async function ownFacts(
  ctx: Reader,
  row: Doc<"recordings">,
  watch: { position: number; share: number },
): Promise<OwnRecording> {
  const { _id: id, title, durationSeconds = null, publishedAt, _creationTime } = row;
  return {
    ...{ id, title, durationSeconds, publishedAt: publishedAt ?? _creationTime },
    session: await sessionOf(ctx, row.eventId),
    thumbnail: row.thumbnail === undefined ? null : thumbnailPath(id, row.thumbnail),
    ...watch,
  };
}

async function sessionOf({ db }: Reader, eventId: Id<"events"> | undefined) {
  const event = eventId === undefined ? null : await db.get("events", eventId);
  return event === null ? null : { id: event._id, title: event.title, startsAt: event.startsAt };
}

async function fileOf({ db }: Reader, uploadId: Id<"uploads"> | undefined): Promise<RecordingFacts["file"]> {
  const upload = uploadId === undefined ? null : await db.get("uploads", uploadId);
  if (upload === null) return null;
  const { _id, fileName, contentType = upload.declaredType, size } = upload;
  return { upload: _id, fileName, contentType, size };
}
