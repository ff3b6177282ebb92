import { randomUUID } from "node:crypto";
import type { Json } from "../../protocol/json";
import type { FileStore, StoredFile } from "../../store/files";
import { ImportBatches } from "./importBatches";
import { ImportError, invalidConvexValue, invalidJsonRow } from "./importError";
import type { ImportedFile, ImportedTable } from "./importFile";
import { withCommas } from "./importSummary";
import type { RunSnapshotOperation } from "./snapshotOperations";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What a snapshot tells of a stored file beside its bytes; all but the id may be left out. */
type FileMetadata = {
  creationTime: number | null;
  sha256: string | null;
  contentType: string | null;
  uuid: string | null;
};

const UNKNOWN: FileMetadata = { creationTime: null, sha256: null, contentType: null, uuid: null };

export type StoredFilesImport = {
  run: RunSnapshotOperation;
  importId: string;
  /** The `_storage` table of the snapshot. */
  table: ImportedTable;
  files: ImportedFile[];
  store: FileStore;
  /** Told the key of each file as it is written. */
  onWritten: (fileKey: string) => void;
  onProgress: (message: string) => void;
};

/**
 * Writes a component's files to disk and stages their documents, which keep ids, creation times and
 * URLs. A file without metadata is taken, metadata without a file is not. Gives the number of files.
 */
export async function importFiles(options: StoredFilesImport): Promise<number> {
  const { run, importId, table, files } = options;
  const metadata = await readMetadata(table);
  const total = withCommas(metadata.size);
  const batches = new ImportBatches(run, { importId, component: table.component, table: "_storage" });
  let count = 0;
  for (const file of files) {
    const known = metadata.get(file.storageId) ?? UNKNOWN;
    const written = await options.store.write(await file.open());
    options.onWritten(written.fileKey);
    checkSha256(known.sha256, written.sha256);
    await batches.add(documentText(file.storageId, known, written));
    count += 1;
    options.onProgress(`Importing "_storage" (${withCommas(count)}/${total} files)`);
  }
  await batches.flush();
  return count;
}

function checkSha256(expected: string | null, actual: string): void {
  if (expected === null || expected === actual) return;
  throw new ImportError("Sha256Mismatch", `Sha256 mismatch. Expected: ${expected} Actual: ${actual}`);
}

function documentText(storageId: string, known: FileMetadata, written: StoredFile): string {
  return JSON.stringify({
    _id: storageId,
    ...(known.creationTime === null ? {} : { _creationTime: known.creationTime }),
    ...(known.contentType === null ? {} : { contentType: known.contentType }),
    ...written,
    uuid: known.uuid ?? randomUUID(),
  });
}

async function readMetadata(table: ImportedTable): Promise<Map<string, FileMetadata>> {
  const metadata = new Map<string, FileMetadata>();
  let row = 0;
  for await (const text of table.rows()) {
    row += 1;
    const [id, known] = parseMetadata(text, row);
    metadata.set(id, known);
  }
  return metadata;
}

function parseMetadata(text: string, row: number): [string, FileMetadata] {
  let fields: { [field: string]: Json };
  try {
    fields = JSON.parse(text) as { [field: string]: Json };
  } catch (error) {
    throw invalidJsonRow(row, (error as Error).message);
  }
  const { _id, _creationTime, sha256, contentType, internalId } = fields;
  if (typeof _id !== "string") throw invalidConvexValue(row, "missing field `_id`");
  if (internalId !== null && internalId !== undefined && !UUID.test(String(internalId))) {
    throw invalidConvexValue(row, "Couldn't parse storage_id");
  }
  return [
    _id,
    {
      creationTime: typeof _creationTime === "number" ? _creationTime : null,
      sha256: typeof sha256 === "string" ? sha256 : null,
      contentType: typeof contentType === "string" ? contentType : null,
      uuid: typeof internalId === "string" ? internalId.toLowerCase() : null,
    },
  ];
}
