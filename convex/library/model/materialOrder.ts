import { mergedStream, stream } from "convex-helpers/server/stream";
import type { PaginationOptions, PaginationResult } from "convex/server";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { record } from "../../audit/model/entries";
import schema from "../../schema";
import { failure, invalid } from "../../shared/errors";
import { MAX_MATERIALS } from "../rules/materialLimits";
import { placeBetween } from "../rules/places";
import { requireMaterial } from "./materialAccess";
import type { MaterialWriter } from "./materialContexts";
import { folderIn } from "./materialFolders";

type Reader = Pick<QueryCtx, "db">;
type FolderId = Id<"materialFolders"> | null;
type Move = { material: Id<"materials">; folder: FolderId; before: Id<"materials"> | null };

/** The materials of a folder in their order, page by page, those in the trash left out. */
export function folderPage(
  ctx: Reader,
  cohortId: Id<"cohorts">,
  folder: FolderId,
  paginationOpts: PaginationOptions,
): Promise<PaginationResult<Doc<"materials">>> {
  return mergedStream(streamsOf(ctx, cohortId, folder), ["order"]).paginate(paginationOpts);
}

/** The place behind all others of a folder. @throws `invalid` where it is full */
export async function lastPlace(ctx: Reader, cohortId: Id<"cohorts">, folder: FolderId): Promise<number> {
  return placeBetween((await roomIn(ctx, cohortId, folder)).at(-1)?.order, undefined) ?? 0;
}

/**
 * Puts a material into a folder (null: the top), in front of another that lies there, or behind all.
 * @throws `notFound`, `forbidden`; `conflict` where it is in the trash, or the other lies elsewhere by now
 */
export async function moveMaterial(ctx: MaterialWriter, { material, folder, before }: Move): Promise<void> {
  const moved = await requireMaterial(ctx, material);
  if (moved.state === "removed")
    throw failure("conflict", "This material is in the trash. Restore it first.");
  if (folder !== null) await folderIn(ctx, moved.cohortId, folder);
  const others = (await roomIn(ctx, moved.cohortId, folder, material)).filter(({ _id }) => _id !== material);
  const at = before === null ? others.length : others.findIndex(({ _id }) => _id === before);
  if (at === -1) throw failure("conflict", "The order has changed meanwhile. Please try again.");
  const order = placeBetween(others[at - 1]?.order, others[at]?.order);
  if (order === null) await renumber(ctx, [...others.slice(0, at), moved, ...others.slice(at)]);
  await ctx.db.patch("materials", material, {
    folderId: folder ?? undefined,
    ...(order !== null && { order }),
  });
  const entity = { table: "materials" as const, id: material };
  await record(ctx, { action: "materials.moved", entity, changed: ["folderId", "order"] });
}

/** All materials of a folder in their order, of which there are at most `MAX_MATERIALS`. @throws `invalid` for one too many */
async function roomIn(
  ctx: Reader,
  cohortId: Id<"cohorts">,
  folder: FolderId,
  self?: Id<"materials">,
): Promise<Doc<"materials">[]> {
  const rows = await mergedStream(streamsOf(ctx, cohortId, folder), ["order"]).take(MAX_MATERIALS);
  if (rows.length >= MAX_MATERIALS && !rows.some(({ _id }) => _id === self))
    throw invalid({ folder: "tooManyMaterials" });
  return rows;
}

/** No number lies between two places any more: all get whole ones. */
async function renumber(ctx: MaterialWriter, rows: readonly Doc<"materials">[]): Promise<void> {
  for (const [at, { _id }] of rows.entries()) await ctx.db.patch("materials", _id, { order: at + 1 });
}

function streamsOf({ db }: Reader, cohortId: Id<"cohorts">, folder: FolderId) {
  const states = ["draft", "published"] as const;
  return states.map((state) =>
    stream(db, schema)
      .query("materials")
      .withIndex("by_cohort_folder_state_order", (q) =>
        q
          .eq("cohortId", cohortId)
          .eq("folderId", folder ?? undefined)
          .eq("state", state),
      ),
  );
}
