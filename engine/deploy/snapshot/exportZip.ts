import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { Json } from "../../protocol/json";
import { exportText } from "./exportValues";
import { extensionOf } from "./mediaTypeExtensions";
import type { SnapshotFile, SnapshotTable } from "./snapshot";

const README = `# Convex snapshot export

This ZIP file holds the tables of one Convex deployment as they were at one moment.

- \`<table>/documents.jsonl\`: the documents, one JSON object a line
- \`_tables/documents.jsonl\`: names and numbers of the tables; documents' ids contain the numbers
- \`_storage/\`: stored files and what is known of them, if the export includes files
- \`_components/<name>/\`: the same again for each component

\`npx convex import <this file>\` brings it back. The format is described at
https://docs.convex.dev/database/import-export/export
`;

const FILE_MODE = 0o100644;
const CHUNK_CHARACTERS = 1 << 16;

/** What an export reads: one consistent state of the data. See `Snapshot`. */
export interface SnapshotSource {
  components(): string[];
  tables(component: string): SnapshotTable[];
  documents(component: string, table: string): Iterable<string>;
  files(component: string): Iterable<SnapshotFile>;
}

export type ExportZipOptions = {
  source: SnapshotSource;
  /** When the snapshot was taken: the entries' modification time. */
  at: Date;
  /** Opens a stored file's bytes; left out, the export has no files. */
  openFile?: (fileKey: string) => Promise<Readable>;
  /** Told what is being written, in words for people. */
  onProgress?: (message: string) => void;
};

/**
 * The ZIP file of a snapshot in the layout of Convex, as a stream that is made while it is read.
 * Order: table numbers, then tables from small to large, then files. Fails if a file cannot be opened.
 */
export function exportZip(options: ExportZipOptions): Readable {
  const { source, openFile } = options;
  const writer = new ZipWriter(options.at, options.onProgress ?? (() => undefined));
  writer.addText("README.md", README);
  const components = source.components();
  for (const component of components) addTableNumbers(writer, source, component);
  const tables = components.flatMap((component) => source.tables(component));
  for (const table of tables.sort((a, b) => a.count - b.count)) addTable(writer, source, table);
  if (openFile !== undefined) {
    for (const component of components) addFiles(writer, source, component, openFile);
  }
  return writer.end();
}

function addTableNumbers(writer: ZipWriter, source: SnapshotSource, component: string): void {
  const lines = source.tables(component).map(({ name, number }) => JSON.stringify({ name, id: number }));
  const progress = `Backing up _tables${inComponent(component)}`;
  writer.addLines(`${folderOf(component)}_tables/documents.jsonl`, () => lines, progress);
}

function addTable(writer: ZipWriter, source: SnapshotSource, { component, name }: SnapshotTable): void {
  const folder = `${folderOf(component)}${name}`;
  const progress = `Backing up ${name}${inComponent(component)}`;
  const lines = () => documentLines(source.documents(component, name));
  writer.addLines(`${folder}/documents.jsonl`, lines, progress);
  // "uniform" says that every value in the table is written in `exportText`'s encoding.
  writer.addText(`${folder}/generated_schema.jsonl`, '"uniform"\n');
}

function addFiles(
  writer: ZipWriter,
  source: SnapshotSource,
  component: string,
  open: (fileKey: string) => Promise<Readable>,
): void {
  const folder = `${folderOf(component)}_storage`;
  const progress = `Backing up _storage${inComponent(component)}`;
  writer.addLines(`${folder}/documents.jsonl`, () => fileLines(source.files(component)), progress);
  for (const { id, contentType, fileKey } of source.files(component)) {
    writer.addStream(`${folder}/${id}${extensionOf(contentType)}`, () => open(fileKey));
  }
}

/** Adds entries that are read one after the other, each only when its turn has come. */
class ZipWriter {
  readonly #zip = new ZipFile();
  readonly #output = this.#zip.outputStream as Readable;
  readonly #options: { mtime: Date; mode: number };

  constructor(
    at: Date,
    readonly onProgress: (message: string) => void,
  ) {
    this.#options = { mtime: at, mode: FILE_MODE };
    this.#zip.on("error", this.#fail);
  }

  addText(path: string, text: string): void {
    this.#zip.addBuffer(Buffer.from(text), path, this.#options);
  }

  addLines(path: string, lines: () => Iterable<string>, progress: string): void {
    this.addStream(path, () => {
      this.onProgress(progress);
      return Promise.resolve(Readable.from(chunked(lines()), { objectMode: false }));
    });
  }

  addStream(path: string, open: () => Promise<Readable>): void {
    this.#zip.addReadStreamLazy(path, this.#options, (callback) => {
      open().then((stream) => callback(null, stream.on("error", this.#fail)), this.#fail);
    });
  }

  end(): Readable {
    this.#zip.end();
    return this.#output;
  }

  readonly #fail = (error: unknown): void => {
    this.#output.destroy(error instanceof Error ? error : new Error(String(error)));
  };
}

function* documentLines(bodies: Iterable<string>): Generator<string, void, undefined> {
  for (const body of bodies) yield exportText(JSON.parse(body) as Json);
}

/** Folder of a component inside the ZIP file, with a slash at the end: "a/b" is _components/a/_components/b/. */
export function folderOf(component: string): string {
  if (component === "") return "";
  return component
    .split("/")
    .map((name) => `_components/${name}/`)
    .join("");
}

/** How messages name a component behind something in it; nothing for the app. */
export function inComponent(component: string): string {
  return component === "" ? "" : ` in '${component}'`;
}

function* fileLines(files: Iterable<SnapshotFile>): Generator<string, void, undefined> {
  for (const { id, creationTime, sha256, size, contentType, uuid } of files) {
    yield (
      `{"_id":${JSON.stringify(id)},"_creationTime":${exportText(creationTime)},` +
      `"sha256":${JSON.stringify(sha256)},"size":${size},"contentType":${JSON.stringify(contentType)},` +
      `"internalId":${JSON.stringify(uuid)}}`
    );
  }
}

function* chunked(lines: Iterable<string>): Generator<string, void, undefined> {
  let chunk = "";
  for (const line of lines) {
    chunk += `${line}\n`;
    if (chunk.length < CHUNK_CHARACTERS) continue;
    yield chunk;
    chunk = "";
  }
  if (chunk !== "") yield chunk;
}
