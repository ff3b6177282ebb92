import { checkDocument } from "../protocol/check";
import { decodeId, encodeId, newInternalId } from "../protocol/ids";
import type { Json } from "../protocol/json";
import { encodeKey } from "../protocol/keys";
import { sizeOf } from "../protocol/size";
import { checkSystemFields } from "../protocol/systemFields";
import { CATALOG_INDEX, type TableInfo } from "./catalog";
import { CommitTimestamps } from "./commitTimestamps";
import { readHead } from "./database";
import { type Document, entryKey } from "./indexKeys";
import { ReadSet } from "./ranges";
import { bodyOf, documentOf, type Row, type RowReader } from "./rows";
import type { Store } from "./store";
import { maintainSpecialIndexes } from "./specialIndexes";
import { isSystemTable } from "./systemTables";
import { TransactionBudget } from "./transactionBudget";
import { type KeyWrite, WriteLog } from "./writeLog";

/** Decides whether a document fits its table's schema; throws a FunctionError if not. */
export type SchemaCheck = (table: TableInfo, document: Document) => void;

export type TransactionOptions = {
  store: Store;
  /** Milliseconds since 1970; what the function sees as Date.now(). */
  now: number;
  ts: bigint;
  writable: boolean;
  schemaCheck: SchemaCheck;
  /** Reads another state than the newest. */
  reader?: RowReader;
};

/**
 * One query's or mutation's view of the database. Writes go straight to SQLite inside the
 * executor's open transaction, so reads see them; savepoints undo them.
 */
export class Transaction {
  readonly store: Store;
  readonly now: number;
  readonly ts: bigint;
  readonly writes = new WriteLog();
  readonly #writable: boolean;
  readonly #schemaCheck: SchemaCheck;
  readonly #commitTimestamps: CommitTimestamps;
  readonly #createdTables: TableInfo[] = [];
  #reader: RowReader;
  #reads = new ReadSet();
  #budget = new TransactionBudget();
  #savepoints = 0;
  #openRanges = 0;

  constructor(options: TransactionOptions) {
    this.store = options.store;
    this.now = options.now;
    this.ts = options.ts;
    this.#writable = options.writable;
    this.#schemaCheck = options.schemaCheck;
    this.#reader = options.reader ?? options.store.reader;
    this.#commitTimestamps = new CommitTimestamps(this.ts);
  }

  /** What was read; subscriptions rerun when a commit touches it. */
  get reads(): ReadSet {
    return this.#reads;
  }

  get reader(): RowReader {
    return this.#reader;
  }

  get budget(): TransactionBudget {
    return this.#budget;
  }

  /** The timestamp (nanoseconds) of the state it reads: everything committed up to then is there, and nothing later. */
  get snapshotTs(): bigint {
    if (this.#reader === this.store.reader) return this.store.head;
    return readHead(this.#reader.statements.db);
  }

  get hasWritten(): boolean {
    return this.writes.keys.length > 0;
  }

  /** A table by name, noting that the answer depends on which tables exist. */
  table(component: string, name: string): TableInfo | null {
    const table = this.store.catalog.table(component, name);
    if (table === null) {
      const key = encodeKey([component, name]);
      this.reads.add(CATALOG_INDEX, key, `${key}\0`);
    }
    return table;
  }

  /** The table an id names, or null when it is not an id of this component's tables. */
  tableOfId(component: string, id: string): TableInfo | null {
    const decoded = decodeId(id);
    return decoded === null ? null : this.store.catalog.tableByNumber(component, decoded.tableNumber);
  }

  get(table: TableInfo, id: string): Row | null {
    const key = encodeKey([id]);
    this.#read(table.byId.id, key, `${key}\0`);
    const row = this.#reader.byKey(table.byId.id, key);
    if (row !== null && !isSystemTable(table.name)) this.budget.readDocument(row.size);
    return row;
  }

  count(table: TableInfo): number {
    this.#read(table.byId.id, "", null);
    if (this.#reader !== this.store.reader) return this.#reader.count(table.byId.id);
    const pending = this.writes.countDelta(table);
    return this.store.count(table.byId.id, pending) + pending;
  }

  /** A query has begun to read a range; what it will have read shows when it ends. */
  openRange(): void {
    this.#openRanges += 1;
    this.budget.readRanges(this.#reads.size + this.#openRanges);
  }

  closeRange(): void {
    this.#openRanges -= 1;
  }

  /** Inserts a document and gives its id. A table that does not exist yet is made. */
  insert(component: string, name: string, value: Document): string {
    const table = this.writableTable(component, name);
    const id = encodeId(table.number, newInternalId());
    const creationTime = this.store.nextCreationTime(this.now);
    checkSystemFields(value, id, creationTime);
    // The spread comes last, where V8 needs no new hidden class for it: a tenth of the time.
    this.put(table, { _creationTime: creationTime, _id: id, ...value });
    return id;
  }

  /** Stores a whole new document, its id and creation time given. */
  put(table: TableInfo, document: Document): void {
    const size = this.#check(table, document);
    const doc = this.store.writer.insert(size, bodyOf(document));
    this.#commitTimestamps.note(doc, table, document);
    this.#addEntries(entriesOf(table, document), doc);
    this.#wrote(table, doc, null, document);
  }

  /** Puts `next` in place of a stored document; nothing happens when they are the same. */
  replace(table: TableInfo, row: Row, next: Document): void {
    const size = this.#check(table, next);
    const body = bodyOf(next);
    if (body === row.body) return;
    const before = documentOf(row);
    this.store.writer.replace(row.doc, size, body);
    this.#commitTimestamps.note(row.doc, table, next);
    this.#moveEntries(table, row.doc, before, next);
    this.#wrote(table, row.doc, before, next);
  }

  remove(table: TableInfo, row: Row): void {
    if (!isSystemTable(table.name)) this.budget.writeDocument(0);
    const before = documentOf(row);
    this.store.writer.remove(row.doc);
    this.#commitTimestamps.forget(row.doc);
    for (const entry of entriesOf(table, before)) this.#removeEntry(entry);
    this.#wrote(table, row.doc, before, null);
  }

  /** The table, made if it does not exist yet. */
  writableTable(component: string, name: string): TableInfo {
    if (!this.#writable) throw new Error("a query's transaction cannot write");
    const known = this.store.catalog.table(component, name);
    if (known !== null) return known;
    const table = this.store.catalog.createTable(component, name);
    this.#createdTables.push(table);
    this.writes.keys.push({ index: CATALOG_INDEX, key: encodeKey([component, name]) });
    return table;
  }

  /** Runs `work`; when it throws, its writes (and only its) are undone and the error goes on. */
  nested<T>(work: () => T): T {
    const savepoint = this.begin();
    try {
      const result = work();
      savepoint.release();
      return result;
    } catch (error) {
      savepoint.rollback();
      throw error;
    }
  }

  /** Opens a savepoint; exactly one of `release` and `rollback` must follow. */
  begin(): { release(): void; rollback(): void } {
    const name = `s${(this.#savepoints += 1)}`;
    const mark = this.writes.mark;
    const tables = this.#createdTables.length;
    const undoTimestamps = this.#commitTimestamps.mark();
    const undoWrites = this.#budget.markWrites();
    this.store.statements.run(`SAVEPOINT ${name}`).run();
    const release = () => {
      this.store.statements.run(`RELEASE ${name}`).run();
      this.#savepoints -= 1;
    };
    const rollback = () => {
      this.store.statements.discard();
      // Some errors, such as a full disk, end SQLite's transaction and with it the savepoint.
      if (this.store.db.inTransaction) {
        this.store.statements.run(`ROLLBACK TO ${name}`).run();
        release();
      }
      this.writes.cutTo(mark);
      undoTimestamps();
      undoWrites();
      for (const table of this.#createdTables.splice(tables)) this.store.catalog.forget(table);
    };
    return { release, rollback };
  }

  /**
   * Runs `work` on the newest committed state, without this transaction's writes. What it reads is noted
   * nowhere and counts against limits of its own.
   */
  onSnapshot<T>(work: () => T): T {
    const saved = [this.#reads, this.#reader, this.#budget, this.#openRanges] as const;
    this.#reads = new ReadSet();
    this.#reader = this.store.snapshot;
    this.#budget = new TransactionBudget();
    this.#openRanges = 0;
    try {
      return work();
    } finally {
      [this.#reads, this.#reader, this.#budget, this.#openRanges] = saved;
    }
  }

  /** JSON text of a result, with the commit timestamp where the function returned its placeholder. */
  fillCommitTimestamp(text: string): string {
    if (!text.includes("$commitTs")) return text;
    return JSON.stringify(this.#commitTimestamps.fill(JSON.parse(text) as Json));
  }

  /**
   * The last step before the commit: gives `db.vars.commitTs` its value, counts documents and reduces
   * the write log to what the transaction comes to.
   */
  finish(): void {
    this.#commitTimestamps.resolve((table, doc, document) => {
      const row = this.store.reader.byRowNumber(doc);
      if (row !== null) this.replace(table, row, document);
    });
    const deltas = new Map<number, number>();
    for (const { table, before, after } of this.writes.documents) {
      const delta = (after === null ? 0 : 1) - (before === null ? 0 : 1);
      deltas.set(table.byId.id, (deltas.get(table.byId.id) ?? 0) + delta);
    }
    for (const [index, delta] of deltas) this.store.addToCount(index, delta);
    this.writes.settle(entriesOf);
  }

  #read(index: number, lo: string, hi: string | null): void {
    this.#reads.add(index, lo, hi);
    this.budget.readRanges(this.#reads.size + this.#openRanges);
  }

  /** A document about to be written. The engine's own do not count. */
  #check(table: TableInfo, document: Document): number {
    const size = sizeOf(document as Json);
    if (isSystemTable(table.name)) return size;
    checkDocument(document);
    this.#schemaCheck(table, document);
    this.budget.writeDocument(size);
    return size;
  }

  #moveEntries(table: TableInfo, doc: number, before: Document, next: Document): void {
    const from = entriesOf(table, before);
    const added: KeyWrite[] = [];
    entriesOf(table, next).forEach((entry, i) => {
      const old = from[i];
      if (old?.key === entry.key) this.writes.keys.push(entry);
      else {
        if (old !== undefined) this.#removeEntry(old);
        added.push(entry);
      }
    });
    this.#addEntries(added, doc);
  }

  #addEntries(entries: KeyWrite[], doc: number): void {
    for (const entry of entries) {
      this.store.writer.addEntry(entry.index, entry.key, doc);
      this.writes.keys.push(entry);
    }
  }

  #removeEntry(entry: KeyWrite): void {
    this.store.writer.removeEntry(entry.index, entry.key);
    this.writes.keys.push(entry);
  }

  #wrote(table: TableInfo, doc: number, before: Document | null, after: Document | null): void {
    maintainSpecialIndexes(this.store.statements, table, doc, before, after);
    this.writes.documents.push({ table, before, after });
  }
}

/** A document's place in every database index of its table, in the order of the indexes. */
function entriesOf(table: TableInfo, document: Document): KeyWrite[] {
  const entries: KeyWrite[] = [];
  for (const index of table.indexes) {
    if (index.config.kind === "database") entries.push({ index: index.id, key: entryKey(index, document) });
  }
  return entries;
}
