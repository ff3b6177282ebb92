import { mkdirSync } from "node:fs";
import path from "node:path";
import Database from "libsql";

export type Db = InstanceType<typeof Database>;

/** The layout's number; a folder written by another layout is refused instead of misread. */
const LAYOUT = "2";

const TABLES = `
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS head (id INTEGER PRIMARY KEY, ts TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS tables (
  id INTEGER PRIMARY KEY, component TEXT NOT NULL, name TEXT NOT NULL, number INTEGER NOT NULL,
  UNIQUE (component, name), UNIQUE (component, number));
CREATE TABLE IF NOT EXISTS indexes (
  id INTEGER PRIMARY KEY AUTOINCREMENT, tbl INTEGER NOT NULL, name TEXT NOT NULL, config TEXT NOT NULL,
  UNIQUE (tbl, name));
CREATE TABLE IF NOT EXISTS documents (doc INTEGER PRIMARY KEY, size INTEGER NOT NULL, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS entries (
  idx INTEGER NOT NULL, key BLOB NOT NULL, doc INTEGER NOT NULL, PRIMARY KEY (idx, key)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS requests (
  day INTEGER NOT NULL, session TEXT NOT NULL, request INTEGER NOT NULL, ts TEXT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY (day, session, request)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS file_urls (uuid TEXT PRIMARY KEY, component TEXT NOT NULL, id TEXT NOT NULL) WITHOUT ROWID;
`;

export class StorageError extends Error {}

function open(file: string, options?: { readonly: boolean }): Db {
  try {
    return new Database(file, options);
  } catch (error) {
    throw new StorageError(`The database ${file} cannot be opened: ${String(error)}`);
  }
}

/**
 * Opens (or makes) the database of a data folder: WAL, and every commit is on disk when it returns.
 * @throws StorageError in one sentence when the file is damaged or written by another layout
 */
export function openDatabase(folder: string): Db {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, "data.db");
  const db = open(file);
  try {
    db.exec("PRAGMA journal_mode = WAL");
    db.exec("PRAGMA synchronous = FULL");
    db.exec("PRAGMA cache_size = -32768");
    db.exec("PRAGMA temp_store = MEMORY");
    db.exec(TABLES);
  } catch (error) {
    throw new StorageError(
      `The database ${file} is damaged (${String(error)}); restore it from a copy or an export.`,
    );
  }
  const layout = readMeta(db, "layout");
  if (layout === null) writeMeta(db, "layout", LAYOUT);
  else if (layout !== LAYOUT) {
    throw new StorageError(`The database ${file} has layout ${layout}, and this engine reads ${LAYOUT}.`);
  }
  return db;
}

/** Opens a second connection that only ever sees committed data. */
export function openReader(folder: string): Db {
  return open(path.join(folder, "data.db"), { readonly: true });
}

export function readMeta(db: Db, key: string): string | null {
  const row = db.prepare("SELECT value FROM meta WHERE key = ?").raw().get(key) as [string] | undefined;
  return row === undefined ? null : row[0];
}

export function writeMeta(db: Db, key: string, value: string): void {
  db.prepare(
    "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
  ).run(key, value);
}

/**
 * Sets the newest timestamp. It has a table of its own: every commit writes it, and beside the large
 * texts of `meta` that took ten times as long.
 */
export const WRITE_HEAD = "INSERT OR REPLACE INTO head (id, ts) VALUES (1, ?)";

/** The newest timestamp a database holds; 0 for a new one. */
export function readHead(db: Db): bigint {
  const row = db.prepare("SELECT ts FROM head WHERE id = 1").raw().get() as [string] | undefined;
  return BigInt(row === undefined ? "0" : row[0]);
}
