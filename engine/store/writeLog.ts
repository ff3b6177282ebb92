import { CATALOG_INDEX, type TableInfo } from "./catalog";
import type { Document } from "./indexKeys";
import { bodyOf } from "./rows";

/** A place in a database index that a transaction touched. */
export type KeyWrite = { index: number; key: string };

/** A document's change, as search subscriptions need it. */
export type DocumentWrite = { table: TableInfo; before: Document | null; after: Document | null };

/**
 * What a transaction wrote, in order, so that a nested mutation that fails can be cut off again and
 * so that the commit knows which subscriptions it touches.
 */
export class WriteLog {
  keys: KeyWrite[] = [];
  documents: DocumentWrite[] = [];
  bytes = 0;

  get mark(): { keys: number; documents: number } {
    return { keys: this.keys.length, documents: this.documents.length };
  }

  cutTo(mark: { keys: number; documents: number }): void {
    this.keys.length = mark.keys;
    this.documents.length = mark.documents;
  }

  /**
   * Reduces the writes to each document to what they come to: subscriptions see commits, not the steps
   * of a transaction. `keysOf` gives a document's places in the database indexes of its table.
   */
  settle(keysOf: (table: TableInfo, document: Document) => KeyWrite[]): void {
    if (this.documents.length < 2) return;
    const net = new Map<string, DocumentWrite>();
    for (const write of this.documents) {
      const id = (write.after ?? write.before)?.["_id"] as string;
      const key = `${write.table.id} ${id}`;
      const earlier = net.get(key);
      net.set(key, earlier === undefined ? write : { ...write, before: earlier.before });
    }
    if (net.size === this.documents.length) return;
    this.documents = [...net.values()].filter(isChange);
    this.keys = this.keys.filter(({ index }) => index === CATALOG_INDEX);
    for (const { table, before, after } of this.documents) {
      if (before !== null) this.keys.push(...keysOf(table, before));
      if (after !== null) this.keys.push(...keysOf(table, after));
    }
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

function isChange({ before, after }: DocumentWrite): boolean {
  if (before === null || after === null) return before !== after;
  return bodyOf(before) !== bodyOf(after);
}
