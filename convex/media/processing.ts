"use node";

import { v } from "convex/values";
import { internal } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import { type ActionCtx, internalAction } from "../_generated/server";
import type { Taken } from "./model/processing";
import type { Made } from "./pictures/prepared";
import { prepare } from "./pictures/preparing";
import type { FileType } from "./rules/fileTypes";

/** Makes of an upload what its asset shows: looks at its bytes, cleans it, and makes a picture's sizes. */
export const process = internalAction({
  args: { job: v.id("mediaJobs") },
  returns: v.null(),
  handler: async (ctx, { job }): Promise<null> => {
    const task = await ctx.runMutation(internal.media.jobs.claim, { job });
    if (task === null) return null;
    const attempt = { job, attempt: task.attempt };
    try {
      await attemptWith(ctx, attempt, task);
    } catch (error) {
      await ctx.runMutation(internal.media.jobs.postpone, attempt);
      console.error("A file of the media library could not be processed.", error);
    }
    return null;
  },
});

type Attempt = { job: Id<"mediaJobs">; attempt: number };
type Task = { file: Id<"_storage">; fileName: string; declared: string };

async function attemptWith(ctx: ActionCtx, attempt: Attempt, { file, ...said }: Task): Promise<void> {
  const blob = await ctx.storage.get(file);
  if (blob === null) throw new Error("The upload is gone.");
  const prepared = await prepare(blob, said);
  if ("problem" in prepared) {
    await ctx.runMutation(internal.media.jobs.refuse, { ...attempt, problem: prepared.problem });
    return;
  }
  const { type, original, variants, ...size } = prepared;
  const taken: Taken = { contentType: type, original: null, variants: [], ...size };
  if (original !== null) {
    const stored = await store(ctx, attempt, type, original);
    if (stored === null) return;
    taken.original = stored;
  }
  for await (const { bytes, ...variant } of variants) {
    const stored = await store(ctx, attempt, `image/${variant.format}`, bytes);
    if (stored === null) return;
    taken.variants.push({ ...variant, ...stored });
  }
  await ctx.runMutation(internal.media.jobs.take, { ...attempt, taken });
}

/** Null once another attempt has the job. */
async function store(
  ctx: ActionCtx,
  attempt: Attempt,
  type: FileType,
  bytes: Made,
): Promise<{ bytes: number; storageId: Id<"_storage"> } | null> {
  const storageId = await ctx.storage.store(new Blob([bytes], { type }));
  const held = await ctx.runMutation(internal.media.jobs.made, { ...attempt, file: storageId });
  return held ? { bytes: bytes.byteLength, storageId } : null;
}
