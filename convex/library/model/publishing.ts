import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import type { Action } from "../../audit/rules/actions";
import { type Doer, recordIn } from "../../cohorts/model/doer";
import { recordingsChanged } from "../../progress/model/measures";
import { failure } from "../../shared/errors";
import { decideRecording, type RecordingEffect, type RecordingEvent } from "../rules/recordingLife";
import { requireOwnRecording, requireRecording } from "./access";
import { captionsOf } from "./captions";
import { tell } from "./changes";
import type { Writer } from "./recordingContexts";

const DEEDS = {
  publish: "recordings.published",
  unpublish: "recordings.unpublished",
  expire: "recordings.expired",
  keepLonger: "recordings.kept",
  clear: "recordings.cleared",
} as const satisfies Record<RecordingEvent, Action>;

/**
 * Opens a recording to its cohort and tells its people, once, however often it is published.
 * @throws `conflict` where there is nothing to see yet, or it cannot be published any more
 */
export async function publish(ctx: Writer, id: Id<"recordings">): Promise<void> {
  const { recording } = await requireOwnRecording(ctx, id);
  if (recording.state === "published") return;
  if (recording.uploadId === undefined && recording.manifestUrl === undefined)
    throw failure("conflict", "There is no video yet. Upload it first.");
  if (recording.state === "expired")
    throw failure("conflict", "Its last day has passed. Choose a later one first.");
  await advance(ctx, recording, "publish", { publishedAt: recording.publishedAt ?? Date.now() });
  await ctx.scheduler.runAfter(0, internal.library.jobs.tellPublished, { recording: id, cursor: null });
}

/** Takes a recording back from its cohort. Doing it again changes nothing. */
export async function unpublish(ctx: Writer, id: Id<"recordings">): Promise<void> {
  const { recording } = await requireOwnRecording(ctx, id);
  if (recording.state === "published") await advance(ctx, recording, "unpublish");
}

/** After its last day was moved: a hidden recording whose day is yet to come is a draft again. */
export async function keepLonger(ctx: Doer, id: Id<"recordings">): Promise<void> {
  const recording = await requireRecording(ctx, id);
  if (recording.state !== "expired") return;
  if (recording.hideAt === undefined || recording.hideAt > Date.now())
    await advance(ctx, recording, "keepLonger");
}

/** Does what an event makes of a recording, with all that follows. @throws `conflict` where it cannot happen */
export async function advance(
  ctx: Doer,
  recording: Doc<"recordings">,
  event: RecordingEvent,
  fields: Partial<Doc<"recordings">> = {},
): Promise<void> {
  const step = decideRecording(recording.state, event);
  if (step === null) throw failure("conflict", "This cannot be done with this recording any more.");
  await ctx.db.patch("recordings", recording._id, { state: step.next, ...fields });
  const entity = { table: "recordings" as const, id: recording._id };
  await recordIn(ctx, recording.organizationId, { action: DEEDS[event], entity });
  await follow(ctx, recording, step.effect);
}

async function follow(
  ctx: Doer,
  recording: Doc<"recordings">,
  effect: RecordingEffect | null,
): Promise<void> {
  if (effect !== "opened" && effect !== "closed") return;
  await tellOfTranscripts(ctx, recording, effect === "opened" ? "came" : "went");
  await ctx.scheduler.runAfter(0, internal.library.jobs.carryToCues, {
    recording: recording._id,
    cursor: null,
  });
  await recordingsChanged(ctx, recording.cohortId);
}

/** Tells who reads along of all transcripts of a recording. */
export async function tellOfTranscripts(
  ctx: Pick<MutationCtx, "db">,
  { _id, organizationId, cohortId }: Doc<"recordings">,
  change: "came" | "went",
): Promise<void> {
  for (const { _id: subjectId, cues } of await captionsOf(ctx, _id))
    if (cues > 0) await tell(ctx, { organizationId, cohortId, subject: "transcript", subjectId, change });
}
