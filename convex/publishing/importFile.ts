import { v } from "convex/values";
import { internal } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import { type ActionCtx, internalAction } from "../_generated/server";
import type { Standing } from "./model/importReading";
import { openSource, type Source } from "./model/importSources";

/** Parts that one run reads; the next run goes on from there, so that no run comes near its limit of time. */
const PARTS_A_RUN = 20;

type Part = Awaited<ReturnType<Source["read"]>>;

/** Reads a file part by part from where it stands, and hands over what it holds. */
export const read = internalAction({
  args: { id: v.id("contentImports") },
  returns: v.null(),
  handler: async (ctx, { id }): Promise<null> => {
    const standing: Standing | null = await ctx.runQuery(internal.publishing.importJobs.standing, { id });
    if (standing === null) return null;
    const source = await orGiveUp(ctx, id, async () => {
      const file = await ctx.storage.get(standing.fileId);
      if (file === null) throw new Error("The file is gone.");
      return openSource(standing.format, standing.fileName, file);
    });
    const next = source === null ? null : await readParts(ctx, id, source, standing.readTo);
    if (next !== null) await ctx.scheduler.runAfter(0, internal.publishing.importFile.read, { id });
    return null;
  },
});

async function readParts(
  ctx: Pick<ActionCtx, "runMutation">,
  id: Id<"contentImports">,
  source: Source,
  from: number,
): Promise<number | null> {
  let at: number | null = from;
  for (let part = 0; part < PARTS_A_RUN && at !== null; part += 1) {
    const place: number = at;
    const read: Part | null = await orGiveUp(ctx, id, () => source.read(place));
    if (read === null) return null;
    at = await ctx.runMutation(internal.publishing.importJobs.keep, { id, from: at, ...read });
  }
  return at;
}

/** What the file gives; null where it cannot be read, which is the file's fault, and noted. */
async function orGiveUp<Read>(
  ctx: Pick<ActionCtx, "runMutation">,
  id: Id<"contentImports">,
  read: () => Promise<Read>,
): Promise<Read | null> {
  try {
    return await read();
  } catch (error) {
    console.warn("A file could not be taken in:", error);
    await ctx.runMutation(internal.publishing.importJobs.fail, { id, problem: "unreadable" });
    return null;
  }
}
