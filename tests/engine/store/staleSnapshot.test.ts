import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Committer } from "../../../engine/functions/executor/committer";
import { Store } from "../../../engine/store/store";
import { Transaction } from "../../../engine/store/transaction";

let folder: string;
let store: Store;
let committer: Committer;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "stale-"));
  store = new Store(folder);
  committer = new Committer(store);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

function begin(): Transaction {
  return new Transaction({ store, now: 0, ts: store.nextTimestamp(), writable: true, schemaCheck: () => {} });
}

/** Inserts a document; it is the batch's, if one is open. */
function insert(): bigint {
  const tx = begin();
  tx.insert("", "items", { n: 1 });
  tx.finish();
  committer.add(tx);
  return tx.ts;
}

const count = (tx: Transaction) => tx.count(tx.writableTable("", "items"));

test("a stale snapshot is the state before the batch, whose timestamp it has", () => {
  const committed = committer.batch(insert);
  committer.batch(() => {
    const inBatch = insert();
    const tx = begin();
    tx.insert("", "items", { n: 2 });
    expect([tx.snapshotTs, count(tx)]).toEqual([inBatch, 3]);
    expect(tx.onSnapshot(() => [tx.snapshotTs, count(tx)])).toEqual([committed, 1]);
    expect([tx.snapshotTs, count(tx)]).toEqual([inBatch, 3]);
  });
});

test("what a stale snapshot reads counts against its own limits", () => {
  committer.batch(insert);
  committer.batch(() => {
    const tx = begin();
    const id = tx.insert("", "items", { n: 2 });
    const table = tx.writableTable("", "items");
    tx.get(table, id);
    const own = structuredClone(tx.budget);
    const inside = tx.onSnapshot(() => {
      for (let i = 0; i < 3; i++) tx.get(table, id);
      count(tx);
      return tx.budget.ranges.used;
    });
    expect(inside).toBeGreaterThan(0);
    expect(structuredClone(tx.budget)).toEqual(own);
  });
});
