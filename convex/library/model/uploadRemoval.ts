import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { ActionCtx, MutationCtx, QueryCtx } from "../../_generated/server";
import { driverOf } from "../storage/chosen";

type Ctx = Pick<MutationCtx, "db" | "storage" | "scheduler">;

/** Parts removed at a time. */
const PARTS = 50;

/**
 * Removes the next parts of an upload that is on its way out, or was refused, and goes on until none is left; then the
 * row of one on its way out. What a storage elsewhere has is removed by an action. May be done again.
 */
export async function removeNext(ctx: Ctx, id: Id<"uploads">): Promise<void> {
  const upload = await ctx.db.get("uploads", id);
  if (upload === null || !isLeaving(upload)) return;
  if (driverOf(upload).callsElsewhere) {
    await ctx.scheduler.runAfter(0, internal.library.uploadJobs.removeElsewhere, { upload: id });
    return;
  }
  const parts = await nextParts(ctx, id);
  await driverOf(upload).remove(ctx, upload, parts);
  await forgetParts(
    ctx,
    id,
    parts.map(({ _id }) => _id),
  );
}

/** The same for an upload whose bytes are elsewhere. */
export async function removeElsewhere(ctx: ActionCtx, id: Id<"uploads">): Promise<void> {
  const upload: Doc<"uploads"> | null = await ctx.runQuery(internal.library.uploadJobs.stored, {
    upload: id,
  });
  if (upload === null || !isLeaving(upload)) return;
  const parts: Doc<"uploadParts">[] = await ctx.runQuery(internal.library.uploadJobs.nextParts, {
    upload: id,
  });
  await driverOf(upload).remove(ctx, upload, parts);
  await ctx.runMutation(internal.library.uploadJobs.forget, {
    upload: id,
    parts: parts.map(({ _id }) => _id),
  });
}

/** Those that are removed next. */
export function nextParts({ db }: Pick<QueryCtx, "db">, id: Id<"uploads">): Promise<Doc<"uploadParts">[]> {
  return db
    .query("uploadParts")
    .withIndex("by_upload_number", (q) => q.eq("uploadId", id))
    .take(PARTS);
}

/** Notes that what is stored of some parts is gone, and sees to the rest. */
export async function forgetParts(
  ctx: Ctx,
  id: Id<"uploads">,
  parts: readonly Id<"uploadParts">[],
): Promise<void> {
  for (const part of parts)
    if ((await ctx.db.get("uploadParts", part)) !== null) await ctx.db.delete("uploadParts", part);
  if (parts.length === PARTS)
    return void (await ctx.scheduler.runAfter(0, internal.library.uploadJobs.remove, { upload: id }));
  const upload = await ctx.db.get("uploads", id);
  if (upload?.state === "removing") await ctx.db.delete("uploads", id);
}

function isLeaving({ state }: Doc<"uploads">): boolean {
  return state === "removing" || state === "refused";
}
