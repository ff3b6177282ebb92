import type { PaginationOptions } from "convex/server";
import { type Infer, v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import type { Member } from "../../access/entrance";
import { failure } from "../../shared/errors";
import { captionsPath } from "../rules/recordingPaths";
import { type Reader, requireWatchable } from "./access";

/** Languages that one recording has captions in. */
export const MAX_CAPTIONS = 20;

/** Captions as a player offers them. */
export const trackValidator = v.object({
  id: v.id("captions"),
  /** BCP 47. */
  locale: v.string(),
  label: v.string(),
  edition: v.number(),
  /** Where they are as a WebVTT file. */
  path: v.string(),
  cues: v.number(),
  /** Whether a file is being taken in; what was there before stays until it is. */
  isWriting: v.boolean(),
});

/** A caption; moments are seconds. */
export const cueValidator = v.object({
  id: v.id("captionCues"),
  from: v.number(),
  to: v.number(),
  /** WebVTT cue text and settings. */
  payload: v.string(),
  settings: v.string(),
  speaker: v.union(v.string(), v.null()),
  /** Without tags. */
  text: v.string(),
});
export type CueFacts = Infer<typeof cueValidator>;

/** The captions of a recording; bounded by `MAX_CAPTIONS`. */
export function captionsOf({ db }: Reader, recording: Id<"recordings">): Promise<Doc<"captions">[]> {
  return db
    .query("captions")
    .withIndex("by_recording_locale", (q) => q.eq("recordingId", recording))
    .take(MAX_CAPTIONS);
}

/** The captions of a recording in a language, or null. */
export function captionsIn(
  { db }: Reader,
  recording: Id<"recordings">,
  locale: string,
): Promise<Doc<"captions"> | null> {
  return db
    .query("captions")
    .withIndex("by_recording_locale", (q) => q.eq("recordingId", recording).eq("locale", locale))
    .unique();
}

/** @throws `notFound` */
export async function requireCaptions({ db }: Reader, id: Id<"captions">): Promise<Doc<"captions">> {
  const captions = await db.get("captions", id);
  if (captions === null) throw failure("notFound", "There are no such captions here.");
  return captions;
}

/** Captions of a recording that the caller may watch. @throws `notFound` */
export async function openCaptions(
  ctx: Reader & Pick<Member, "person" | "organization">,
  id: Id<"captions">,
): Promise<Doc<"captions">> {
  const captions = await requireCaptions(ctx, id);
  await requireWatchable(ctx, captions.recordingId);
  return captions;
}

/** A page of the present cues of captions, in order. */
export async function cuesPage(
  { db }: Reader,
  { _id, batch }: Doc<"captions">,
  paginationOpts: PaginationOptions,
) {
  const found = await db
    .query("captionCues")
    .withIndex("by_caption_batch_from", (q) => q.eq("captionId", _id).eq("batch", batch))
    .paginate(paginationOpts);
  return { ...found, page: found.page.map(cueFacts) };
}

export function trackFacts({
  _id: id,
  locale,
  label,
  edition,
  cues,
  isWriting,
}: Doc<"captions">): Infer<typeof trackValidator> {
  return { id, locale, label, edition, path: captionsPath(id, edition), cues, isWriting };
}

function cueFacts(row: Doc<"captionCues">): CueFacts {
  const { _id: id, from, to, payload, settings, speaker = null, text } = row;
  return { id, from, to, payload, settings, speaker, text };
}
