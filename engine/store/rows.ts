import type { Json } from "../protocol/json";
import { encodeKey } from "../protocol/keys";
import type { Statements } from "./database";
import type { Document } from "./indexKeys";
import type { KeyRange } from "./indexRange";

/** A stored document: `doc` is its row number, `body` its JSON text (ids and creation time included). */
export type Row = { doc: number; size: number; body: string };
export type KeyedRow = Row & { key: string };

/** A place in a database index. */
export type IndexEntry = { index: number; key: string };

/** Beyond every key: the first byte of a key is a small type tag. */
const END = "\xff";

const GET =
  "SELECT d.doc, d.size, d.body FROM entries e CROSS JOIN documents d ON d.doc = e.doc WHERE e.idx = ? AND e.key = ?";
const scan = (order: "ASC" | "DESC") =>
  "SELECT e.key, d.doc, d.size, d.body FROM entries e CROSS JOIN documents d ON d.doc = e.doc " +
  `WHERE e.idx = ? AND e.key >= ? AND e.key < ? ORDER BY e.key ${order} LIMIT ?`;
const ASCENDING = scan("ASC");
const DESCENDING = scan("DESC");

export function keyBytes(key: string): Buffer {
  return Buffer.from(key, "latin1");
}

export function documentOf(row: Row): Document {
  return JSON.parse(row.body) as Document;
}

/** Reads rows through an index; knows nothing of transactions, limits or read sets. */
export class RowReader {
  constructor(readonly statements: Statements) {}

  byId(byIdIndex: number, id: string): Row | null {
    return this.byKey(byIdIndex, encodeKey([id]));
  }

  byKey(index: number, key: string): Row | null {
    const row = this.statements.rows(GET).get(index, keyBytes(key)) as [number, number, string] | undefined;
    return row === undefined ? null : { doc: row[0], size: row[1], body: row[2] };
  }

  byRowNumber(doc: number): Row | null {
    const row = this.statements.rows("SELECT size, body FROM documents WHERE doc = ?").get(doc) as
      [number, string] | undefined;
    return row === undefined ? null : { doc, size: row[0], body: row[1] };
  }

  range(index: number, range: KeyRange, order: "asc" | "desc", limit: number): KeyedRow[] {
    const sql = order === "asc" ? ASCENDING : DESCENDING;
    const rows = this.statements
      .rows(sql)
      .all(index, keyBytes(range.lo), keyBytes(range.hi ?? END), limit) as [Buffer, number, number, string][];
    return rows.map(([key, doc, size, body]) => ({ key: key.toString("latin1"), doc, size, body }));
  }

  /** How many documents stand in an index; reads the whole index. */
  count(index: number): number {
    const [count] = this.statements.rows("SELECT count(*) FROM entries WHERE idx = ?").get(index) as [number];
    return count;
  }

  /** The sizes of an index's documents added up; reads them all. */
  bytes(index: number): number {
    const sql =
      "SELECT coalesce(sum(d.size), 0) FROM entries e CROSS JOIN documents d ON d.doc = e.doc WHERE e.idx = ?";
    const [bytes] = this.statements.rows(sql).get(index) as [number];
    return bytes;
  }
}

/** Writes document rows and their entries. */
export class RowWriter {
  constructor(readonly statements: Statements) {}

  insert(size: number, body: string): number {
    const made = this.statements.run("INSERT INTO documents (size, body) VALUES (?, ?)").run(size, body);
    return Number(made.lastInsertRowid);
  }

  replace(doc: number, size: number, body: string): void {
    this.statements.run("UPDATE documents SET size = ?, body = ? WHERE doc = ?").run(size, body, doc);
  }

  remove(doc: number): void {
    this.statements.run("DELETE FROM documents WHERE doc = ?").run(doc);
  }

  /** Adds a document's entries, all with one statement. */
  addEntries(entries: readonly IndexEntry[], doc: number): void {
    if (entries.length === 0) return;
    const values: unknown[] = [];
    for (const { index, key } of entries) values.push(index, keyBytes(key), doc);
    this.statements.run(insertEntries(entries.length)).run(...values);
  }

  removeEntry(index: number, key: string): void {
    this.statements.run("DELETE FROM entries WHERE idx = ? AND key = ?").run(index, keyBytes(key));
  }
}

const insertSql: string[] = [];

function insertEntries(count: number): string {
  return (insertSql[count] ??=
    `INSERT INTO entries (idx, key, doc) VALUES ${Array(count).fill("(?, ?, ?)").join(", ")}`);
}

/** A document's JSON text with its fields in Convex's stored order: by name. */
export function bodyOf(document: Document): string {
  const sorted: { [field: string]: Json } = {};
  for (const field of Object.keys(document).sort()) sorted[field] = document[field] as Json;
  return JSON.stringify(sorted);
}
