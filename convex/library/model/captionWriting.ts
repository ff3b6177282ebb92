import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { record } from "../../audit/model/entries";
import { failure, invalid } from "../../shared/errors";
import type { Cue } from "../../shared/webVtt/cues";
import { wordsOf } from "../../shared/webVtt/cueTexts";
import { readCaptions } from "../../shared/webVtt/reading";
import { cueProblem, isTooBad, MAX_CAPTIONS_BYTES, MAX_CUES, tidyPayload } from "../rules/cueEditing";
import { languageTag } from "../rules/languages";
import { requireOwnRecording, requireRecording } from "./access";
import { captionsIn, captionsOf, MAX_CAPTIONS, requireCaptions } from "./captions";
import { tell } from "./changes";
import type { Writer } from "./recordingContexts";

/** Cues whose words are read and that are written in one transaction. */
const PAGE = 250;
const MAX_LABEL = 60;

export const CAPTION_PROBLEMS = ["tooLarge", "notCaptions", "tooBad", "tooMany"] as const;

/** What became of a file of captions: taken, or why not, and the lines at which captions could not be read. */
export const takenValidator = v.object({
  captions: v.union(v.id("captions"), v.null()),
  problem: v.union(literals(...CAPTION_PROBLEMS), v.null()),
  badLines: v.array(v.number()),
});
type Taken = typeof takenValidator.type;

export type NewCaptions = { recording: Id<"recordings">; locale: string; label: string; text: string };

/** Lines that are named to people: who has more to mend looks again afterwards. */
const MAX_NAMED_LINES = 50;

/**
 * Takes a file of captions, WebVTT or SubRip, for a language. Where there are captions in it already, they are shown
 * until all of the new ones are written, page after page.
 * @throws `invalid` by field; `conflict` while others of the language are being written, or for one language too many
 */
export async function addCaptions(ctx: Writer, given: NewCaptions): Promise<Taken> {
  const { recording } = await requireOwnRecording(ctx, given.recording);
  const [locale, label] = [languageTag(given.locale), given.label.trim()];
  if (locale === null) throw invalid({ locale: "language" });
  if (label.length > MAX_LABEL) throw invalid({ label: "tooLong" });
  const { cues, badLines, problem } = readFile(given.text);
  if (problem !== null) return { captions: null, problem, badLines };
  const known = await captionsIn(ctx, recording._id, locale);
  if (known?.isWriting === true)
    throw failure("conflict", "These captions are being written still. Please wait.");
  const id = known?._id ?? (await blank(ctx, recording, locale));
  await ctx.db.patch("captions", id, { isWriting: true, ...(label !== "" && { label }) });
  await record(ctx, { action: "captions.added", entity: { table: "captions", id }, changed: ["cues"] });
  await writeFrom(ctx, id, { cues, text: given.text, from: 0 });
  return { captions: id, problem: null, badLines };
}

/** Goes on with the captions of a file, which is read anew: nothing else is kept of it. */
export async function writeMore(
  ctx: Pick<MutationCtx, "db" | "scheduler">,
  {
    captions: id,
    batch,
    text,
    from,
  }: { captions: Id<"captions">; batch: number; text: string; from: number },
): Promise<void> {
  const captions = await ctx.db.get("captions", id);
  if (captions === null || !captions.isWriting || captions.batch + 1 !== batch) return;
  await writeFrom(ctx, id, { cues: readFile(text).cues, text, from });
}

async function blank(
  ctx: Writer,
  { _id: recordingId, organizationId, cohortId }: Doc<"recordings">,
  locale: string,
): Promise<Id<"captions">> {
  if ((await captionsOf(ctx, recordingId)).length >= MAX_CAPTIONS)
    throw failure("conflict", "This recording has captions in as many languages as there can be.");
  return ctx.db.insert("captions", {
    ...{ organizationId, recordingId, cohortId, locale, label: locale },
    ...{ edition: 0, batch: 0, cues: 0, isWriting: true },
  });
}

type Rest = { cues: readonly Cue[]; text: string; from: number };

async function writeFrom(
  ctx: Pick<MutationCtx, "db" | "scheduler">,
  id: Id<"captions">,
  { cues, text, from }: Rest,
): Promise<void> {
  const captions = await requireCaptions(ctx, id);
  const batch = captions.batch + 1;
  const recording = await requireRecording(ctx, captions.recordingId);
  for (const cue of cues.slice(from, from + PAGE)) await insertCue(ctx, captions, recording, { batch, cue });
  const next = from + PAGE;
  if (next < cues.length)
    await ctx.scheduler.runAfter(0, internal.library.jobs.writeCues, {
      captions: id,
      batch,
      text,
      from: next,
    });
  else await finish(ctx, captions, recording, cues.length);
}

/** Writes one cue of captions. */
export async function insertCue(
  { db }: Pick<MutationCtx, "db">,
  { _id: captionId, organizationId, cohortId, recordingId }: Doc<"captions">,
  { state }: Doc<"recordings">,
  { batch, cue }: { batch: number; cue: Cue },
): Promise<void> {
  await db.insert("captionCues", {
    ...{ organizationId, captionId, recordingId, cohortId, batch },
    ...{ from: cue.from, to: cue.to, payload: cue.payload, settings: cue.settings },
    ...wordsOf(cue.payload),
    isOpen: state === "published",
  });
}

/** All are written: they take the place of the ones before, which a job removes. */
async function finish(
  ctx: Pick<MutationCtx, "db" | "scheduler">,
  { _id, organizationId, cohortId, edition, batch, cues: before }: Doc<"captions">,
  { state }: Doc<"recordings">,
  cues: number,
): Promise<void> {
  await ctx.db.patch("captions", _id, { edition: edition + 1, batch: batch + 1, cues, isWriting: false });
  await ctx.scheduler.runAfter(0, internal.library.jobs.removeCues, { captions: _id, batch });
  const change = before > 0 ? ("changed" as const) : ("came" as const);
  const told = { organizationId, cohortId, subject: "transcript" as const, subjectId: _id };
  if (state === "published") await tell(ctx, { ...told, change });
}

function readFile(text: string): { cues: Cue[]; badLines: number[]; problem: Taken["problem"] } {
  const nothing = { cues: [], badLines: [] };
  if (new TextEncoder().encode(text).length > MAX_CAPTIONS_BYTES) return { ...nothing, problem: "tooLarge" };
  const read = readCaptions(text);
  if (read === null) return { ...nothing, problem: "notCaptions" };
  const badLines = read.badLines.slice(0, MAX_NAMED_LINES);
  const cues = read.cues
    .map((cue) => ({ ...cue, payload: tidyPayload(cue.payload) }))
    .filter((cue) => cueProblem(cue) === null);
  if (isTooBad({ cues, badLines: read.badLines })) return { cues: [], badLines, problem: "tooBad" };
  return cues.length > MAX_CUES ? { ...nothing, problem: "tooMany" } : { cues, badLines, problem: null };
}
