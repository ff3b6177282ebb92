import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Snapshots } from "../../../engine/store/snapshots";
import { Store } from "../../../engine/store/store";

const NOW = 1_000_000;
const WHOLE = { lo: "", hi: null };

let folder: string;
let store: Store;
let snapshots: Snapshots;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "snapshots-"));
  store = new Store(folder);
  snapshots = new Snapshots(folder, store.db);
});
afterEach(() => {
  snapshots.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Adds a row under a key of the first table's index. */
function write(key: string): void {
  const table = store.catalog.table("", "rows") ?? store.catalog.createTable("", "rows");
  store.writer.addEntry(table.byId.id, key, store.writer.insert(1, `{"key":"${key}"}`));
  // A statement of any kind writes what waits.
  store.statements.rows("SELECT 1").get();
}

/** The keys a state holds; null if it is not kept. */
function keysAt(ts: bigint): string[] | null {
  const index = store.catalog.table("", "rows")?.byId.id ?? 0;
  return (
    snapshots
      .at(ts)
      ?.range(index, WHOLE, "asc", 100)
      .map(({ key }) => key) ?? null
  );
}

test("each timestamp shows the state it had, whatever is written later", () => {
  write("a");
  snapshots.keep(1n, NOW);
  write("b");
  snapshots.keep(2n, NOW);
  store.db.exec("DELETE FROM entries");
  expect([keysAt(1n), keysAt(2n), keysAt(3n)]).toEqual([["a"], ["a", "b"], null]);
});

test("an open write transaction does not show", () => {
  write("a");
  snapshots.keep(1n, NOW);
  store.db.exec("BEGIN IMMEDIATE");
  write("b");
  expect(keysAt(1n)).toEqual(["a"]);
  store.db.exec("COMMIT");
  expect(keysAt(1n)).toEqual(["a"]);
});

test("a state is kept for thirty seconds from when it was last asked for", () => {
  write("a");
  snapshots.keep(1n, NOW);
  snapshots.keep(1n, NOW + 20_000);
  snapshots.keep(2n, NOW);
  snapshots.sweep(NOW + 30_000);
  expect([keysAt(1n), keysAt(2n)]).toEqual([["a"], null]);
  snapshots.sweep(NOW + 50_000);
  expect(snapshots.size).toBe(0);
});

test("the oldest makes room for the thirty-third", () => {
  write("a");
  for (let ts = 1n; ts <= 33n; ts++) snapshots.keep(ts, NOW);
  expect(snapshots.size).toBe(32);
  expect([keysAt(1n), keysAt(2n)]).toEqual([null, ["a"]]);
});

test("a state of other tables and indexes than today's is not read", () => {
  write("a");
  snapshots.keep(1n, NOW);
  store.catalog.createTable("", "others");
  expect(keysAt(1n)).toBeNull();
});

test("all are given up when the write-ahead log grows too long", () => {
  write("a");
  snapshots.keep(1n, NOW);
  store.db.exec("CREATE TABLE bulk (bytes BLOB)");
  store.db.exec("INSERT INTO bulk VALUES (randomblob(30000000))");
  snapshots.sweep(NOW);
  expect(snapshots.size).toBe(1);
  for (let i = 0; i < 2; i++) store.db.exec("INSERT INTO bulk VALUES (randomblob(30000000))");
  snapshots.sweep(NOW);
  expect(snapshots.size).toBe(0);
});
