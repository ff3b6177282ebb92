import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { dataFolders } from "../../../engine/deploy/snapshot/dataFolders";
import type { Document } from "../../../engine/store/indexKeys";
import { INTERNAL_FIELD } from "../../../engine/store/systemTables";
import type { Ledger } from "./ledger";
import type { StoredData } from "./storedData";

type Internal = { uuid: string; fileKey: string };

/**
 * Compares stored files with their documents: each has its whole file and its URL, no other file is
 * there, and clients' uploads are what they sent. Gives what is wrong, in words.
 */
export function checkStorage(data: StoredData, folder: string, ledger: Ledger): string[] {
  const documents = data.documents("_storage");
  const root = dataFolders(folder).storage;
  return [
    ...documents.flatMap((document) => checkFile(document, root)),
    ...checkOthers(documents, root),
    ...checkUrls(data, documents),
    ...checkUploads(data, documents, ledger),
  ];
}

function internalOf(document: Document): Internal {
  return document[INTERNAL_FIELD] as Internal;
}

function checkFile(document: Document, root: string): string[] {
  const file = path.join(root, internalOf(document).fileKey);
  if (!existsSync(file)) return [`file ${file} is missing`];
  const content = readFileSync(file);
  const sha256 = createHash("sha256").update(content).digest("base64");
  const whole = sha256 === document["sha256"] && content.length === document["size"];
  return whole ? [] : [`file ${file} has ${content.length} bytes of another content`];
}

/** The names below the storage folder, temporary files included. */
export function filesOnDisk(root: string): string[] {
  return readdirSync(root).flatMap((shard) =>
    readdirSync(path.join(root, shard)).map((name) => `${shard}/${name}`),
  );
}

function checkOthers(documents: Document[], root: string): string[] {
  const wanted = new Set(documents.map((document) => internalOf(document).fileKey));
  const others = filesOnDisk(root).filter((fileKey) => !wanted.has(fileKey));
  return others.map((fileKey) => `file ${fileKey} belongs to no document`);
}

function checkUrls(data: StoredData, documents: Document[]): string[] {
  const stored = data.all<[string, string]>("SELECT uuid, id FROM file_urls").map((row) => row.join());
  const wanted = documents.map((document) => `${internalOf(document).uuid},${String(document["_id"])}`);
  return stored.sort().join("\n") === wanted.sort().join("\n") ? [] : ["file URLs and documents differ"];
}

function checkUploads(data: StoredData, documents: Document[], ledger: Ledger): string[] {
  const byId = new Map(documents.map((document) => [document["_id"], document]));
  const rows = new Map(data.documents("files").map((document) => [document["token"], document]));
  return ledger.files.flatMap(({ token, sha256, size, storageId, saved, removed }) => {
    const document = byId.get(storageId);
    const row = rows.get(token);
    const problems: string[] = [];
    const gone = document === undefined && row === undefined;
    if (removed === "acknowledged" && !gone) problems.push(`${token} was removed and is there`);
    if (saved === "acknowledged" && removed === null && row === undefined)
      problems.push(`${token} was saved and is lost`);
    if (storageId !== null && removed === null && document === undefined)
      problems.push(`${token} was stored and is lost`);
    if (saved === "acknowledged" && row === undefined && document !== undefined)
      problems.push(`${token} is removed by half`);
    if (row !== undefined && document === undefined) problems.push(`${token} has lost its file`);
    if (document !== undefined && (document["sha256"] !== sha256 || document["size"] !== size)) {
      problems.push(`${token} holds something else`);
    }
    return problems;
  });
}
