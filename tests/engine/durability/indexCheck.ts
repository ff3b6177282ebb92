import Database from "libsql";
import type { IndexInfo, TableInfo } from "../../../engine/store/catalog";
import type { Db } from "../../../engine/store/database";
import { Statements } from "../../../engine/store/statements";
import { entryKey } from "../../../engine/store/indexKeys";
import { specialIndex } from "../../../engine/store/specialIndexes";
import type { StoredData, StoredDocument } from "./storedData";

/**
 * Compares every index with the documents, both ways: database indexes with keys computed anew, search
 * and vector indexes with ones built anew. Gives what is wrong, in words; nothing when all is well.
 */
export function checkIndexes(data: StoredData): string[] {
  const problems = checkWhole(data);
  const scratch = new Database(":memory:");
  for (const table of data.tables()) {
    const rows = data.rows(table);
    for (const index of table.indexes) {
      const where = `${table.component}/${table.name}.${index.name}`;
      if (index.config.kind === "database") problems.push(...checkEntries(data, index, rows, where));
      else
        problems.push(
          ...checkSpecial(data, table, index, rows, scratch).map((problem) => `${where}: ${problem}`),
        );
    }
  }
  scratch.close();
  return problems;
}

/** The file itself, rows that no table owns, and entries of indexes that do not exist. */
function checkWhole(data: StoredData): string[] {
  const problems: string[] = [];
  const integrity = data.all<[string]>("PRAGMA integrity_check").map(([line]) => line);
  if (integrity.join() !== "ok") problems.push(`integrity: ${integrity.slice(0, 5).join("; ")}`);
  const byId = data.tables().map(({ byId }) => byId.id);
  const orphans = data.all<[number]>(
    `SELECT doc FROM documents WHERE doc NOT IN (SELECT doc FROM entries WHERE idx IN (${byId.join()}))`,
  );
  if (orphans.length > 0) problems.push(`${orphans.length} documents in no by_id index`);
  const known = data.tables().flatMap(({ indexes }) => indexes.map(({ id }) => id));
  const stray = data.all<[number]>(`SELECT DISTINCT idx FROM entries WHERE idx NOT IN (${known.join()})`);
  if (stray.length > 0) problems.push(`entries of unknown indexes ${stray.join()}`);
  return problems;
}

function checkEntries(data: StoredData, index: IndexInfo, rows: StoredDocument[], where: string): string[] {
  const stored = new Map(data.entries(index));
  const problems: string[] = [];
  for (const { doc, document } of rows) {
    const key = entryKey(index, document);
    if (stored.get(key) !== doc) problems.push(`${where}: no entry for ${String(document["_id"])}`);
    stored.delete(key);
  }
  if (stored.size > 0) problems.push(`${where}: ${stored.size} entries of no document`);
  return problems;
}

function checkSpecial(
  data: StoredData,
  table: TableInfo,
  index: IndexInfo,
  rows: StoredDocument[],
  scratch: Db,
): string[] {
  const special = specialIndex(table, index);
  if (special === null) return ["neither a search nor a vector index"];
  const fresh = new Statements(scratch);
  special.create(fresh);
  for (const { doc, document } of rows) special.add(fresh, doc, document);
  const contents = index.config.kind === "search" ? searchContents : vectorContents;
  const problems: string[] = [];
  for (const sql of contents(index.id, data.db, scratch)) {
    const stored = textRows(data.db, sql);
    const wanted = textRows(scratch, sql);
    const missing = [...wanted].filter((row) => !stored.has(row)).length;
    const extra = [...stored].filter((row) => !wanted.has(row)).length;
    if (missing + extra > 0) problems.push(`${missing} rows are missing and ${extra} too many in ${sql}`);
  }
  return problems;
}

/** Queries that read all of a search index. Its words are shown by a view that FTS5 makes on demand. */
function searchContents(id: number, ...databases: Db[]): string[] {
  for (const db of databases) {
    db.exec("PRAGMA query_only = 0");
    db.exec(
      `CREATE VIRTUAL TABLE IF NOT EXISTS temp.words_${id} USING fts5vocab(main, search_${id}, instance)`,
    );
  }
  return [
    `SELECT term, doc, "offset" FROM temp.words_${id}`,
    `SELECT doc, length, created FROM search_${id}_documents`,
    `SELECT documents, length FROM search_totals WHERE idx = ${id}`,
  ];
}

function vectorContents(id: number): string[] {
  return [`SELECT * FROM vector_${id}`];
}

function textRows(db: Db, sql: string): Set<string> {
  const rows = db.prepare(sql).raw().all() as unknown[][];
  return new Set(
    rows.map((row) =>
      JSON.stringify(row.map((value) => (Buffer.isBuffer(value) ? value.toString("base64") : String(value)))),
    ),
  );
}
