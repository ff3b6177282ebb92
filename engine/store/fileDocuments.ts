import type { Json } from "../protocol/json";
import type { Document } from "./indexKeys";
import { documentOf } from "./rows";
import type { Store } from "./store";
import { INTERNAL_FIELD } from "./systemTables";
import type { Transaction } from "./transaction";

export const STORAGE_TABLE = "_storage";

/** A stored file: sha256 in base64, size in bytes, `fileKey` its name on disk, `uuid` its name in URLs. */
export type FileRecord = {
  storageId: string;
  sha256: string;
  size: number;
  contentType: string | null;
  uuid: string;
  fileKey: string;
  creationTime: number;
};

type Internal = { uuid: string; fileKey: string };

/** Makes the `_storage` document of a file that is already on disk, and gives its id. */
export function commit(
  tx: Transaction,
  component: string,
  file: Omit<FileRecord, "storageId" | "creationTime">,
): string {
  const internal: Internal = { uuid: file.uuid, fileKey: file.fileKey };
  const id = tx.insert(component, STORAGE_TABLE, {
    sha256: file.sha256,
    size: file.size,
    ...(file.contentType === null ? {} : { contentType: file.contentType }),
    [INTERNAL_FIELD]: internal as unknown as Json,
  });
  rememberUuid(tx, component, file.uuid, id);
  return id;
}

/** Notes which document a URL's uuid means. */
export function rememberUuid(tx: Transaction, component: string, uuid: string, id: string): void {
  tx.store.statements
    .run("INSERT OR REPLACE INTO file_urls (uuid, component, id) VALUES (?, ?, ?)")
    .run(uuid, component, id);
}

export function find(tx: Transaction, component: string, storageId: string): FileRecord | null {
  const table = tx.table(component, STORAGE_TABLE);
  const row = table === null ? null : tx.get(table, storageId);
  return row === null ? null : toRecord(documentOf(row));
}

export function findByUuid(tx: Transaction, component: string, uuid: string): FileRecord | null {
  const row = tx.store.statements
    .rows("SELECT id FROM file_urls WHERE uuid = ? AND component = ?")
    .get(uuid, component) as [string] | undefined;
  return row === undefined ? null : find(tx, component, row[0]);
}

/** Removes the document; the file itself goes after the commit. */
export function remove(tx: Transaction, component: string, storageId: string): FileRecord | null {
  const table = tx.table(component, STORAGE_TABLE);
  const row = table === null ? null : tx.get(table, storageId);
  if (table === null || row === null) return null;
  const record = toRecord(documentOf(row));
  tx.remove(table, row);
  tx.store.statements.run("DELETE FROM file_urls WHERE uuid = ?").run(record.uuid);
  return record;
}

function toRecord(document: Document): FileRecord {
  const internal = document[INTERNAL_FIELD] as Internal;
  return {
    storageId: document["_id"] as string,
    creationTime: document["_creationTime"] as number,
    sha256: document["sha256"] as string,
    size: document["size"] as number,
    contentType: (document["contentType"] as string | undefined) ?? null,
    ...internal,
  };
}

/** The names on disk of all stored files, of every component. */
export function allFileKeys({ catalog, reader }: Store): string[] {
  return catalog.components().flatMap((component) => {
    const table = catalog.table(component, STORAGE_TABLE);
    if (table === null) return [];
    const rows = reader.range(table.byId.id, { lo: "", hi: null }, "asc", Number.MAX_SAFE_INTEGER);
    return rows.map((row) => toRecord(documentOf(row)).fileKey);
  });
}
