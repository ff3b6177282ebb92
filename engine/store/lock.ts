import { mkdirSync } from "node:fs";
import path from "node:path";
import Database from "libsql";
import { type Db, StorageError } from "./database";

/** Locks held by this process: a lock that nobody refers to would go with the garbage collector. */
const held = new Set<Db>();

/**
 * Takes a data folder (made if missing) for this process until `release`. The lock is SQLite's on a
 * file of its own, which the operating system drops with the process however it ends.
 * @throws StorageError in one sentence when another process, or this one, has the folder already
 */
export function lockFolder(folder: string): { release(): void } {
  const db = openLock(folder);
  held.add(db);
  return {
    release: () => {
      if (held.delete(db)) db.close();
    },
  };
}

function openLock(folder: string): Db {
  let db: Db | null = null;
  try {
    mkdirSync(folder, { recursive: true });
    db = new Database(path.join(folder, "lock.db"));
    db.exec("BEGIN EXCLUSIVE");
    return db;
  } catch (error) {
    db?.close();
    if (isBusy(error)) {
      throw new StorageError(
        `The data folder ${folder} is in use by another process; stop that one first or choose another folder.`,
      );
    }
    throw new StorageError(`The data folder ${folder} cannot be used: ${String(error)}`);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "SQLITE_BUSY";
}
