import type { FileStore } from "../../store/files";
import type { RunSnapshotOperation } from "./snapshotOperations";

/**
 * Removes the stored files no document refers to, left by a crash. Once a process, beside normal
 * work. Resolves to the number of files removed.
 */
export async function sweepStorage(files: FileStore, run: RunSnapshotOperation): Promise<number> {
  const referenced = new Set(await run("storage.fileKeys", null));
  return files.sweep(() => Promise.resolve(referenced));
}
