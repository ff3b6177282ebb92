import { v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import type { Member } from "../../access/entrance";
import { watchChanged } from "../../progress/model/measures";
import { invalid } from "../../shared/errors";
import {
  playableSeconds,
  secondsOf,
  shareOf,
  type Stretch,
  watchedWith,
  within,
} from "../rules/watchedStretches";
import { stretchValidator } from "../schema";
import { type Reader, requireWatchable } from "./access";
import { limitReports } from "./watchLimits";

/** How far somebody is with a recording: where they stopped, in seconds, the share they watched, and which parts. */
export const watchValidator = v.object({
  position: v.number(),
  share: v.number(),
  stretches: v.array(stretchValidator),
});

/** More stretches than a player can have played between two reports. */
const MAX_REPORTED = 100;
/** No recording is longer; counts where its length is not known yet. */
const LONGEST_SECONDS = 24 * 3_600;

/** What somebody has watched of a recording, or null. */
export function watchOf(
  { db }: Reader,
  recording: Id<"recordings">,
  person: Id<"persons">,
): Promise<Doc<"watches"> | null> {
  return db
    .query("watches")
    .withIndex("by_recording_person", (q) => q.eq("recordingId", recording).eq("personId", person))
    .unique();
}

/** How far somebody is with a recording. */
export async function progressIn(
  ctx: Reader,
  { _id, durationSeconds }: Doc<"recordings">,
  person: Id<"persons">,
): Promise<{ position: number; share: number }> {
  const watch = await watchOf(ctx, _id, person);
  if (watch === null) return { position: 0, share: 0 };
  return { position: watch.position, share: shareOf(watch.seconds, durationSeconds ?? 0) };
}

export type Report = {
  recording: Id<"recordings">;
  /** What was played since the last report. */
  stretches: readonly Stretch[];
  /** Where the player stands, in seconds. */
  position: number;
};
type Ctx = Pick<MutationCtx, "db" | "runQuery" | "runMutation"> & Pick<Member, "person" | "organization">;

/**
 * Takes what a player says was played. It counts as far as it can be true: within the recording, and no faster than
 * players play; who is at another place only has their place remembered.
 * @throws `notFound` for who may not watch it; `rateLimited`; `invalid` for more than a player has to say
 */
export async function reportWatching(
  ctx: Ctx,
  { recording: id, stretches, position }: Report,
): Promise<void> {
  if (stretches.length > MAX_REPORTED) throw invalid({ stretches: "tooManyItems" });
  const { recording } = await requireWatchable(ctx, id);
  await limitReports(ctx, `${ctx.person._id} ${id}`);
  const now = Date.now();
  const known = await watchOf(ctx, id, ctx.person._id);
  const length = recording.durationSeconds ?? LONGEST_SECONDS;
  const playable = playableSeconds(known === null ? 0 : now - known.watchedAt);
  const watched = watchedWith(known?.stretches ?? [], within(stretches, length), playable);
  const place = Number.isFinite(position) ? Math.min(Math.max(0, position), length) : 0;
  const next = { stretches: watched, seconds: secondsOf(watched), position: place, watchedAt: now };
  if (known !== null) await ctx.db.patch("watches", known._id, next);
  else await ctx.db.insert("watches", { ...whose(recording), personId: ctx.person._id, ...next });
  if (next.seconds !== (known?.seconds ?? 0))
    await watchChanged(ctx, { cohortId: recording.cohortId, personId: ctx.person._id });
}

function whose({ _id: recordingId, organizationId, cohortId }: Doc<"recordings">) {
  return { organizationId, cohortId, recordingId };
}
