import { type Infer, v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import { record } from "../../audit/model/entries";
import { failure, invalid } from "../../shared/errors";
import { MAX_DEPTH, MAX_FOLDERS } from "../rules/limits";
import { nameProblem, tidyName } from "../rules/names";
import type { Place, Reader, Writer } from "./contexts";

export const folderValidator = v.object({
  id: v.id("mediaFolders"),
  parent: v.union(v.id("mediaFolders"), v.null()),
  name: v.string(),
});
type Folder = Doc<"mediaFolders">;
type FolderId = Id<"mediaFolders">;

/** All folders of the organization, in no order: it has at most `MAX_FOLDERS`. */
export async function listFolders(ctx: Place): Promise<Infer<typeof folderValidator>[]> {
  const rows = await allFolders(ctx);
  return rows.map(({ _id: id, parentId: parent = null, name }) => ({ id, parent, name }));
}

/** A folder of this organization. @throws `notFound` */
export async function folderIn({ db }: Reader, id: FolderId): Promise<Folder> {
  const folder = await db.get("mediaFolders", id);
  if (folder === null) throw failure("notFound", "There is no such folder here.");
  return folder;
}

/**
 * Makes a folder, at the top or in another.
 * @throws `invalid` for a name that is taken there, one too many, or too deep
 */
export async function createFolder(ctx: Writer, entered: string, parent: FolderId | null): Promise<FolderId> {
  const folders = await allFolders(ctx);
  if (folders.length >= MAX_FOLDERS) throw invalid({ name: "tooManyFolders" });
  if (parent !== null) await folderIn(ctx, parent);
  if (depthOf(folders, parent) >= MAX_DEPTH) throw invalid({ parent: "folderTooDeep" });
  const name = freeName(folders, entered, parent);
  const row = { organizationId: ctx.organization._id, name, ...(parent !== null && { parentId: parent }) };
  const id = await ctx.db.insert("mediaFolders", row);
  await note(ctx, "mediaFolders.created", id, ["name"]);
  return id;
}

/** @throws `notFound`; `invalid` for a name that is taken there */
export async function renameFolder(ctx: Writer, id: FolderId, entered: string): Promise<void> {
  const { parentId: parent = null } = await folderIn(ctx, id);
  const name = freeName(await allFolders(ctx), entered, parent, id);
  await ctx.db.patch("mediaFolders", id, { name });
  await note(ctx, "mediaFolders.renamed", id, ["name"]);
}

/**
 * Puts a folder with all that is in it into another, or to the top.
 * @throws `notFound`; `invalid` where it would lie within itself, too deep, or beside one of its name
 */
export async function moveFolder(ctx: Writer, id: FolderId, parent: FolderId | null): Promise<void> {
  const { name } = await folderIn(ctx, id);
  if (parent !== null) await folderIn(ctx, parent);
  const folders = await allFolders(ctx);
  if (lineOf(folders, parent).includes(id)) throw invalid({ parent: "folderWithin" });
  if (depthOf(folders, parent) + heightOf(folders, id) > MAX_DEPTH)
    throw invalid({ parent: "folderTooDeep" });
  if (taken(folders, name, parent, id)) throw invalid({ parent: "folderTaken" });
  await ctx.db.patch("mediaFolders", id, { parentId: parent ?? undefined });
  await note(ctx, "mediaFolders.moved", id, ["parentId"]);
}

/** @throws `notFound`; `conflict` while something lies in it */
export async function removeFolder(ctx: Writer, id: FolderId): Promise<void> {
  const { organizationId } = await folderIn(ctx, id);
  const folders = await allFolders(ctx);
  const asset = await ctx.db
    .query("mediaAssets")
    .withIndex("by_organization_folder_name", (q) =>
      q.eq("organizationId", organizationId).eq("folderId", id),
    )
    .first();
  if (asset !== null || folders.some(({ parentId }) => parentId === id))
    throw failure("conflict", "The folder is not empty.");
  await ctx.db.delete("mediaFolders", id);
  await note(ctx, "mediaFolders.removed", id, []);
}

function allFolders({ db, organization }: Place): Promise<Folder[]> {
  return db
    .query("mediaFolders")
    .withIndex("by_organization_parent_name", (q) => q.eq("organizationId", organization._id))
    .take(MAX_FOLDERS);
}

function freeName(
  folders: readonly Folder[],
  entered: string,
  parent: FolderId | null,
  self?: FolderId,
): string {
  const name = tidyName(entered);
  const problem = nameProblem(name);
  if (problem !== null) throw invalid({ name: problem });
  if (taken(folders, name, parent, self)) throw invalid({ name: "folderTaken" });
  return name;
}

function taken(folders: readonly Folder[], name: string, parent: FolderId | null, self?: FolderId): boolean {
  const alike = name.toLowerCase();
  return folders.some(
    (folder) =>
      folder._id !== self && (folder.parentId ?? null) === parent && folder.name.toLowerCase() === alike,
  );
}

/** A folder and those that it lies in, from within outwards. */
function lineOf(folders: readonly Folder[], id: FolderId | null): FolderId[] {
  const line: FolderId[] = [];
  for (let at = id; at !== null && !line.includes(at);) {
    line.push(at);
    at = folders.find(({ _id }) => _id === at)?.parentId ?? null;
  }
  return line;
}

function depthOf(folders: readonly Folder[], id: FolderId | null): number {
  return lineOf(folders, id).length;
}

/** Levels that a folder takes with those in it: 1 for one without any. */
function heightOf(folders: readonly Folder[], id: FolderId): number {
  const within = folders.filter(({ parentId }) => parentId === id);
  return 1 + Math.max(0, ...within.map(({ _id }) => heightOf(folders, _id)));
}

type FolderDeed =
  "mediaFolders.created" | "mediaFolders.renamed" | "mediaFolders.moved" | "mediaFolders.removed";

function note(ctx: Writer, action: FolderDeed, id: FolderId, changed: string[]): Promise<void> {
  return record(ctx, { action, entity: { table: "mediaFolders", id }, changed });
}
