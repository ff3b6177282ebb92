import type { Store } from "../store/store";
import type { Transaction } from "../store/transaction";
import type { WriteLog } from "../store/writeLog";

/** Commits many mutations with one SQLite transaction, and so with one fsync. */
export class Committer {
  #pending: WriteLog[] = [];

  constructor(readonly store: Store) {}

  /**
   * Runs `work`, whose mutations call `add`, and commits. When it returns, all of it is on disk; when
   * it throws, none of it is.
   */
  batch(work: () => void): void {
    const { db } = this.store;
    const head = this.store.head;
    db.exec("BEGIN IMMEDIATE");
    try {
      work();
      this.store.saveHead();
      db.exec("COMMIT");
    } catch (error) {
      if (db.inTransaction) db.exec("ROLLBACK");
      this.#pending = [];
      this.store.head = head;
      this.store.forgetCounts();
      this.store.catalog.reload();
      throw error;
    }
  }

  /** A mutation ended well: its timestamp becomes the head that the next ones follow. */
  add(tx: Transaction): void {
    tx.finish();
    this.store.head = tx.ts;
    this.#pending.push(tx.writes);
  }

  /** What was written since the last call. */
  takeCommitted(): WriteLog[] {
    return this.#pending.splice(0);
  }
}
