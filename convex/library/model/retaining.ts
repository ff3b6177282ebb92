import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { internal } from "../../_generated/api";
import { captionsOf } from "./captions";
import { advance } from "./publishing";
import { removeThumbnails } from "./thumbnails";
import { tellExpiring } from "./recordingNotices";
import { dropUpload } from "./uploads";

type Ctx = Pick<MutationCtx, "db" | "scheduler" | "storage">;

/** Recordings that are seen to in one transaction. */
const PAGE = 20;
const LIVING = ["draft", "published"] as const;

/** Warns the staff of recordings that will be hidden soon, each once. @returns whether there are more */
export async function warnDue(ctx: Ctx, now: number): Promise<boolean> {
  const due = await dueIn(LIVING, (state) =>
    ctx.db
      .query("recordings")
      .withIndex("by_state_warn", (q) => q.eq("state", state).gt("warnAt", 0).lte("warnAt", now))
      .take(PAGE),
  );
  for (const recording of due) {
    await ctx.db.patch("recordings", recording._id, { warnAt: undefined });
    await tellExpiring(ctx, recording);
  }
  return due.length >= PAGE;
}

/** Hides recordings whose last day is over. @returns whether there are more */
export async function hideDue(ctx: Ctx, now: number): Promise<boolean> {
  const due = await dueIn(LIVING, (state) =>
    ctx.db
      .query("recordings")
      .withIndex("by_state_hide", (q) => q.eq("state", state).gt("hideAt", 0).lte("hideAt", now))
      .take(PAGE),
  );
  for (const recording of due) await advance(ctx, recording, "expire", { warnAt: undefined });
  return due.length >= PAGE;
}

/** Removes the bytes, pictures and words of recordings that were hidden for long enough. @returns whether there are more */
export async function clearDue(ctx: Ctx, now: number): Promise<boolean> {
  const due = await dueIn(["expired"], (state) =>
    ctx.db
      .query("recordings")
      .withIndex("by_state_remove", (q) => q.eq("state", state).gt("removeAt", 0).lte("removeAt", now))
      .take(PAGE),
  );
  for (const recording of due) {
    await removeContents(ctx, recording);
    const gone = { uploadId: undefined, manifestUrl: undefined, thumbnails: [], thumbnail: undefined };
    await advance(ctx, recording, "clear", gone);
  }
  return due.length >= PAGE;
}

/** Removes what a recording consists of: its file, its pictures, its captions with their cues. */
export async function removeContents(ctx: Ctx, recording: Doc<"recordings">): Promise<void> {
  if (recording.uploadId !== undefined) await dropUpload(ctx, recording.uploadId);
  await removeThumbnails(ctx, recording);
  for (const { _id } of await captionsOf(ctx, recording._id)) await removeWords(ctx, _id);
}

async function removeWords(ctx: Ctx, captions: Id<"captions">): Promise<void> {
  await ctx.db.delete("captions", captions);
  await ctx.scheduler.runAfter(0, internal.library.jobs.removeCues, { captions, batch: null });
}

async function dueIn<State extends Doc<"recordings">["state"]>(
  states: readonly State[],
  find: (state: State) => Promise<Doc<"recordings">[]>,
): Promise<Doc<"recordings">[]> {
  return (await Promise.all(states.map(find))).flat();
}
