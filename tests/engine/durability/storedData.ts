import path from "node:path";
import Database from "libsql";
import type { IndexInfo, TableInfo } from "../../../engine/store/catalog";
import { Catalog } from "../../../engine/store/catalog";
import type { Db } from "../../../engine/store/database";
import { Statements } from "../../../engine/store/statements";
import type { Document } from "../../../engine/store/indexKeys";

export type StoredDocument = { doc: number; size: number; document: Document };

/** A stopped engine's database, read by its tables alone. */
export class StoredData {
  readonly db: Db;
  readonly statements: Statements;
  readonly catalog: Catalog;

  constructor(folder: string) {
    this.db = new Database(path.join(folder, "data.db"));
    this.db.exec("PRAGMA query_only = 1");
    this.statements = new Statements(this.db);
    this.catalog = new Catalog(this.statements);
  }

  tables(): TableInfo[] {
    return this.catalog.components().flatMap((component) => this.catalog.tables(component));
  }

  table(name: string): TableInfo | null {
    return this.catalog.table("", name);
  }

  /** The app's documents of a table, through its by_id index. */
  documents(name: string): Document[] {
    const table = this.table(name);
    return table === null ? [] : this.rows(table).map(({ document }) => document);
  }

  rows(table: TableInfo): StoredDocument[] {
    const rows = this.all<[number, number, string]>(
      "SELECT d.doc, d.size, d.body FROM entries e JOIN documents d ON d.doc = e.doc WHERE e.idx = ? ORDER BY e.key",
      table.byId.id,
    );
    return rows.map(([doc, size, body]) => ({ doc, size, document: JSON.parse(body) as Document }));
  }

  /** Keys (as latin1 text) and row numbers of an index. */
  entries(index: IndexInfo): [string, number][] {
    const rows = this.all<[Buffer, number]>("SELECT key, doc FROM entries WHERE idx = ?", index.id);
    return rows.map(([key, doc]) => [key.toString("latin1"), doc]);
  }

  all<Row>(sql: string, ...values: (number | string)[]): Row[] {
    return this.statements.rows(sql).all(...values) as Row[];
  }

  close(): void {
    this.db.close();
  }
}
