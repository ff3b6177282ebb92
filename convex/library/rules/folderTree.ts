/** A folder as a tree needs it. `parent` is null at the top. */
export type Branch = { id: string; parent: string | null; name: string };

/** A folder and those that it lies in, from within outwards. Empty at the top. */
export function lineOf<Folder extends Branch>(folders: readonly Folder[], id: string | null): Folder[] {
  const line: Folder[] = [];
  for (let at = find(folders, id); at !== undefined && !line.includes(at); at = find(folders, at.parent))
    line.push(at);
  return line;
}

/** How deep a place lies: 0 at the top. */
export function depthOf(folders: readonly Branch[], id: string | null): number {
  return lineOf(folders, id).length;
}

/** Levels that a folder takes with those in it: 1 for one without any. */
export function heightOf(folders: readonly Branch[], id: string): number {
  const within = folders.filter(({ parent }) => parent === id);
  return 1 + Math.max(0, ...within.map((folder) => heightOf(folders, folder.id)));
}

/** Whether a name is in use beside a place's other folders, capitals or not. */
export function isTaken(
  folders: readonly Branch[],
  name: string,
  parent: string | null,
  self: string | null = null,
): boolean {
  const alike = name.toLowerCase();
  return folders.some(
    (folder) => folder.id !== self && folder.parent === parent && folder.name.toLowerCase() === alike,
  );
}

/** The folders in which something is, somewhere: those of `filled`, and those they lie in. */
export function leadingTo<Folder extends Branch>(
  folders: readonly Folder[],
  filled: ReadonlySet<string>,
): Folder[] {
  const shown = new Set([...filled].flatMap((id) => lineOf(folders, id).map((folder) => folder.id)));
  return folders.filter(({ id }) => shown.has(id));
}

function find<Folder extends Branch>(folders: readonly Folder[], id: string | null): Folder | undefined {
  return id === null ? undefined : folders.find((folder) => folder.id === id);
}
