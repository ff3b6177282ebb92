import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { HOUR } from "../../shared/time";
import { UPLOAD_STATES } from "../rules/statuses";
import { expiryIn, PART_TYPE } from "../rules/uploadLife";
import { dropUpload } from "./uploads";

type Ctx = Pick<MutationCtx, "db" | "storage" | "scheduler">;

/** Uploads swept at a time, files looked through at a time. */
const SWEPT = 50;
const FILES = 200;

/**
 * Removes uploads whose time is over, and begins anew what has not ended: checks and removals that died.
 * @returns whether there may be more
 */
export async function sweepUploads(ctx: Ctx, now: number): Promise<boolean> {
  let full = false;
  for (const state of UPLOAD_STATES) {
    const due = await ctx.db
      .query("uploads")
      .withIndex("by_state_expiry", (q) => q.eq("state", state).lt("expiresAt", now))
      .take(SWEPT);
    for (const upload of due) await seeTo(ctx, upload, now);
    full ||= due.length === SWEPT;
  }
  return full;
}

async function seeTo(ctx: Ctx, { _id, state }: Doc<"uploads">, now: number): Promise<void> {
  if (state !== "checking" && state !== "removing") return dropUpload(ctx, _id);
  await ctx.db.patch("uploads", _id, { expiresAt: expiryIn(state, now) });
  const { check, remove } = internal.library.uploadJobs;
  await ctx.scheduler.runAfter(0, state === "checking" ? check : remove, { upload: _id });
}

/** Files are looked through when their upload's address holds no more, and for two days after. */
export const strayFrom = (now: number) => now - 48 * HOUR;
export const strayUntil = (now: number) => now - 2 * HOUR;

/**
 * Removes parts' files that no upload knows of, stored in a span of time: what was sent by a web server that died
 * before it could say so.
 * @returns where to go on; null at the end
 */
export async function removeStray(
  { db, storage }: Pick<Ctx, "db" | "storage">,
  span: { from: number; until: number },
): Promise<number | null> {
  const files = await db.system
    .query("_storage")
    .withIndex("by_creation_time", (q) => q.gt("_creationTime", span.from).lt("_creationTime", span.until))
    .take(FILES);
  for (const { _id: file, contentType } of files)
    if (contentType?.startsWith(PART_TYPE) === true && (await isStray({ db }, file)))
      await storage.delete(file);
  return files.length < FILES ? null : (files.at(-1)?._creationTime ?? null);
}

async function isStray({ db }: Pick<QueryCtx, "db">, file: Id<"_storage">): Promise<boolean> {
  const part = await db
    .query("uploadParts")
    .withIndex("by_file", (q) => q.eq("storageId", file))
    .first();
  return part === null;
}
