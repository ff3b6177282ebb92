"use node";

import { v } from "convex/values";
import { internal } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import { type ActionCtx, internalAction } from "../_generated/server";
import type { LogEntry } from "./model/log";
import { CSV_HEADER, csvLine } from "./rules/csv";
import { PAGE_SIZE } from "./rules/exports";

/** Writes the file of an export. What stops it midway, the export's watch finds out. */
export const write = internalAction({
  args: { id: v.id("auditExports") },
  returns: v.null(),
  handler: async (ctx, { id }) => {
    const text = await collect(ctx, id);
    if (text === null) return null;
    const file = await ctx.storage.store(new Blob(text, { type: "text/csv;charset=utf-8" }));
    if (!(await ctx.runMutation(internal.audit.jobs.finish, { id, file }))) await ctx.storage.delete(file);
    return null;
  },
});

/** The file's parts, one a page; null when nobody waits for it any more. */
async function collect(ctx: ActionCtx, id: Id<"auditExports">): Promise<string[] | null> {
  const parts = [CSV_HEADER];
  let [rows, cursor]: [number, string | null] = [0, null];
  for (;;) {
    const paginationOpts: { numItems: number; cursor: string | null } = { numItems: PAGE_SIZE, cursor };
    const found: { page: LogEntry[]; isDone: boolean; continueCursor: string } | null = await ctx.runQuery(
      internal.audit.jobs.page,
      { id, paginationOpts },
    );
    if (found === null) return null;
    parts.push(found.page.map((entry) => csvLine(cellsOf(entry))).join(""));
    rows += found.page.length;
    cursor = found.continueCursor;
    const waited: boolean = await ctx.runMutation(internal.audit.jobs.report, {
      id,
      rows,
      storing: found.isDone,
    });
    if (!waited) return null;
    if (found.isDone) return parts;
  }
}

function cellsOf({ person, impersonator, ...entry }: LogEntry) {
  return { ...entry, actorName: person?.name ?? "", impersonatorName: impersonator?.name ?? "" };
}
