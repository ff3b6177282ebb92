import { v } from "convex/values";
import { internal } from "../_generated/api";
import { internalAction } from "../_generated/server";
import { IMPORT_PAGE } from "./rules/imports";
import type { Row } from "./model/importRows";

/** Reads an import's file and hands its rows over, page after page, from where it stands. */
export const read = internalAction({
  args: { id: v.id("enrollmentImports") },
  returns: v.null(),
  handler: async (ctx, { id }) => {
    const standing: { fileId: string; done: number } | null = await ctx.runQuery(
      internal.cohorts.jobs.importState,
      { id },
    );
    const file = standing === null ? null : await ctx.storage.get(standing.fileId);
    if (standing === null || file === null) return null;
    const rows = JSON.parse(await file.text()) as Row[];
    let from: number | null = standing.done;
    while (from !== null) {
      const page: { id: typeof id; from: number; rows: Row[] } = {
        id,
        from,
        rows: rows.slice(from, from + IMPORT_PAGE),
      };
      from = await ctx.runMutation(internal.cohorts.jobs.importPage, page);
    }
    return null;
  },
});
