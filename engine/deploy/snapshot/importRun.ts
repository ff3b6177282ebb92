import { decodeId } from "../../protocol/ids";
import type { Json } from "../../protocol/json";
import type { FileStore } from "../../store/files";
import { inComponent } from "./exportZip";
import { ImportBatches } from "./importBatches";
import { ImportError, isForPeople } from "./importError";
import type { ImportedTable, ImportFile } from "./importFile";
import { importFiles } from "./importStoredFiles";
import { parseTablesRow, withCommas } from "./importSummary";
import type { ImportMode, ImportTable, RunSnapshotOperation } from "./snapshotOperations";

export type ImportRun = {
  run: RunSnapshotOperation;
  importId: string;
  file: ImportFile;
  mode: ImportMode;
  /** Empty cells of optional fields mean that the field is missing, as in CSV files. */
  dropsEmptyOptionals: boolean;
  store: FileStore;
  /** What is going on right now. */
  onProgress: (message: string) => void;
  /** A table is done. */
  onCheckpoint: (message: string) => void;
};

/**
 * Stages everything the file holds and puts it in place at once, which completes the import. When it throws, the tables are as
 * they were before, and what was written for the import is removed.
 */
export async function runImport(options: ImportRun): Promise<void> {
  const { run, importId, file } = options;
  const written: string[] = [];
  let isFinishing = false;
  try {
    const tables = await tablesWithNumbers(file);
    await run("import.begin", { importId, mode: options.mode, tables });
    let documents = 0;
    for (const table of file.tables) {
      if (table.name === "_tables") continue;
      options.onProgress(`Importing "${table.name}"${inComponent(table.component)}`);
      if (table.name === "_storage") await importStorage(options, table, written);
      else documents += await importTable(options, table);
    }
    isFinishing = true;
    await run("import.finish", { importId, documents });
  } catch (error) {
    // Should the executor have died while it finished, the files may be in use: the sweep decides.
    if (!isFinishing || isForPeople(error)) await removeAll(options.store, written);
    throw error;
  } finally {
    await discardStaged(run, importId);
  }
}

/** Removes what an import has staged, or, after its end, what it replaced; of all imports when null. */
export async function discardStaged(run: RunSnapshotOperation, importId: string | null): Promise<void> {
  for (let isDone = false; !isDone;) isDone = (await run("import.discard", { importId })).done;
}

async function removeAll(store: FileStore, fileKeys: string[]): Promise<void> {
  for (const fileKey of fileKeys) await store.remove(fileKey);
}

async function importTable(options: ImportRun, table: ImportedTable): Promise<number> {
  const { component, name } = table;
  const target = { importId: options.importId, component, table: name };
  const batches = new ImportBatches(options.run, target);
  for await (const row of await rowsOf(options, table)) {
    if (!(await batches.add(row))) continue;
    options.onProgress(`Importing "${name}" (${withCommas(batches.sent)} documents)`);
  }
  await batches.flush();
  const count = withCommas(batches.sent);
  options.onCheckpoint(`Imported "${name}"${inComponent(component)} (${count} documents)`);
  return batches.sent;
}

async function importStorage(options: ImportRun, table: ImportedTable, written: string[]): Promise<void> {
  const { run, importId, store, onProgress } = options;
  const files = options.file.files.filter(({ component }) => component === table.component);
  const onWritten = (fileKey: string) => written.push(fileKey);
  const count = await importFiles({ run, importId, table, files, store, onWritten, onProgress });
  const message = `Imported "_storage"${inComponent(table.component)} (${withCommas(count)} files)`;
  options.onCheckpoint(message);
}

async function rowsOf(options: ImportRun, table: ImportedTable): Promise<AsyncIterable<string>> {
  if (!options.dropsEmptyOptionals) return table.rows();
  const { component, name } = table;
  const optional = await options.run("snapshot.optionalFields", { component, table: name });
  return optional.length === 0 ? table.rows() : withoutEmptyFields(table.rows(), new Set(optional));
}

async function* withoutEmptyFields(
  rows: AsyncIterable<string>,
  optional: ReadonlySet<string>,
): AsyncGenerator<string, void, undefined> {
  for await (const row of rows) {
    const fields = Object.entries(JSON.parse(row) as { [field: string]: Json });
    const present = fields.filter(([field, value]) => value !== "" || !optional.has(field));
    yield JSON.stringify(Object.fromEntries(present));
  }
}

/**
 * The tables the file brings, with the numbers their ids contain: from `_tables`, or else from the
 * first document's id.
 */
async function tablesWithNumbers(file: ImportFile): Promise<ImportTable[]> {
  const tables = new Map<string, ImportTable>();
  for (const { component, name, rows } of file.tables) {
    if (name !== "_tables") continue;
    let row = 0;
    for await (const text of rows()) {
      row += 1;
      const listed = parseTablesRow(text, row);
      const key = `${component}:${listed.name}`;
      if (tables.has(key)) {
        throw new ImportError(
          "DuplicateTableName",
          `\`_tables\` contains duplicate entries for \`${listed.name}\`${inComponent(component)}`,
        );
      }
      tables.set(key, { component, ...listed });
    }
  }
  for (const { component, name, rows } of file.tables) {
    const key = `${component}:${name}`;
    if (name === "_tables" || tables.has(key)) continue;
    tables.set(key, { component, name, number: await numberOfFirstId(rows()) });
  }
  return [...tables.values()];
}

async function numberOfFirstId(rows: AsyncIterable<string>): Promise<number | null> {
  for await (const text of rows) {
    const { _id } = parseOrNull(text) ?? {};
    return typeof _id === "string" ? (decodeId(_id)?.tableNumber ?? null) : null;
  }
  return null;
}

function parseOrNull(text: string): { [field: string]: Json } | null {
  try {
    return JSON.parse(text) as { [field: string]: Json } | null;
  } catch {
    return null;
  }
}
