import { internal } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { record } from "../../audit/model/entries";
import { recordingsChanged } from "../../progress/model/measures";
import { requireOwnRecording } from "./access";
import { tellOfTranscripts } from "./publishing";
import type { Writer } from "./recordingContexts";
import { removeContents } from "./retaining";

/** Rows removed in one transaction. */
const BATCH = 200;

/** Removes a recording for good, with its file, pictures, captions and what people watched of it. */
export async function removeRecording(ctx: Writer, id: Id<"recordings">): Promise<void> {
  const { recording } = await requireOwnRecording(ctx, id);
  if (recording.state === "published") await tellOfTranscripts(ctx, recording, "went");
  await removeContents(ctx, recording);
  await ctx.db.delete("recordings", id);
  await ctx.scheduler.runAfter(0, internal.library.jobs.removeWatches, { recording: id });
  await record(ctx, { action: "recordings.removed", entity: { table: "recordings", id } });
  if (recording.state === "published") await recordingsChanged(ctx, recording.cohortId);
}

/** Removes some of what people watched of a recording that is gone. @returns whether there is more */
export async function removeWatchesNext(
  { db }: Pick<MutationCtx, "db">,
  recording: Id<"recordings">,
): Promise<boolean> {
  const rows = await db
    .query("watches")
    .withIndex("by_recording_person", (q) => q.eq("recordingId", recording))
    .take(BATCH);
  for (const { _id } of rows) await db.delete("watches", _id);
  return rows.length === BATCH;
}

/** Removes some cues: those of a batch that was replaced, or, with null, of captions that are gone. @returns whether there is more */
export async function removeCuesNext(
  { db }: Pick<MutationCtx, "db">,
  captions: Id<"captions">,
  batch: number | null,
): Promise<boolean> {
  const rows = await db
    .query("captionCues")
    .withIndex("by_caption_batch_from", (q) => {
      const own = q.eq("captionId", captions);
      return batch === null ? own : own.eq("batch", batch);
    })
    .take(BATCH);
  for (const { _id } of rows) await db.delete("captionCues", _id);
  return rows.length === BATCH;
}
