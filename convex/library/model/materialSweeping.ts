import { internal } from "../../_generated/api";
import type { Doc } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { record } from "../../audit/model/entries";
import { dropUpload } from "./uploads";

type Ctx = Pick<MutationCtx, "db" | "scheduler" | "storage">;

/** Rows removed in one transaction. */
const BATCH = 100;

/** Removes some of what is overdue in the trash: files, what is known of who opened them, and the material at last. */
export async function emptyTrash(ctx: Ctx, now: number): Promise<void> {
  const overdue = await ctx.db
    .query("materials")
    .withIndex("by_state_remove", (q) => q.eq("state", "removed").lte("removeAt", now))
    .first();
  if (overdue === null) return;
  const removed = (await removeVersions(ctx, overdue)) + (await removeOpenings(ctx, overdue));
  if (removed === 0) {
    await ctx.db.delete("materials", overdue._id);
    const { _id: id, organizationId } = overdue;
    const entity = { table: "materials" as const, id };
    await record({ db: ctx.db }, { action: "materials.swept", entity, organizationId }, "system");
  }
  await ctx.scheduler.runAfter(0, internal.library.materialJobs.sweep, {});
}

async function removeVersions(ctx: Ctx, { _id }: Doc<"materials">): Promise<number> {
  const rows = await ctx.db
    .query("materialVersions")
    .withIndex("by_material_number", (q) => q.eq("materialId", _id))
    .take(BATCH);
  for (const row of rows) {
    await dropUpload(ctx, row.uploadId);
    await ctx.db.delete("materialVersions", row._id);
  }
  return rows.length;
}

async function removeOpenings({ db }: Ctx, { _id }: Doc<"materials">): Promise<number> {
  const rows = await db
    .query("downloads")
    .withIndex("by_subject_at", (q) => q.eq("subject", `materials:${_id}`))
    .take(BATCH);
  for (const row of rows) await db.delete("downloads", row._id);
  return rows.length;
}
