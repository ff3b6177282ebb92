import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { type ImportProblem, MAX_ENTRIES, MAX_STALLS, READING_LEASE } from "../rules/imports";
import { wasMade } from "./importEntries";
import type { ReadEntry } from "./importEntryShape";
import { waitForAnswer } from "./imports";

type Ctx = Pick<MutationCtx, "db" | "scheduler" | "storage">;

/** Which file is to be read, and from where on; null when that is over. */
export async function standing(
  { db }: Pick<QueryCtx, "db">,
  id: Id<"contentImports">,
): Promise<Standing | null> {
  const row = await db.get("contentImports", id);
  if (row?.state !== "reading" || row.fileId === undefined) return null;
  const { fileId, fileName, format, readTo } = row;
  return { fileId, fileName, format, readTo };
}
export type Standing = Pick<Doc<"contentImports">, "fileName" | "format" | "readTo"> & {
  fileId: Id<"_storage">;
};

export type Part = { from: number; next: number | null; entries: ReadEntry[] };

/**
 * Keeps a part of a file that begins where the last one ended; another part changes nothing, so that what was read
 * before a crash is not kept twice. @returns where to go on, or null when that is over
 */
export async function keepPart(ctx: Ctx, id: Id<"contentImports">, part: Part): Promise<number | null> {
  const row = await ctx.db.get("contentImports", id);
  if (row?.state !== "reading") return null;
  if (row.readTo !== part.from) return row.readTo;
  const counts = await keepEntries(ctx, row, part.entries);
  const leaseUntil = Date.now() + READING_LEASE;
  await ctx.db.patch("contentImports", id, { counts, readTo: part.next ?? part.from, leaseUntil, stalls: 0 });
  const total = counts.waiting + counts.already + counts.refused;
  if (total > MAX_ENTRIES) return giveUp(ctx, id, "tooMany");
  if (part.next !== null) return part.next;
  if (total === 0) return giveUp(ctx, id, "empty");
  await removeFile(ctx, row);
  await waitForAnswer(ctx, id);
  return null;
}

/** Gives a file up that cannot be read. */
export async function giveUp(ctx: Ctx, id: Id<"contentImports">, problem: ImportProblem): Promise<null> {
  const row = await ctx.db.get("contentImports", id);
  if (row?.state !== "reading") return null;
  await removeFile(ctx, row);
  await ctx.db.patch("contentImports", id, { state: "failed", problem });
  await ctx.scheduler.runAfter(0, internal.publishing.importJobs.removeEntries, { id });
  return null;
}

/** Takes a file up again whose reader fell silent; gives it up after some times. */
export async function watchReading(ctx: Ctx, id: Id<"contentImports">): Promise<void> {
  const row = await ctx.db.get("contentImports", id);
  if (row?.state !== "reading") return;
  const now = Date.now();
  if (row.leaseUntil <= now) {
    if (row.stalls >= MAX_STALLS) {
      await giveUp(ctx, id, "stalled");
      return;
    }
    await ctx.db.patch("contentImports", id, { leaseUntil: now + READING_LEASE, stalls: row.stalls + 1 });
    await ctx.scheduler.runAfter(0, internal.publishing.importFile.read, { id });
  }
  await ctx.scheduler.runAfter(READING_LEASE, internal.publishing.importJobs.watch, { id });
}

type Counts = Doc<"contentImports">["counts"];

async function keepEntries(ctx: Ctx, row: Doc<"contentImports">, entries: ReadEntry[]): Promise<Counts> {
  const { organizationId, _id: importId } = row;
  const counts = { ...row.counts };
  for (const { body, ...entry } of entries) {
    const already = await wasMade(ctx, organizationId, entry.sourceKey);
    const state = already ? "already" : body === null ? "refused" : "waiting";
    const number = counts.waiting + counts.already + counts.refused + 1;
    const kept = state === "waiting" && body !== null ? { body } : {};
    await ctx.db.insert("contentImportEntries", {
      organizationId,
      importId,
      number,
      state,
      ...entry,
      ...kept,
    });
    counts[state] += 1;
  }
  return counts;
}

/** What is in the file may be nobody else's business: it goes as soon as it is read. */
async function removeFile({ db, storage }: Ctx, { _id, fileId }: Doc<"contentImports">): Promise<void> {
  await db.patch("contentImports", _id, { fileId: undefined });
  if (fileId !== undefined && (await db.system.get(fileId)) !== null) await storage.delete(fileId);
}
