import { once } from "node:events";
import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import type { IntegerReading } from "./exportValues";
import { ImportError } from "./importError";
import { readJsonLines, readRows, type RowFormat } from "./importRows";
import { classifyEntry } from "./zipEntries";

/** Documents of one table: `rows` can be asked for again and reads from the start each time. */
export type ImportedTable = {
  component: string;
  name: string;
  /** JSON texts in the protocols' encoding, unchecked. */
  rows: () => AsyncIterable<string>;
};

export type ImportedFile = { component: string; storageId: string; open: () => Promise<Readable> };

/**
 * A file that was uploaded to be imported. `tables` may contain `_tables` (names and numbers) and
 * `_storage` (what is known of the files). Reading throws `ImportError` for what is wrong with the file.
 */
export type ImportFile = { tables: ImportedTable[]; files: ImportedFile[]; close: () => Promise<void> };

export type ImportFormat = { format: RowFormat; table: string } | { format: "zip" };

/** Opens the uploaded file at `path`; what it holds goes into `component` or into components inside it. */
export async function openImportFile(
  path: string,
  format: ImportFormat,
  component: string,
): Promise<ImportFile> {
  if (format.format === "zip") return openZip(path, component);
  const { format: rowFormat, table } = format;
  const rows = () => readRows(rowFormat, createReadStream(path));
  return { tables: [{ component, name: table, rows }], files: [], close: () => Promise.resolve() };
}

async function openZip(path: string, base: string): Promise<ImportFile> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch(invalidZip);
  const close = async () => {
    if (!zip.isOpen) return;
    zip.close();
    await once(zip, "close");
  };
  try {
    return { ...(await readDirectory(zip, base)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function readDirectory(zip: ZipFile, base: string): Promise<Omit<ImportFile, "close">> {
  const documents: { component: string; name: string; entry: Entry }[] = [];
  const readings = new Map<string, IntegerReading>();
  const files: ImportedFile[] = [];
  for await (const entry of entriesOf(zip)) {
    const classified = classifyEntry(entry.fileName, base);
    if (classified.kind === "documents") {
      documents.push({ component: classified.component, name: classified.table, entry });
    } else if (classified.kind === "generatedSchema") {
      readings.set(`${classified.component}:${classified.table}`, await integerReading(zip, entry));
    } else if (classified.kind === "file") {
      const { component, storageId } = classified;
      files.push({ component, storageId, open: () => openEntry(zip, entry) });
    }
  }
  const tables = documents.map(({ component, name, entry }) => {
    const reading = readings.get(`${component}:${name}`) ?? "float64";
    return { component, name, rows: () => readEntryLines(zip, entry, reading) };
  });
  return { tables, files };
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry, void, undefined> {
  try {
    yield* zip.eachEntry();
  } catch (error) {
    invalidZip(error);
  }
}

async function* readEntryLines(
  zip: ZipFile,
  entry: Entry,
  integers: IntegerReading,
): AsyncGenerator<string, void, undefined> {
  yield* readJsonLines(await openEntry(zip, entry), integers);
}

/**
 * How a table's integers are to be read, from its `generated_schema.jsonl`. Exports of older versions
 * of Convex have a type there, by which int64 and bytes written as strings would have to be told apart.
 */
async function integerReading(zip: ZipFile, entry: Entry): Promise<IntegerReading> {
  const lines: string[] = [];
  for await (const line of readJsonLines(await openEntry(zip, entry), "float64")) lines.push(line);
  const [schema = ""] = lines;
  if (schema.trim() === '"uniform"') return "int64";
  if (lines.length === 1 && !/int64|bytes/.test(schema)) return "float64";
  throw new ImportError(
    "InvalidGeneratedSchema",
    `cannot parse ${entry.fileName}: it was exported by an older version of Convex and holds int64 or bytes values. ` +
      "Export the deployment again.",
  );
}

async function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return zip.openReadStreamPromise(entry).catch(invalidZip);
}

function invalidZip(error: unknown): never {
  const reason = error instanceof Error ? error.message : String(error);
  throw new ImportError("InvalidZip", `invalid zip file: ${reason}`);
}
