import { Catalog, type TableInfo } from "../../store/catalog";
import { type Db, openReader, readHead } from "../../store/database";
import { Statements } from "../../store/statements";
import { STORAGE_TABLE } from "../../store/fileDocuments";
import { RowReader } from "../../store/rows";
import { INTERNAL_FIELD } from "../../store/systemTables";
import { isStaging } from "./stagedTables";

const PAGE = 200;

export type SnapshotTable = { component: string; name: string; number: number; count: number };

/** A stored file: `uuid` is its name in URLs, `fileKey` its name on disk; sha256 in base64, size in bytes. */
export type SnapshotFile = {
  id: string;
  creationTime: number;
  sha256: string;
  size: number;
  contentType: string | null;
  uuid: string;
  fileKey: string;
};

/**
 * The committed data as of one moment, whatever is written meanwhile: a read transaction on a
 * connection of its own. Reads block the thread, so it belongs in a worker.
 */
export class Snapshot {
  /** Nanoseconds since 1970: the newest mutation it holds. */
  readonly ts: bigint;
  readonly #db: Db;
  readonly #catalog: Catalog;
  readonly #reader: RowReader;

  constructor(folder: string) {
    this.#db = openReader(folder);
    this.#db.exec("BEGIN");
    // The transaction's view begins with its first read.
    this.ts = readHead(this.#db);
    const statements = new Statements(this.#db);
    this.#catalog = new Catalog(statements);
    this.#reader = new RowReader(statements);
  }

  /** Paths of the component instances that hold tables, the app ("") first. */
  components(): string[] {
    const holding = this.#catalog.components().filter((path) => path !== "" && !isStaging(path));
    return ["", ...holding.sort()];
  }

  /** The app's own tables of a component, by number. */
  tables(component: string): SnapshotTable[] {
    return this.#catalog
      .tables(component)
      .filter(({ name }) => !name.startsWith("_"))
      .map((table) => ({
        component,
        name: table.name,
        number: table.number,
        count: this.#reader.count(table.byId.id),
      }))
      .sort((a, b) => a.number - b.number);
  }

  /** JSON texts of a table's documents in the protocols' encoding, by id. */
  *documents(component: string, name: string): Generator<string, void, undefined> {
    const table = this.#catalog.table(component, name);
    if (table !== null) yield* this.#bodies(table);
  }

  *files(component: string): Generator<SnapshotFile, void, undefined> {
    const table = this.#catalog.table(component, STORAGE_TABLE);
    if (table === null) return;
    for (const body of this.#bodies(table)) yield fileOf(body);
  }

  close(): void {
    this.#db.exec("ROLLBACK");
    this.#db.close();
  }

  *#bodies(table: TableInfo): Generator<string, void, undefined> {
    let lo = "";
    for (;;) {
      const rows = this.#reader.range(table.byId.id, { lo, hi: null }, "asc", PAGE);
      for (const row of rows) yield row.body;
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE) return;
      lo = `${last.key}\0`;
    }
  }
}

function fileOf(body: string): SnapshotFile {
  const document = JSON.parse(body) as {
    _id: string;
    _creationTime: number;
    sha256: string;
    size: number;
    contentType?: string;
    [INTERNAL_FIELD]: { uuid: string; fileKey: string };
  };
  const { _id, _creationTime, sha256, size, contentType } = document;
  return {
    id: _id,
    creationTime: _creationTime,
    sha256,
    size,
    contentType: contentType ?? null,
    ...document[INTERNAL_FIELD],
  };
}
