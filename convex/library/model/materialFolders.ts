import { type Infer, v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { record } from "../../audit/model/entries";
import { requireTeaching } from "../../cohorts/model/access";
import { nameProblem, tidyName } from "../../media/rules/names";
import { failure, invalid } from "../../shared/errors";
import { depthOf, heightOf, isTaken, lineOf } from "../rules/folderTree";
import { MAX_MATERIAL_DEPTH, MAX_MATERIAL_FOLDERS } from "../rules/materialLimits";
import type { MaterialReader, MaterialWriter } from "./materialContexts";

export const materialFolderValidator = v.object({
  id: v.id("materialFolders"),
  parent: v.union(v.id("materialFolders"), v.null()),
  name: v.string(),
});
export type MaterialFolder = Infer<typeof materialFolderValidator>;

type Reader = Pick<QueryCtx, "db">;
type FolderId = Id<"materialFolders">;
type Within = { name: string; parent: FolderId | null };

/** All folders of a cohort, by name: it has at most `MAX_MATERIAL_FOLDERS`. */
export async function foldersOf({ db }: Reader, cohortId: Id<"cohorts">): Promise<MaterialFolder[]> {
  const rows = await db
    .query("materialFolders")
    .withIndex("by_cohort_parent_name", (q) => q.eq("cohortId", cohortId))
    .take(MAX_MATERIAL_FOLDERS);
  return rows
    .map(({ _id: id, parentId: parent = null, name }) => ({ id, parent, name }))
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** A folder of a cohort. @throws `notFound` */
export async function folderIn(
  { db }: Reader,
  cohortId: Id<"cohorts">,
  id: FolderId,
): Promise<Doc<"materialFolders">> {
  const folder = await db.get("materialFolders", id);
  if (folder?.cohortId !== cohortId) throw failure("notFound", "There is no such folder here.");
  return folder;
}

/**
 * Makes a folder, at the top or in another.
 * @throws `notFound`, `forbidden`; `invalid` for a name that is taken there, one too many, or too deep
 */
export async function createFolder(
  ctx: MaterialWriter,
  cohort: Id<"cohorts">,
  { name: entered, parent }: Within,
): Promise<FolderId> {
  const { _id: cohortId, organizationId } = await requireTeaching(ctx, cohort);
  if (parent !== null) await folderIn(ctx, cohortId, parent);
  const folders = await foldersOf(ctx, cohortId);
  if (folders.length >= MAX_MATERIAL_FOLDERS) throw invalid({ name: "tooManyMaterialFolders" });
  if (depthOf(folders, parent) >= MAX_MATERIAL_DEPTH) throw invalid({ parent: "materialFolderTooDeep" });
  const name = freeName(folders, { name: entered, parent });
  const row = { organizationId, cohortId, name, ...(parent !== null && { parentId: parent }) };
  const id = await ctx.db.insert("materialFolders", row);
  const entity = { table: "materialFolders" as const, id };
  await record(ctx, { action: "materialFolders.created", entity, changed: ["name"] });
  return id;
}

/** @throws `notFound`, `forbidden`; `invalid` for a name that is taken there */
export async function renameFolder(ctx: MaterialWriter, id: FolderId, entered: string): Promise<void> {
  const { cohortId, parentId: parent = null } = await ownFolder(ctx, id);
  const name = freeName(await foldersOf(ctx, cohortId), { name: entered, parent }, id);
  await ctx.db.patch("materialFolders", id, { name });
  const entity = { table: "materialFolders" as const, id };
  await record(ctx, { action: "materialFolders.renamed", entity, changed: ["name"] });
}

/**
 * Puts a folder with all that is in it into another, or to the top.
 * @throws `notFound`, `forbidden`; `invalid` where it would lie within itself, too deep, or beside one of its name
 */
export async function moveFolder(ctx: MaterialWriter, id: FolderId, parent: FolderId | null): Promise<void> {
  const { cohortId, name } = await ownFolder(ctx, id);
  if (parent !== null) await folderIn(ctx, cohortId, parent);
  const folders = await foldersOf(ctx, cohortId);
  if (lineOf(folders, parent).some((folder) => folder.id === id))
    throw invalid({ parent: "materialFolderWithin" });
  if (depthOf(folders, parent) + heightOf(folders, id) > MAX_MATERIAL_DEPTH)
    throw invalid({ parent: "materialFolderTooDeep" });
  if (isTaken(folders, name, parent, id)) throw invalid({ parent: "materialFolderTaken" });
  await ctx.db.patch("materialFolders", id, { parentId: parent ?? undefined });
  const entity = { table: "materialFolders" as const, id };
  await record(ctx, { action: "materialFolders.moved", entity, changed: ["parentId"] });
}

/** @throws `notFound`, `forbidden`; `conflict` while something lies in it */
export async function removeFolder(ctx: MaterialWriter, id: FolderId): Promise<void> {
  const { cohortId } = await ownFolder(ctx, id);
  const folders = await foldersOf(ctx, cohortId);
  if (folders.some(({ parent }) => parent === id) || (await holdsMaterials(ctx, cohortId, id)))
    throw failure("conflict", "Something lies in this folder. Move or remove it first.");
  await ctx.db.delete("materialFolders", id);
  const entity = { table: "materialFolders" as const, id };
  await record(ctx, { action: "materialFolders.removed", entity });
}

/** What lies in the trash does not count: it goes to the top when it comes back. */
async function holdsMaterials({ db }: Reader, cohortId: Id<"cohorts">, id: FolderId): Promise<boolean> {
  for (const state of ["draft", "published"] as const) {
    const found = await db
      .query("materials")
      .withIndex("by_cohort_folder_state_order", (q) =>
        q.eq("cohortId", cohortId).eq("folderId", id).eq("state", state),
      )
      .first();
    if (found !== null) return true;
  }
  return false;
}

async function ownFolder(ctx: MaterialReader, id: FolderId): Promise<Doc<"materialFolders">> {
  const folder = await ctx.db.get("materialFolders", id);
  if (folder === null) throw failure("notFound", "There is no such folder here.");
  await requireTeaching(ctx, folder.cohortId);
  return folder;
}

function freeName(folders: readonly MaterialFolder[], { name: entered, parent }: Within, self?: FolderId) {
  const name = tidyName(entered);
  const problem = nameProblem(name);
  if (problem !== null) throw invalid({ name: problem });
  if (isTaken(folders, name, parent, self)) throw invalid({ name: "materialFolderTaken" });
  return name;
}
