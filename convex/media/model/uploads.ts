import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { record } from "../../audit/model/entries";
import { failure, invalid } from "../../shared/errors";
import { declaredKind } from "../rules/fileTypes";
import { fits, isFresh, MAX_BYTES } from "../rules/limits";
import { nameOfFile } from "../rules/names";
import { CENTRE } from "../rules/pictures";
import { assetFor } from "./assets";
import type { Place, WithFiles } from "./contexts";
import { folderIn } from "./folders";
import { addUsage, usedBytes } from "./usage";

/**
 * Where a browser sends a file of so many bytes; good for an hour.
 * @throws `invalid` for a file that is empty, too large, or does not fit beside what is kept
 */
export async function startUpload(ctx: Place & Pick<MutationCtx, "storage">, bytes: number): Promise<string> {
  const problem = await sizeProblem(ctx, bytes);
  if (problem !== null) throw invalid({ file: problem });
  return ctx.storage.generateUploadUrl();
}

export type FinishedUpload = {
  file: Id<"_storage">;
  fileName: string;
  folder: Id<"mediaFolders"> | null;
  /** The asset that gets the file in the place of the one it has; null for a new one. */
  replaces: Id<"mediaAssets"> | null;
};

/**
 * Takes an uploaded file in: as a new asset, or as the next edition of one. What it is and whether it can be taken
 * is found out by a job; a file whose upload lied about its size is removed at once.
 * @throws `notFound`, or `invalid` where no such file was uploaded just now
 */
export async function finishUpload(ctx: WithFiles, upload: FinishedUpload): Promise<FinishedOutcome> {
  const stored = await ctx.db.system.get(upload.file);
  if (stored === null || !isFresh(stored._creationTime, Date.now()) || (await isKnown(ctx, upload.file)))
    throw invalid({ file: "upload" });
  const problem = await sizeProblem(ctx, stored.size);
  if (problem !== null) {
    await ctx.storage.delete(upload.file);
    return { problem };
  }
  const asset =
    upload.replaces === null ? await addAsset(ctx, upload, stored) : await replaced(ctx, upload.replaces);
  await addJob(ctx, asset, upload, stored.size);
  return { asset };
}
export type FinishedOutcome = { asset: Id<"mediaAssets"> } | { problem: string };

/** Tries once more what was given up. @throws `notFound`, or `conflict` where there is nothing to try */
export async function retryUpload(ctx: WithFiles, id: Id<"mediaAssets">): Promise<void> {
  const asset = await assetFor(ctx, id);
  const job = await jobOf(ctx, id);
  if (job === null || job.dueAt !== undefined) throw failure("conflict", "There is nothing to try again.");
  await ctx.db.patch("mediaJobs", job._id, { attempts: 0, dueAt: Date.now() });
  await ctx.db.patch("mediaAssets", id, {
    problem: undefined,
    ...(asset.state === "failed" && { state: "processing" }),
  });
  await ctx.scheduler.runAfter(0, internal.media.processing.process, { job: job._id });
}

/** Takes back the upload under way for an asset, with all that was made of it. */
export async function dropJob(
  ctx: Pick<MutationCtx, "db" | "storage">,
  asset: Id<"mediaAssets">,
): Promise<void> {
  const job = await jobOf(ctx, asset);
  if (job === null) return;
  for (const file of [job.uploadId, ...job.made]) await removeFile(ctx, file);
  await addUsage(ctx, job.organizationId, -job.bytes);
  await ctx.db.delete("mediaJobs", job._id);
}

/** Removes a file that may be gone already. */
export async function removeFile(
  { db, storage }: Pick<MutationCtx, "db" | "storage">,
  file: Id<"_storage">,
): Promise<void> {
  if ((await db.system.get(file)) !== null) await storage.delete(file);
}

type Stored = { size: number; sha256: string; contentType?: string };

async function addAsset(ctx: WithFiles, upload: FinishedUpload, stored: Stored): Promise<Id<"mediaAssets">> {
  const { db, organization, person } = ctx;
  const { fileName, folder } = upload;
  if (folder !== null) await folderIn(ctx, folder);
  const contentType = stored.contentType ?? "application/octet-stream";
  const id = await db.insert("mediaAssets", {
    organizationId: organization._id,
    ...(folder !== null && { folderId: folder }),
    name: nameOfFile(fileName) || "–",
    kind: declaredKind(contentType),
    state: "processing",
    contentType,
    bytes: stored.size,
    sha256: stored.sha256,
    variants: [],
    alt: {},
    focalPoint: CENTRE,
    edition: 0,
    createdBy: person._id,
  });
  await record(ctx, { action: "mediaAssets.uploaded", entity: { table: "mediaAssets", id } });
  return id;
}

async function replaced(ctx: WithFiles, id: Id<"mediaAssets">): Promise<Id<"mediaAssets">> {
  const asset = await assetFor(ctx, id);
  await dropJob(ctx, id);
  await ctx.db.patch("mediaAssets", id, {
    problem: undefined,
    ...(asset.state === "failed" && { state: "processing" }),
  });
  await record(ctx, {
    action: "mediaAssets.replaced",
    entity: { table: "mediaAssets", id },
    changed: ["file"],
  });
  return id;
}

async function addJob(
  { db, organization, scheduler }: WithFiles,
  assetId: Id<"mediaAssets">,
  { file: uploadId, fileName }: FinishedUpload,
  bytes: number,
): Promise<void> {
  const organizationId = organization._id;
  await addUsage({ db }, organizationId, bytes);
  const due = { attempts: 0, dueAt: Date.now(), made: [] };
  const job = await db.insert("mediaJobs", { organizationId, assetId, uploadId, fileName, bytes, ...due });
  await scheduler.runAfter(0, internal.media.processing.process, { job });
}

async function sizeProblem(ctx: Place, bytes: number): Promise<string | null> {
  if (!(bytes > 0)) return "fileEmpty";
  if (bytes > MAX_BYTES) return "fileTooLarge";
  return fits(await usedBytes(ctx, ctx.organization._id), bytes) ? null : "mediaFull";
}

function jobOf({ db }: Pick<MutationCtx, "db">, asset: Id<"mediaAssets">): Promise<Doc<"mediaJobs"> | null> {
  return db
    .query("mediaJobs")
    .withIndex("by_asset", (q) => q.eq("assetId", asset))
    .unique();
}

/** Whether an upload was finished before: nobody may make another asset of the same file. */
async function isKnown({ db }: Pick<MutationCtx, "db">, file: Id<"_storage">): Promise<boolean> {
  const job = await db
    .query("mediaJobs")
    .withIndex("by_upload", (q) => q.eq("uploadId", file))
    .first();
  const asset = await db
    .query("mediaAssets")
    .withIndex("by_file", (q) => q.eq("storageId", file))
    .first();
  return job !== null || asset !== null;
}
