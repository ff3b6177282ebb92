import type { TableInfo } from "./catalog";
import type { Document } from "./indexKeys";

/** A place in a database index that a transaction touched. */
export type KeyWrite = { index: number; key: string };

/** A document's change, as search subscriptions need it. */
export type DocumentWrite = { table: TableInfo; before: Document | null; after: Document | null };

/**
 * What a transaction wrote, in order, so that a nested mutation that fails can be cut off again and
 * so that the commit knows which subscriptions it touches.
 */
export class WriteLog {
  readonly keys: KeyWrite[] = [];
  readonly documents: DocumentWrite[] = [];
  bytes = 0;

  get mark(): { keys: number; documents: number } {
    return { keys: this.keys.length, documents: this.documents.length };
  }

  cutTo(mark: { keys: number; documents: number }): void {
    this.keys.length = mark.keys;
    this.documents.length = mark.documents;
  }

  /** How many documents of a table came (positive) or went since the transaction began. */
  countDelta(table: TableInfo): number {
    let delta = 0;
    for (const write of this.documents) {
      if (write.table.id !== table.id) continue;
      delta += (write.after === null ? 0 : 1) - (write.before === null ? 0 : 1);
    }
    return delta;
  }
}
