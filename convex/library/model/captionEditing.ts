import { type Infer, v } from "convex/values";
import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import { record } from "../../audit/model/entries";
import { failure, invalid } from "../../shared/errors";
import type { Cue } from "../../shared/webVtt/cues";
import { wordsOf } from "../../shared/webVtt/cueTexts";
import { tidySettings } from "../../shared/webVtt/timings";
import { cueProblem, MAX_CHANGES, MAX_CUES, tidyPayload } from "../rules/cueEditing";
import { requireOwnRecording } from "./access";
import { requireCaptions } from "./captions";
import { insertCue } from "./captionWriting";
import { tell } from "./changes";
import type { Writer } from "./recordingContexts";

const cueFields = { from: v.number(), to: v.number(), payload: v.string(), settings: v.string() };

/** One change of captions. Splitting is a change and an addition, joining a change and a removal. */
export const cueChangeValidator = v.union(
  v.object({ kind: v.literal("add"), ...cueFields }),
  v.object({ kind: v.literal("change"), cue: v.id("captionCues"), ...cueFields }),
  v.object({ kind: v.literal("remove"), cue: v.id("captionCues") }),
);
type CueChange = Infer<typeof cueChangeValidator>;

export type Changes = { captions: Id<"captions">; edition: number; changes: readonly CueChange[] };

/**
 * Saves what an editor changed, all or nothing.
 * @param edition which the editor began with
 * @returns the new edition
 * @throws `conflict` where somebody saved another one meanwhile; `invalid`, its field the change's place in the list
 */
export async function saveChanges(ctx: Writer, { captions: id, edition, changes }: Changes): Promise<number> {
  const captions = await requireCaptions(ctx, id);
  const { recording } = await requireOwnRecording(ctx, captions.recordingId);
  if (captions.isWriting) throw failure("conflict", "These captions are being written still. Please wait.");
  if (captions.edition !== edition)
    throw failure(
      "conflict",
      "Somebody changed these captions meanwhile. Look at theirs, then save yours again.",
    );
  if (changes.length === 0) return edition;
  if (changes.length > MAX_CHANGES) throw invalid({ changes: "tooManyItems" });
  let cues = captions.cues;
  for (const [index, change] of changes.entries()) {
    await apply(ctx, captions, recording, change, index);
    cues += change.kind === "add" ? 1 : change.kind === "remove" ? -1 : 0;
  }
  if (cues > MAX_CUES) throw invalid({ changes: "tooManyItems" });
  await ctx.db.patch("captions", id, { edition: edition + 1, cues });
  await record(ctx, { action: "captions.changed", entity: { table: "captions", id }, changed: ["cues"] });
  await tellChange(ctx, captions, recording, cues);
  return edition + 1;
}

/** Removes captions; their cues go page after page. */
export async function removeCaptions(ctx: Writer, id: Id<"captions">): Promise<void> {
  const captions = await requireCaptions(ctx, id);
  const { recording } = await requireOwnRecording(ctx, captions.recordingId);
  await ctx.db.delete("captions", id);
  await ctx.scheduler.runAfter(0, internal.library.jobs.removeCues, { captions: id, batch: null });
  await record(ctx, { action: "captions.removed", entity: { table: "captions", id } });
  await tellChange(ctx, captions, recording, 0);
}

async function apply(
  ctx: Writer,
  captions: Doc<"captions">,
  recording: Doc<"recordings">,
  change: CueChange,
  index: number,
): Promise<void> {
  if (change.kind === "add") {
    const cue = checked(change, index);
    return insertCue(ctx, captions, recording, { batch: captions.batch, cue });
  }
  const row = await ctx.db.get("captionCues", change.cue);
  if (row?.captionId !== captions._id || row.batch !== captions.batch)
    throw failure("notFound", "There is no such caption here.");
  if (change.kind === "remove") return ctx.db.delete("captionCues", row._id);
  const cue = checked(change, index);
  await ctx.db.patch("captionCues", row._id, { ...cue, speaker: undefined, ...wordsOf(cue.payload) });
}

function checked({ from, to, payload, settings }: Cue, index: number): Cue {
  const cue = { from, to, payload: tidyPayload(payload), settings: tidySettings(settings) };
  const problem = cueProblem(cue);
  if (problem !== null) throw invalid({ [`changes.${index}`]: problem });
  return cue;
}

async function tellChange(
  ctx: Writer,
  { _id: subjectId, organizationId, cohortId, cues: before }: Doc<"captions">,
  { state }: Doc<"recordings">,
  cues: number,
): Promise<void> {
  if (state !== "published" || (before === 0 && cues === 0)) return;
  const change = cues === 0 ? "went" : before === 0 ? "came" : "changed";
  await tell(ctx, { organizationId, cohortId, subject: "transcript", subjectId, change });
}
