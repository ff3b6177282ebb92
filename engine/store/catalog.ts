import type { Statements } from "./statements";

/** How an index is kept. `fields` are those of a database index, without the implicit last two. */
export type IndexConfig =
  | { kind: "database"; fields: string[] }
  | { kind: "search"; searchField: string; filterFields: string[] }
  | { kind: "vector"; vectorField: string; dimensions: number; filterFields: string[] };

export type IndexInfo = { id: number; name: string; config: IndexConfig; staged: boolean };

export type TableInfo = {
  id: number;
  component: string;
  name: string;
  number: number;
  byId: IndexInfo;
  byCreationTime: IndexInfo;
  /** Every index of the table, the two built-in ones included. */
  indexes: IndexInfo[];
};

/** Stands for "which tables exist" in read sets: its keys are component and table name. */
export const CATALOG_INDEX = 0;

/** Convex numbers user tables from 10,001; below lie the system tables. */
const FIRST_USER_TABLE = 10_001;
const FIRST_SYSTEM_TABLE = 1;

/** Numbers of system tables whose ids are kept in documents: those of Convex, so that its exports can be imported. */
const SYSTEM_TABLES: ReadonlyMap<string, number> = new Map([
  ["_exports", 516],
  ["_scheduled_functions", 539],
  ["_storage", 540],
  ["_snapshot_imports", 541],
]);

const BUILT_IN: { name: string; config: IndexConfig }[] = [
  { name: "by_id", config: { kind: "database", fields: ["_id"] } },
  { name: "by_creation_time", config: { kind: "database", fields: ["_creationTime"] } },
];

type StoredIndex = { config: IndexConfig; staged: boolean };

/**
 * The tables and indexes of every component, in memory, with their rows in SQLite.
 * Written by the executor inside a transaction; each change hands back how to undo it in memory.
 */
export class Catalog {
  readonly #byName = new Map<string, Map<string, TableInfo>>();
  readonly #byNumber = new Map<string, Map<number, TableInfo>>();

  constructor(readonly statements: Statements) {
    this.reload();
  }

  /** Reads all tables and indexes again, after something was rolled back on disk. */
  reload(): void {
    this.#byName.clear();
    this.#byNumber.clear();
    const indexes = new Map<number, IndexInfo[]>();
    for (const row of this.statements.rows("SELECT id, tbl, name, config FROM indexes ORDER BY id").all()) {
      const [id, tbl, name, text] = row as [number, number, string, string];
      const stored = JSON.parse(text) as StoredIndex;
      const list = indexes.get(tbl) ?? [];
      list.push({ id, name, ...stored });
      indexes.set(tbl, list);
    }
    for (const row of this.statements.rows("SELECT id, component, name, number FROM tables").all()) {
      const [id, component, name, number] = row as [number, string, string, number];
      this.#remember(tableOf(id, component, name, number, indexes.get(id) ?? []));
    }
  }

  table(component: string, name: string): TableInfo | null {
    return this.#byName.get(component)?.get(name) ?? null;
  }

  tableByNumber(component: string, number: number): TableInfo | null {
    return this.#byNumber.get(component)?.get(number) ?? null;
  }

  tables(component: string): TableInfo[] {
    return [...(this.#byName.get(component)?.values() ?? [])];
  }

  components(): string[] {
    return [...this.#byName.keys()];
  }

  /** Makes a table with its two built-in indexes; `number` is kept when given and free. */
  createTable(component: string, name: string, number?: number): TableInfo {
    const chosen = number ?? this.#freeNumber(component, name);
    const made = this.statements
      .run("INSERT INTO tables (component, name, number) VALUES (?, ?, ?)")
      .run(component, name, chosen);
    const id = Number(made.lastInsertRowid);
    const indexes = BUILT_IN.map((index) =>
      this.#insertIndex(id, index.name, { config: index.config, staged: false }),
    );
    const table = tableOf(id, component, name, chosen, indexes);
    this.#remember(table);
    return table;
  }

  /** Forgets an empty table; its documents must be gone. */
  dropTable(table: TableInfo): void {
    this.statements.run("DELETE FROM indexes WHERE tbl = ?").run(table.id);
    this.statements.run("DELETE FROM tables WHERE id = ?").run(table.id);
    this.forget(table);
  }

  /** Removes a table from memory only. */
  forget(table: TableInfo): void {
    this.#byName.get(table.component)?.delete(table.name);
    this.#byNumber.get(table.component)?.delete(table.number);
  }

  createIndex(table: TableInfo, name: string, config: IndexConfig, staged: boolean): IndexInfo {
    const index = this.#insertIndex(table.id, name, { config, staged });
    table.indexes.push(index);
    return index;
  }

  dropIndex(table: TableInfo, index: IndexInfo): void {
    this.statements.run("DELETE FROM indexes WHERE id = ?").run(index.id);
    table.indexes.splice(table.indexes.indexOf(index), 1);
  }

  setStaged(index: IndexInfo, staged: boolean): void {
    index.staged = staged;
    const stored: StoredIndex = { config: index.config, staged };
    this.statements.run("UPDATE indexes SET config = ? WHERE id = ?").run(JSON.stringify(stored), index.id);
  }

  /** Gives a table another number, as an import into an empty table needs to keep its ids. */
  renumber(table: TableInfo, number: number): void {
    this.statements.run("UPDATE tables SET number = ? WHERE id = ?").run(number, table.id);
    this.#byNumber.get(table.component)?.delete(table.number);
    table.number = number;
    this.#remember(table);
  }

  #insertIndex(table: number, name: string, stored: StoredIndex): IndexInfo {
    const made = this.statements
      .run("INSERT INTO indexes (tbl, name, config) VALUES (?, ?, ?)")
      .run(table, name, JSON.stringify(stored));
    return { id: Number(made.lastInsertRowid), name, ...stored };
  }

  /** Tables of users have numbers that no component uses yet, so that an id of one is none of another's. */
  #freeNumber(component: string, name: string): number {
    const isSystem = name.startsWith("_");
    const numbers = isSystem ? [mapIn(this.#byNumber, component)] : [...this.#byNumber.values()];
    const taken = new Set(numbers.flatMap((tables) => [...tables.keys()]));
    let number = SYSTEM_TABLES.get(name) ?? (isSystem ? FIRST_SYSTEM_TABLE : FIRST_USER_TABLE);
    while (taken.has(number)) number++;
    return number;
  }

  #remember(table: TableInfo): void {
    mapIn(this.#byName, table.component).set(table.name, table);
    mapIn(this.#byNumber, table.component).set(table.number, table);
  }
}

function mapIn<K, L, V>(outer: Map<K, Map<L, V>>, key: K): Map<L, V> {
  let inner = outer.get(key);
  if (inner === undefined) outer.set(key, (inner = new Map<L, V>()));
  return inner;
}

function tableOf(
  id: number,
  component: string,
  name: string,
  number: number,
  indexes: IndexInfo[],
): TableInfo {
  const [byId, byCreationTime] = indexes;
  if (byId === undefined || byCreationTime === undefined)
    throw new Error(`Table ${name} lacks its built-in indexes.`);
  return { id, component, name, number, byId, byCreationTime, indexes };
}
