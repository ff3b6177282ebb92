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
  folder = mkdtempSync(path.join(tmpdir(), "counts-"));
  store = new Store(folder);
  committer = new Committer(store);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

/** Commits a transaction and gives what its work gave. */
function write<T>(work: (tx: Transaction) => T): T {
  return committer.batch(() => {
    const tx = new Transaction({
      store,
      now: 0,
      ts: store.nextTimestamp(),
      writable: true,
      schemaCheck: () => {},
    });
    const result = work(tx);
    tx.finish();
    committer.add(tx);
    return result;
  });
}

const count = (tx: Transaction) => tx.count(tx.writableTable("", "items"));

test("counts what the transaction itself wrote once, then and afterwards", () => {
  const first = write((tx) => {
    tx.insert("", "items", {});
    tx.insert("", "items", {});
    return count(tx);
  });
  expect([first, write(count)]).toEqual([2, 2]);
});

test("a first count after a nested mutation was undone leaves that one out", () => {
  write((tx) => tx.insert("", "items", {}));
  const counted = write((tx) => {
    const undone = tx.begin();
    tx.insert("", "items", {});
    const inside = count(tx);
    undone.rollback();
    return [inside, count(tx)];
  });
  expect([counted, write(count)]).toEqual([[2, 1], 1]);
});
