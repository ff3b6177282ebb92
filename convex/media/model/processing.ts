import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { MINUTE, SECOND } from "../../shared/time";
import { FILE_TYPES, type FileType } from "../rules/fileTypes";
import { MEDIA_PROBLEMS, type MediaProblem, VARIANT_FORMATS } from "../rules/statuses";
import { removeFile } from "./uploads";
import { addUsage } from "./usage";

/** How long an attempt is believed to be at work. The largest pictures take some tens of seconds. */
const LEASE = 3 * MINUTE;
/** After the first failure; doubled with each that follows. */
const FIRST_WAIT = 5 * SECOND;
const MAX_ATTEMPTS = 5;
const BATCH = 50;

/** What an attempt works on. */
export const taskValidator = v.object({
  attempt: v.number(),
  file: v.id("_storage"),
  fileName: v.string(),
  declared: v.string(),
});

const fileTypeValidator = literals(...(Object.keys(FILE_TYPES) as FileType[]));
const savedFile = { bytes: v.number(), storageId: v.id("_storage") };

/** What became of an upload. `storageId` null: the upload itself is the file that is served. */
export const takenValidator = v.object({
  contentType: fileTypeValidator,
  original: v.union(v.object(savedFile), v.null()),
  variants: v.array(
    v.object({ format: literals(...VARIANT_FORMATS), width: v.number(), height: v.number(), ...savedFile }),
  ),
  width: v.optional(v.number()),
  height: v.optional(v.number()),
});
export type Taken = Infer<typeof takenValidator>;
export const problemValidator = literals(...MEDIA_PROBLEMS);

type Ctx = Pick<MutationCtx, "db" | "storage" | "scheduler">;
type JobId = Id<"mediaJobs">;

/** Begins an attempt and removes what one that died left. Null where there is nothing to do. */
export async function claimJob(
  ctx: Ctx,
  id: JobId,
  now: number,
): Promise<Infer<typeof taskValidator> | null> {
  const job = await ctx.db.get("mediaJobs", id);
  if (job?.dueAt === undefined || job.dueAt > now) return null;
  for (const file of job.made) await removeFile(ctx, file);
  if (job.attempts >= MAX_ATTEMPTS) {
    await giveUp(ctx, job);
    return null;
  }
  const attempt = job.attempts + 1;
  await ctx.db.patch("mediaJobs", id, { attempts: attempt, dueAt: now + LEASE, made: [] });
  const stored = await ctx.db.system.get(job.uploadId);
  return { attempt, file: job.uploadId, fileName: job.fileName, declared: stored?.contentType ?? "" };
}

/** Notes a file that an attempt has stored, so that it is not left behind. False: the attempt has lost its job. */
export async function noteMade(ctx: Ctx, id: JobId, attempt: number, file: Id<"_storage">): Promise<boolean> {
  const job = await ctx.db.get("mediaJobs", id);
  if (job === null || job.attempts !== attempt || job.dueAt === undefined) {
    await removeFile(ctx, file);
    return false;
  }
  await ctx.db.patch("mediaJobs", id, { made: [...job.made, file] });
  return true;
}

/** Gives an asset what was made of its upload; the files it had before are removed. */
export async function takeMade(ctx: Ctx, id: JobId, attempt: number, taken: Taken): Promise<void> {
  const held = await heldJob(ctx, id, attempt);
  if (held === null) return;
  const { job, asset } = held;
  const { contentType, original, variants, width, height } = taken;
  if (asset.storageId !== undefined && FILE_TYPES[contentType] !== asset.kind)
    return refuseUpload(ctx, id, attempt, "kind");
  const served = original?.storageId ?? job.uploadId;
  const stored = await ctx.db.system.get(served);
  const before = filesOf(asset);
  await ctx.db.patch("mediaAssets", asset._id, {
    ...{ state: "ready", problem: undefined, edition: asset.edition + 1 },
    ...{ contentType, kind: FILE_TYPES[contentType], variants, width, height },
    ...{ storageId: served, bytes: original?.bytes ?? job.bytes, sha256: stored?.sha256 ?? "" },
  });
  await ctx.db.delete("mediaJobs", id);
  if (original !== null) await removeFile(ctx, job.uploadId);
  for (const file of before) await removeFile(ctx, file);
  const now = (await ctx.db.get("mediaAssets", asset._id))!;
  await addUsage(ctx, job.organizationId, bytesOf(now) - bytesOf(asset) - job.bytes);
}

/** Notes that an upload cannot be taken, and removes it. */
export async function refuseUpload(
  ctx: Ctx,
  id: JobId,
  attempt: number,
  problem: MediaProblem,
): Promise<void> {
  const held = await heldJob(ctx, id, attempt);
  if (held === null) return;
  for (const file of [held.job.uploadId, ...held.job.made]) await removeFile(ctx, file);
  await ctx.db.delete("mediaJobs", id);
  await addUsage(ctx, held.job.organizationId, -held.job.bytes);
  await fail(ctx, held.asset, problem);
}

/** Notes that an attempt failed for a reason that is not the file's: it is made again some time later. */
export async function postpone(ctx: Ctx, id: JobId, attempt: number, now: number): Promise<void> {
  const job = await ctx.db.get("mediaJobs", id);
  if (job === null || job.attempts !== attempt || job.dueAt === undefined) return;
  const wait = FIRST_WAIT * 2 ** (attempt - 1);
  await ctx.db.patch("mediaJobs", id, { dueAt: now + wait });
  await ctx.scheduler.runAfter(wait, internal.media.processing.process, { job: id });
}

/** Has attempts made whose time has come: also of jobs that died with their machine. */
export async function wakeDue(ctx: Ctx, now: number): Promise<number> {
  const due = await ctx.db
    .query("mediaJobs")
    .withIndex("by_due", (q) => q.gt("dueAt", 0).lte("dueAt", now))
    .take(BATCH);
  for (const { _id: job } of due) await ctx.scheduler.runAfter(0, internal.media.processing.process, { job });
  return due.length;
}

/** All files of an asset. */
export function filesOf({ storageId, variants }: Doc<"mediaAssets">): Id<"_storage">[] {
  return [...(storageId === undefined ? [] : [storageId]), ...variants.map((variant) => variant.storageId)];
}

/** Bytes that an asset's files take. */
export function bytesOf({ storageId, bytes, variants }: Doc<"mediaAssets">): number {
  return variants.reduce((sum, variant) => sum + variant.bytes, storageId === undefined ? 0 : bytes);
}

async function heldJob(ctx: Ctx, id: JobId, attempt: number) {
  const job = await ctx.db.get("mediaJobs", id);
  if (job === null || job.attempts !== attempt || job.dueAt === undefined) return null;
  const asset = await ctx.db.get("mediaAssets", job.assetId);
  return asset === null ? null : { job, asset };
}

/** The upload stays, so that it can be tried again by hand. */
async function giveUp(ctx: Ctx, job: Doc<"mediaJobs">): Promise<void> {
  await ctx.db.patch("mediaJobs", job._id, { dueAt: undefined, made: [] });
  const asset = await ctx.db.get("mediaAssets", job.assetId);
  if (asset !== null) await fail(ctx, asset, "processing");
}

async function fail({ db }: Ctx, asset: Doc<"mediaAssets">, problem: MediaProblem): Promise<void> {
  await db.patch("mediaAssets", asset._id, {
    problem,
    state: asset.storageId === undefined ? "failed" : "ready",
  });
}
