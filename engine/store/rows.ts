import type { Json } from "../protocol/json";
import { encodeKey } from "../protocol/keys";
import type { Document } from "./indexKeys";
import type { KeyRange } from "./indexRange";
import { Insertion, type Statements } from "./statements";

/** A stored document: `doc` is its row number, `body` its JSON text (ids and creation time included). */
export type Row = { doc: number; size: number; body: string };
export type KeyedRow = Row & { key: string };

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

const DOCUMENTS = new Insertion("documents", ["doc", "size", "body"]);
const ENTRIES = new Insertion("entries", ["idx", "key", "doc"]);

/** Writes document rows and their entries. One connection writes, so it numbers the rows. */
export class RowWriter {
  #last: number;

  constructor(readonly statements: Statements) {
    const [last] = statements.rows("SELECT max(doc) FROM documents").get() as [number | null];
    this.#last = last ?? 0;
  }

  insert(size: number, body: string): number {
    const doc = (this.#last += 1);
    this.statements.insertLater(DOCUMENTS, doc, size, body);
    return doc;
  }

  replace(doc: number, size: number, body: string): void {
    this.statements.run("UPDATE documents SET size = ?, body = ? WHERE doc = ?").run(size, body, doc);
  }

  remove(doc: number): void {
    this.statements.run("DELETE FROM documents WHERE doc = ?").run(doc);
  }

  addEntry(index: number, key: string, doc: number): void {
    this.statements.insertLater(ENTRIES, index, keyBytes(key), doc);
  }

  removeEntry(index: number, key: string): void {
    this.statements.run("DELETE FROM entries WHERE idx = ? AND key = ?").run(index, keyBytes(key));
  }
}

/** A document's JSON text with its fields in Convex's stored order: by name. */
export function bodyOf(document: Document): string {
  const sorted: { [field: string]: Json } = {};
  for (const field of Object.keys(document).sort()) sorted[field] = document[field] as Json;
  return JSON.stringify(sorted);
}
