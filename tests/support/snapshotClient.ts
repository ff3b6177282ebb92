import { readdirSync } from "node:fs";
import { fromBufferPromise } from "yauzl";
import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";
import type { ImportState } from "../../engine/deploy/snapshot/importState";
import { isStaging } from "../../engine/deploy/snapshot/stagedTables";
import type { Document } from "../../engine/store/indexKeys";
import { documentOf } from "../../engine/store/rows";
import { issueUploadToken } from "../../engine/store/uploadTokens";
import { ADMIN_KEY, SECRET, type SnapshotServer } from "./snapshotServer";

const headers = { Authorization: `Convex ${ADMIN_KEY}` };

/** Posts as admin; rejects with the answer's message unless it is 200. */
export async function post(
  server: SnapshotServer,
  path: string,
  body: BodyInit | null = null,
): Promise<string> {
  const response = await fetch(`${server.url}/api/${path}`, { method: "POST", headers, body });
  const text = await response.text();
  if (response.status !== 200) throw new Error((JSON.parse(text) as { message: string }).message);
  return text;
}

/** Exports as the CLI does and gives the ZIP file. */
export async function downloadExport(server: SnapshotServer, includeStorage = true): Promise<Buffer> {
  await post(server, `export/request/zip?includeStorage=${includeStorage}`);
  await server.exports.idle();
  const [row] = await server.run("system.list", { table: "_exports", limit: 1 });
  if (row?.["state"] !== "completed")
    throw new Error(`export ${JSON.stringify(row)} ${String(server.errors)}`);
  const response = await fetch(`${server.url}/api/export/zip/${row._id}`, { headers });
  return Buffer.from(await response.arrayBuffer());
}

/** Path and text of every entry, in order. */
export async function zipEntries(zip: Buffer): Promise<Map<string, string>> {
  const entries = new Map<string, string>();
  const file = await fromBufferPromise(zip, { lazyEntries: true });
  for await (const entry of file.eachEntry()) {
    const content = await buffer(await file.openReadStreamPromise(entry));
    entries.set(entry.fileName, content.toString("latin1"));
  }
  return entries;
}

export function makeZip(entries: Record<string, string>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, text] of Object.entries(entries)) zip.addBuffer(Buffer.from(text), path);
  zip.end();
  return buffer(zip.outputStream);
}

export type ImportArgs = { format: string; mode?: string; tableName?: string; componentPath?: string };

/** Uploads in small parts; gives the import's id. */
export async function uploadImport(
  server: SnapshotServer,
  content: Buffer,
  args: ImportArgs,
): Promise<string> {
  const { uploadToken } = JSON.parse(await post(server, "import/start_upload")) as { uploadToken: string };
  const partTokens: unknown[] = [];
  const size = Math.max(1, Math.ceil(content.length / 3));
  for (let at = 0; at < content.length; at += size) {
    const path = `import/upload_part?uploadToken=${uploadToken}&partNumber=${partTokens.length + 1}`;
    partTokens.push(JSON.parse(await post(server, path, content.subarray(at, at + size) as BodyInit)));
  }
  const body = JSON.stringify({ import: args, uploadToken, partTokens });
  return (JSON.parse(await post(server, "import/finish_upload", body)) as { importId: string }).importId;
}

/** Imports as the CLI does, agreeing to whatever is asked. Gives the final state and what was asked. */
export async function importFile(
  server: SnapshotServer,
  content: Buffer | string,
  args: ImportArgs,
): Promise<{ state: ImportState; asked: ImportState }> {
  const importId = await uploadImport(server, Buffer.from(content), { mode: "requireEmpty", ...args });
  const asked = await server.imports.settledState(importId);
  if (asked.state !== "waiting_for_confirmation") return { state: asked, asked };
  await post(server, "perform_import", JSON.stringify({ importId }));
  return { state: await server.imports.settledState(importId), asked };
}

/** Why an import failed. */
export async function importError(server: SnapshotServer, content: Buffer | string, args: ImportArgs) {
  const { state } = await importFile(server, content, args);
  if (state.state !== "failed") throw new Error(`the import is ${state.state}`);
  return state.error_message;
}

/** A table's documents by id; null when there is no such table. */
export function documentsOf(server: SnapshotServer, table: string, component = ""): Document[] | null {
  const { catalog, reader } = server.executor.store;
  const info = catalog.table(component, table);
  if (info === null) return null;
  return reader.range(info.byId.id, { lo: "", hi: null }, "asc", 100_000).map(documentOf);
}

/** Inserts documents and gives their ids. */
export function insertAll(
  server: SnapshotServer,
  table: string,
  values: Document[],
  component = "",
): string[] {
  return server.write((tx) => values.map((value) => tx.insert(component, table, value)));
}

export type StoredTestFile = { storageId: string; uuid: string; fileKey: string; sha256: string };

export async function storeFile(
  server: SnapshotServer,
  content: Buffer | string,
  contentType: string,
  component = "",
): Promise<StoredTestFile> {
  const token = issueUploadToken(SECRET, { component, issuedAt: Date.now() });
  const response = await fetch(`${server.url}/api/storage/upload?token=${token}`, {
    method: "POST",
    body: content as BodyInit,
    headers: { "Content-Type": contentType },
  });
  const { storageId } = (await response.json()) as { storageId: string };
  return server.admin("storage.find", { component, storageId });
}

/** A table's documents without their system fields. */
export function valuesOf(server: SnapshotServer, table: string): Document[] {
  return (documentsOf(server, table) ?? []).map((document) => {
    const entries = Object.entries(document).filter(([field]) => !field.startsWith("_"));
    return Object.fromEntries(entries);
  });
}

/** Components under which an import keeps tables that are not in place yet. */
export function stagingComponents(server: SnapshotServer): string[] {
  return server.executor.store.catalog.components().filter(isStaging);
}

export function countFiles(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).length;
}
