import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { checkServerSecret } from "../../access/serverSecret";
import { failure } from "../../shared/errors";
import { MAX_PART_BYTES, MAX_PARTS } from "../rules/limits";
import { UPLOAD_STATES } from "../rules/statuses";
import { arrivalOf, expiryIn, partTypeOf } from "../rules/uploadLife";
import { driverOf } from "../storage/chosen";
import { type PartTarget, partTargetValidator } from "../storage/driver";
import { ownUpload, type Uploader } from "./uploads";

type Ctx = Uploader & Pick<MutationCtx, "db" | "storage" | "scheduler">;

/** Where a part stands, and as which one it is sent. */
export const comingValidator = v.object({ number: v.number(), offset: v.number(), size: v.number() });
type Coming = Infer<typeof comingValidator>;

export const arrivedValidator = v.object({
  offset: v.number(),
  size: v.number(),
  /** Hex. */
  sha256: v.string(),
  /** The hash of the whole file, hex, with its last part: from the web server, where it took every byte itself. */
  whole: v.optional(v.object({ sha256: v.string(), secret: v.string() })),
  storageId: v.optional(v.id("_storage")),
  tag: v.optional(v.string()),
  /** A part that comes later, whose target is wanted with the answer. */
  ahead: v.optional(comingValidator),
});
type Arrived = Infer<typeof arrivedValidator>;

export const standValidator = v.object({
  offset: v.number(),
  state: literals(...UPLOAD_STATES),
  expiresAt: v.number(),
  /** Where the part that was asked for goes; none where that is no part that can come. */
  ahead: v.optional(partTargetValidator),
});
export type Stand = Infer<typeof standValidator>;

/**
 * Where the bytes of a part are sent.
 * @throws `notFound`, `conflict` for a part that the upload does not wait for
 */
export async function targetFor(ctx: Ctx, id: Id<"uploads">, part: Coming): Promise<PartTarget> {
  const upload = await ownUpload(ctx, id);
  if (!mayCome(upload, part)) throw elsewhere();
  if (part.number >= MAX_PARTS) throw failure("conflict", "The file came in too many small pieces.");
  return driverOf(upload).partTarget(ctx, upload, part);
}

function mayCome(upload: Doc<"uploads">, { offset, size }: Coming): boolean {
  const fits = size > 0 && size <= MAX_PART_BYTES && offset + size <= upload.size;
  return upload.state === "receiving" && offset >= upload.offset && fits;
}

/** How many parts of an upload have come. */
export async function partCount({ db }: Pick<QueryCtx, "db">, uploadId: Id<"uploads">): Promise<number> {
  const last = await db
    .query("uploadParts")
    .withIndex("by_upload_number", (q) => q.eq("uploadId", uploadId))
    .order("desc")
    .first();
  return last === null ? 0 : last.number + 1;
}

/**
 * Notes a part that its storage has, and moves the upload's offset past it. The same part again does no harm. After
 * the last one the file is looked at. Tells as well where a later part goes, if that is asked.
 * @throws `notFound`; `forbidden` where another than the web server tells the whole file's hash; `conflict` for one that stands elsewhere than where the upload goes on, or is not what is stored
 */
export async function receivePart(ctx: Ctx, id: Id<"uploads">, part: Arrived): Promise<Stand> {
  if (part.whole !== undefined) await checkServerSecret(part.whole.secret);
  const upload = await ownUpload(ctx, id);
  const known = await ctx.db
    .query("uploadParts")
    .withIndex("by_upload_offset", (q) => q.eq("uploadId", id).eq("offset", part.offset))
    .unique();
  const arrival = arrivalOf(upload, part, known);
  if (arrival === "already") {
    await forgetFiles(ctx, id, [part.storageId]);
    return withAhead(ctx, id, standOf(upload), part.ahead);
  }
  if (arrival !== "take" || !(await isStored(ctx, upload, part))) throw elsewhere();
  return withAhead(ctx, id, await take(ctx, upload, part), part.ahead);
}

/** Removes files that were stored for an upload and became none of its parts; leaves every other file alone. */
export async function forgetFiles(
  ctx: Pick<Ctx, "db" | "storage">,
  upload: Id<"uploads">,
  files: readonly (Id<"_storage"> | undefined)[],
): Promise<void> {
  for (const file of files)
    if (file !== undefined && (await isSpare(ctx, upload, file))) await ctx.storage.delete(file);
}

const standOf = ({ offset, state, expiresAt }: Stand): Stand => ({ offset, state, expiresAt });

/** One call for what would be two: an upload has as many parts as it has times 8 MiB. */
async function withAhead(
  ctx: Ctx,
  id: Id<"uploads">,
  stand: Stand,
  ahead: Coming | undefined,
): Promise<Stand> {
  const upload = ahead === undefined ? null : await ctx.db.get("uploads", id);
  if (ahead === undefined || upload === null || !mayCome(upload, ahead) || ahead.number >= MAX_PARTS)
    return stand;
  return { ...stand, ahead: await driverOf(upload).partTarget(ctx, upload, ahead) };
}

async function take(ctx: Ctx, upload: Doc<"uploads">, part: Arrived): Promise<Stand> {
  const { _id: uploadId, organizationId } = upload;
  const { size, sha256, whole, storageId, tag } = part;
  const number = await partCount(ctx, uploadId);
  await ctx.db.insert("uploadParts", {
    ...{ organizationId, uploadId, number, offset: part.offset, size, sha256 },
    ...(storageId !== undefined && { storageId }),
    ...(tag !== undefined && { tag }),
  });
  const offset = upload.offset + size;
  const isLast = offset === upload.size;
  const state = isLast ? ("checking" as const) : ("receiving" as const);
  const expiresAt = expiryIn(state, Date.now());
  await ctx.db.patch("uploads", uploadId, {
    ...{ offset, state, expiresAt },
    ...(isLast && whole !== undefined && { sha256: whole.sha256 }),
  });
  if (isLast) await ctx.scheduler.runAfter(0, internal.library.uploadJobs.check, { upload: uploadId });
  return { offset, state, expiresAt };
}

/** Whether the storage bears out what is said of a part, where it can be asked. */
async function isStored(ctx: Ctx, upload: Doc<"uploads">, part: Arrived): Promise<boolean> {
  if (!HEX.test(part.sha256) || !HEX.test(part.whole?.sha256 ?? part.sha256)) return false;
  if (upload.driver !== "convex") return part.storageId === undefined && part.tag !== undefined;
  if (part.storageId === undefined || !(await isSpare(ctx, upload._id, part.storageId))) return false;
  const stored = await ctx.db.system.get(part.storageId);
  return stored !== null && stored.size === part.size && hexOf(stored.sha256) === part.sha256;
}

const HEX = /^[0-9a-f]{64}$/;

/** Whether a file was stored for this upload and is no part yet: its type is one that no other file has. */
async function isSpare(
  { db }: Pick<Ctx, "db">,
  upload: Id<"uploads">,
  file: Id<"_storage">,
): Promise<boolean> {
  const stored = await db.system.get(file);
  if (stored?.contentType !== partTypeOf(upload)) return false;
  const part = await db
    .query("uploadParts")
    .withIndex("by_file", (q) => q.eq("storageId", file))
    .first();
  return part === null;
}

/** Convex writes the hashes of its files in base64. */
function hexOf(base64: string): string {
  return [...atob(base64)].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, "0")).join("");
}

function elsewhere() {
  return failure("conflict", "The upload goes on elsewhere.");
}
