import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { ActionCtx, MutationCtx, QueryCtx } from "../../_generated/server";
import { FILE_PROBLEMS, judgeFile, SNIFFED_BYTES } from "../rules/fileTypes";
import { expiryIn, mayBecome } from "../rules/uploadLife";
import { driverOf } from "../storage/chosen";
import { type ReadTarget, readTargetValidator, type Stretch } from "../storage/driver";
import { addUsage } from "./usage";

type Reader = Pick<QueryCtx, "db" | "storage">;

/** Whole parts, or addresses at which their bytes are. */
export const sourcesValidator = v.union(
  v.object({ files: v.array(v.object({ storageId: v.id("_storage"), offset: v.number() })) }),
  v.object({ targets: v.array(readTargetValidator) }),
);
type Sources = Infer<typeof sourcesValidator>;

export const outcomeValidator = v.union(
  v.object({ contentType: v.string() }),
  v.object({ problem: literals(...FILE_PROBLEMS) }),
);

/** Many small parts say no more about a file than these. */
const MAX_LOOKED_AT = 100;

/**
 * Looks at a file of which all bytes are there: puts it together where its storage wants that, and finds out what it is
 * by its first and last bytes. May be done again.
 */
export async function checkUpload(ctx: ActionCtx, id: Id<"uploads">): Promise<void> {
  const upload: Doc<"uploads"> | null = await ctx.runQuery(internal.library.uploadJobs.stored, {
    upload: id,
  });
  if (upload?.state !== "checking") return;
  if (driverOf(upload).callsElsewhere) await putTogether(ctx, upload);
  const { size } = upload;
  const head = await bytesOf(ctx, id, { from: 0, to: Math.min(SNIFFED_BYTES, size) });
  const tail = await bytesOf(ctx, id, { from: Math.max(0, size - SNIFFED_BYTES), to: size });
  const outcome = judgeFile(upload.purpose, { head, tail, name: upload.fileName });
  // Its hash is found out first; this is done again then.
  if ("contentType" in outcome && upload.sha256 === undefined)
    await ctx.scheduler.runAfter(0, internal.library.hashing.goOn, { upload: id });
  else await ctx.runMutation(internal.library.uploadJobs.settle, { upload: id, outcome });
}

async function putTogether(ctx: ActionCtx, upload: Doc<"uploads">): Promise<void> {
  const { stored, parts, place } = internal.library.uploadJobs;
  const driver = driverOf(upload);
  const one = { upload: upload._id };
  const finished = await driver.finish(upload, await ctx.runQuery(parts, one));
  if (finished !== undefined) await ctx.runMutation(place, { ...one, place: finished });
  const whole: Doc<"uploads"> | null = await ctx.runQuery(stored, one);
  if (whole !== null && driver.needsKey?.(whole) === true && driver.renewKey !== undefined)
    await ctx.runMutation(place, { ...one, place: await driver.renewKey(whole) });
}

/** Where a stretch of an upload can be read: by an action, which may call elsewhere. */
export async function sourcesOf(ctx: Reader, id: Id<"uploads">, stretch: Stretch): Promise<Sources> {
  const upload = await ctx.db.get("uploads", id);
  const parts = await partsOver(ctx, id, stretch);
  if (upload === null) return { files: [] };
  if (driverOf(upload).callsElsewhere)
    return { targets: (await driverOf(upload).readTargets(ctx, upload, parts, stretch)) ?? [] };
  const files = parts.flatMap(({ storageId, offset }) =>
    storageId === undefined ? [] : [{ storageId, offset }],
  );
  return { files };
}

/** Notes what a file is. One that is not taken gives its bytes back; that it was refused can be read for a day. */
export async function settleUpload(
  ctx: Pick<MutationCtx, "db" | "scheduler">,
  id: Id<"uploads">,
  outcome: Infer<typeof outcomeValidator>,
): Promise<void> {
  const upload = await ctx.db.get("uploads", id);
  const state = "problem" in outcome ? ("refused" as const) : ("ready" as const);
  if (upload === null || !mayBecome(upload.state, state)) return;
  await ctx.db.patch("uploads", id, { ...outcome, state, expiresAt: expiryIn(state, Date.now()) });
  if (state === "ready") return;
  await addUsage(ctx, upload.organizationId, -upload.size);
  await ctx.scheduler.runAfter(0, internal.library.uploadJobs.remove, { upload: id });
}

type Found = { after: number; to: number; hashState?: ArrayBuffer; sha256?: string };

/**
 * Notes how far the hash of a file was found out, and has the next step done, or the file's check.
 * @param found what was hashed when the step began, `after`, and when it ended; others that went on meanwhile win
 */
export async function noteHash(
  ctx: Pick<MutationCtx, "db" | "scheduler">,
  id: Id<"uploads">,
  { after, to, hashState, sha256 }: Found,
): Promise<void> {
  const upload = await ctx.db.get("uploads", id);
  if (upload?.state !== "checking" || upload.sha256 !== undefined || (upload.hashedTo ?? 0) !== after) return;
  const expiresAt = expiryIn("checking", Date.now());
  const next = sha256 === undefined ? { hashState, hashedTo: to } : UNHASHED;
  await ctx.db.patch("uploads", id, { expiresAt, ...next, ...(sha256 !== undefined && { sha256 }) });
  const { uploadJobs, hashing } = internal.library;
  await ctx.scheduler.runAfter(0, sha256 === undefined ? hashing.goOn : uploadJobs.check, { upload: id });
}

const UNHASHED = { hashState: undefined, hashedTo: undefined };

async function partsOver({ db }: Reader, id: Id<"uploads">, { from, to }: Stretch) {
  const first = await db
    .query("uploadParts")
    .withIndex("by_upload_offset", (q) => q.eq("uploadId", id).lte("offset", from))
    .order("desc")
    .first();
  const rest = await db
    .query("uploadParts")
    .withIndex("by_upload_offset", (q) => q.eq("uploadId", id).gt("offset", from).lt("offset", to))
    .take(MAX_LOOKED_AT);
  return first === null ? rest : [first, ...rest];
}

/** The bytes of a stretch of a file that is all there: fewer, but in order, where it lies in very many parts. */
export async function bytesOf(ctx: ActionCtx, upload: Id<"uploads">, stretch: Stretch): Promise<Uint8Array> {
  const sources: Sources = await ctx.runQuery(internal.library.uploadJobs.sources, { upload, ...stretch });
  const pieces: Uint8Array[] = [];
  if ("targets" in sources) for (const target of sources.targets) pieces.push(await fetched(target));
  else
    for (const { storageId, offset } of sources.files) {
      const file = await ctx.storage.get(storageId);
      if (file === null) throw new Error("A part of the file is gone.");
      const piece = file.slice(Math.max(0, stretch.from - offset), Math.max(0, stretch.to - offset));
      pieces.push(new Uint8Array(await piece.arrayBuffer()));
    }
  return joined(pieces);
}

async function fetched({ url, headers }: ReadTarget): Promise<Uint8Array> {
  const answer = await fetch(url, { headers });
  if (!answer.ok) throw new Error(`The storage answered with ${answer.status}.`);
  return new Uint8Array(await answer.arrayBuffer());
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
