import type { Id } from "../../../convex/_generated/dataModel";
import { MEDIA_KINDS, type MediaKind } from "../../../convex/media/rules/statuses";
import type { Folder } from "./asset";

export const MEDIA = "/admin/media";

/** What of the library is looked at: a folder, null for what lies in none, undefined for everything. */
export type MediaPlace = {
  folder: Id<"mediaFolders"> | null | undefined;
  kind: MediaKind | undefined;
  /** Words of names; empty where nothing is searched for. */
  text: string;
};

const IN_NONE = "none";

/** The place that an address names. */
export function placeIn(params: URLSearchParams): MediaPlace {
  const folder = params.get("folder");
  const kind = MEDIA_KINDS.find((each) => each === params.get("kind"));
  const at = folder === null ? undefined : folder === IN_NONE ? null : (folder as Id<"mediaFolders">);
  return { folder: at, kind, text: (params.get("q") ?? "").trim() };
}

/** The address of a place. */
export function placeHref({ folder, kind, text = "" }: Partial<MediaPlace>): string {
  const params = new URLSearchParams();
  if (folder !== undefined) params.set("folder", folder ?? IN_NONE);
  if (kind !== undefined) params.set("kind", kind);
  if (text !== "") params.set("q", text);
  const query = params.toString();
  return query === "" ? MEDIA : `${MEDIA}?${query}`;
}

/** What the list of a place is asked for: without a folder, all. */
export function listedIn({ folder, kind }: MediaPlace) {
  return { ...(folder !== undefined && { folder }), ...(kind !== undefined && { kind }) };
}

export type FolderLine = { folder: Folder; depth: number };

/** Folders with their depth, each below the one it lies in, by name. */
export function folderLines(folders: readonly Folder[], collation: string): FolderLine[] {
  const { compare } = new Intl.Collator(collation, { numeric: true });
  const below = (parent: Folder["parent"], depth: number): FolderLine[] =>
    folders
      .filter((folder) => folder.parent === parent)
      .sort((one, other) => compare(one.name, other.name))
      .flatMap((folder) => [{ folder, depth }, ...below(folder.id, depth + 1)]);
  return below(null, 0);
}

/** A folder and all that lie in it: those that it cannot be moved into. */
export function withinFolder(folders: readonly Folder[], id: Folder["id"]): Set<Folder["id"]> {
  const within = new Set([id]);
  for (let grew = true; grew;) {
    const more = folders.filter(
      ({ id: each, parent }) => parent !== null && within.has(parent) && !within.has(each),
    );
    for (const folder of more) within.add(folder.id);
    grew = more.length > 0;
  }
  return within;
}
