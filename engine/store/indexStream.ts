import type { IndexInfo, TableInfo } from "./catalog";
import type { KeyRange } from "./indexRange";
import type { KeyedRow } from "./rows";
import { isSystemTable } from "./systemTables";
import type { Transaction } from "./transaction";

const FETCH = 100;
const LARGEST_FETCH = 1024;

export type Order = "asc" | "desc";

/** A range of an index of a table. */
export type RangeSource = { table: TableInfo; index: IndexInfo; range: KeyRange; order: Order };

/**
 * Reads a key range of an index row by row. Rows come in chunks, of `sizeHint` rows or of Convex's
 * default of 100: what a function writes while it iterates shows from the next chunk on, as on Convex.
 * `finish` notes exactly the part that was consumed as read, so that a write beyond it disturbs no subscription.
 */
export class IndexStream {
  readonly #tx: Transaction;
  readonly #index: IndexInfo;
  readonly #isSystem: boolean;
  readonly #whole: KeyRange;
  readonly #order: Order;
  readonly #fetch: number;
  #rest: KeyRange;
  #page: KeyedRow[] = [];
  #position = 0;
  #more = true;
  #exhausted = false;
  #begun = false;
  #last: string | null = null;

  constructor(tx: Transaction, { table, index, range, order }: RangeSource, sizeHint?: number) {
    this.#tx = tx;
    this.#index = index;
    this.#isSystem = isSystemTable(table.name);
    this.#whole = range;
    this.#rest = range;
    this.#order = order;
    this.#fetch = Math.min(sizeHint ?? FETCH, LARGEST_FETCH);
  }

  /** The key of the row `next` gave last; null before the first. */
  get lastKey(): string | null {
    return this.#last;
  }

  /** The next row, or null at the end of the range. */
  next(): KeyedRow | null {
    if (!this.#begun) {
      this.#begun = true;
      this.#tx.openRange();
    }
    if (this.#position === this.#page.length) {
      if (!this.#more) {
        this.#exhausted = true;
        return null;
      }
      this.#load();
      return this.next();
    }
    const row = this.#page[this.#position++] as KeyedRow;
    this.#last = row.key;
    if (!this.#isSystem) this.#tx.budget.readDocument(row.size);
    return row;
  }

  /** Notes what was read. Called once, when nothing more is. */
  finish(): void {
    if (this.#begun) this.#tx.closeRange();
    const { lo, hi } = this.#whole;
    if (this.#exhausted) this.#tx.reads.add(this.#index.id, lo, hi);
    else if (this.#last === null) return;
    else if (this.#order === "asc") this.#tx.reads.add(this.#index.id, lo, `${this.#last}\0`);
    else this.#tx.reads.add(this.#index.id, this.#last, hi);
  }

  #load(): void {
    this.#page = this.#tx.reader.range(this.#index.id, this.#rest, this.#order, this.#fetch);
    this.#position = 0;
    this.#more = this.#page.length === this.#fetch;
    const last = this.#page.at(-1);
    if (last !== undefined) this.#rest = after(this.#rest, last.key, this.#order);
  }
}

/** What of a range comes after a key, in reading order. */
export function after(range: KeyRange, key: string, order: Order): KeyRange {
  return order === "asc" ? { lo: `${key}\0`, hi: range.hi } : { lo: range.lo, hi: key };
}

/** What of a range comes up to a key, itself included, in reading order. */
export function upTo(range: KeyRange, key: string, order: Order): KeyRange {
  return order === "asc" ? { lo: range.lo, hi: `${key}\0` } : { lo: key, hi: range.hi };
}
