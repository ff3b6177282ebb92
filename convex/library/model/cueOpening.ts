import { internal } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";

/** Cues written in one transaction. */
const PAGE = 500;

/** Carries to a page of a recording's cues whether it is published, and goes on with the next. */
export async function carryToCuesPage(
  ctx: Pick<MutationCtx, "db" | "scheduler">,
  id: Id<"recordings">,
  cursor: string | null,
): Promise<void> {
  const isOpen = (await ctx.db.get("recordings", id))?.state === "published";
  const found = await ctx.db
    .query("captionCues")
    .withIndex("by_recording", (q) => q.eq("recordingId", id))
    .paginate({ cursor, numItems: PAGE });
  for (const cue of found.page)
    if (cue.isOpen !== isOpen) await ctx.db.patch("captionCues", cue._id, { isOpen });
  if (!found.isDone)
    await ctx.scheduler.runAfter(0, internal.library.jobs.carryToCues, {
      recording: id,
      cursor: found.continueCursor,
    });
}
