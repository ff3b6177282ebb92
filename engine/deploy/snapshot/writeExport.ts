import type { Readable } from "node:stream";
import { FileStore } from "../../store/files";
import { dataFolders } from "./dataFolders";
import { exportZip } from "./exportZip";
import { Snapshot } from "./snapshot";

const NANOSECONDS = 1_000_000n;

export type ExportOptions = { data: string; includeStorage: boolean };

/** A finished export: the snapshot's timestamp (nanoseconds), its ZIP file in the exports folder, bytes. */
export type WrittenExport = { ts: bigint; fileKey: string; size: number };

/**
 * Writes a snapshot of a data folder as a ZIP file into its exports folder. Blocks the thread for
 * each page it reads. On failure nothing is left behind.
 */
export async function writeExport(
  { data, includeStorage }: ExportOptions,
  onProgress: (message: string) => void,
): Promise<WrittenExport> {
  const folders = dataFolders(data);
  const storage = new FileStore(folders.storage);
  const snapshot = new Snapshot(data);
  try {
    const zip = exportZip({
      source: snapshot,
      at: new Date(Number(snapshot.ts / NANOSECONDS)),
      onProgress,
      ...(includeStorage ? { openFile: (fileKey: string) => openFile(storage, fileKey) } : {}),
    });
    const exports = new FileStore(folders.exports, { maxBytes: Number.MAX_SAFE_INTEGER });
    const { fileKey, size } = await exports.write(zip);
    return { ts: snapshot.ts, fileKey, size };
  } finally {
    snapshot.close();
  }
}

async function openFile(storage: FileStore, fileKey: string): Promise<Readable> {
  const stream = await storage.open(fileKey);
  if (stream === null) throw new Error(`The stored file ${fileKey} is missing`);
  return stream;
}
