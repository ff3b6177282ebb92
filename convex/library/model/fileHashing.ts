"use node";

import { createSHA256, type IHasher } from "hash-wasm";
import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { ActionCtx } from "../../_generated/server";
import { bytesOf } from "./uploadChecks";

const MIB = 1024 ** 2;
/** Read at a time, which is what it takes of memory; and in one action, which lasts ten minutes at most. */
const READ = 8 * MIB;
const STEP = 512 * MIB;

/**
 * Finds out the SHA-256 of a file that is all there and whose hash nobody told, by reading it: a step of it, after
 * which the next one is scheduled, or the file's check. A step that dies is done again by the sweep.
 */
export async function hashOn(ctx: ActionCtx, id: Id<"uploads">): Promise<void> {
  const { stored, noteHash } = internal.library.uploadJobs;
  const upload: Doc<"uploads"> | null = await ctx.runQuery(stored, { upload: id });
  if (upload?.state !== "checking" || upload.sha256 !== undefined) return;
  const { hasher, from } = await hasherOf(upload);
  const end = Math.min(from + STEP, upload.size);
  let to = from;
  while (to < end) {
    const bytes = await bytesOf(ctx, id, { from: to, to: Math.min(to + READ, end) });
    if (bytes.length === 0) throw new Error("A part of the file is gone.");
    hasher.update(bytes);
    to += bytes.length;
  }
  const found =
    to === upload.size
      ? { sha256: hasher.digest("hex") }
      : { hashState: hasher.save().slice().buffer as ArrayBuffer };
  await ctx.runMutation(noteHash, { upload: id, after: upload.hashedTo ?? 0, to, ...found });
}

/** The hash so far. A state that another build of the hash wrote cannot be read: then it begins anew. */
async function hasherOf({ hashedTo, hashState }: Doc<"uploads">): Promise<{ hasher: IHasher; from: number }> {
  const hasher = await createSHA256();
  if (hashedTo === undefined || hashState === undefined) return { hasher: hasher.init(), from: 0 };
  try {
    return { hasher: hasher.load(new Uint8Array(hashState)), from: hashedTo };
  } catch {
    return { hasher: hasher.init(), from: 0 };
  }
}
