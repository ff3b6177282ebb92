import { performance } from "node:perf_hooks";
import type { Store } from "../../store/store";
import type { Transaction } from "../../store/transaction";
import type { WriteLog } from "../../store/writeLog";

/** A mutation that had written something failed: what it wrote can only be undone with the whole batch. */
export class UndoBatch extends Error {}

/** Commits many mutations with one SQLite transaction, and so with one fsync. */
export class Committer {
  /** Milliseconds the last commit took. */
  commitMs = 0;
  #pending: WriteLog[] = [];

  constructor(readonly store: Store) {}

  /**
   * Runs `work`, whose mutations call `add`, and commits. When it returns, all of it is on disk; when
   * it throws, none of it is.
   */
  batch<T>(work: () => T): T {
    const { db, statements } = this.store;
    const head = this.store.head;
    statements.run("BEGIN IMMEDIATE").run();
    try {
      const result = work();
      this.store.saveHead();
      const begun = performance.now();
      statements.run("COMMIT").run();
      this.commitMs = performance.now() - begun;
      return result;
    } catch (error) {
      statements.discard();
      if (db.inTransaction) db.exec("ROLLBACK");
      this.#pending = [];
      this.store.head = head;
      this.store.forget();
      throw error;
    }
  }

  /** A mutation ended well: its timestamp becomes the head that the next ones follow. */
  add(tx: Transaction): void {
    this.store.head = tx.ts;
    this.#pending.push(tx.writes);
  }

  /** What was written since the last call. */
  takeCommitted(): WriteLog[] {
    return this.#pending.splice(0);
  }
}
