import { Catalog } from "./catalog";
import { type Db, openDatabase, openReader, readHead, WRITE_HEAD } from "./database";
import { Statements } from "./statements";
import { RowReader, RowWriter } from "./rows";
import { Snapshots } from "./snapshots";

/** Creation times advance by at least this many milliseconds; a double holds it exactly until the year 2248. */
const CREATION_STEP = 1 / 1024;
const NANOSECONDS = 1_000_000n;

/**
 * The database of one data folder with what is kept in memory of it. One executor owns it.
 * `head` is the timestamp (nanoseconds) of the newest mutation; it never goes back, not even with the clock.
 */
export class Store {
  readonly db: Db;
  readonly statements: Statements;
  readonly catalog: Catalog;
  readonly reader: RowReader;
  readonly writer: RowWriter;
  readonly snapshots: Snapshots;
  head: bigint;
  #lastCreation = 0;
  readonly #counts = new Map<number, number>();
  #snapshot: RowReader | null = null;

  constructor(readonly folder: string) {
    this.db = openDatabase(folder);
    this.statements = new Statements(this.db);
    this.catalog = new Catalog(this.statements);
    this.reader = new RowReader(this.statements);
    this.writer = new RowWriter(this.statements);
    this.snapshots = new Snapshots(folder, this.db);
    this.head = readHead(this.db);
    this.#lastCreation = Number(this.head / NANOSECONDS);
  }

  /** The timestamp the next mutation commits at. */
  nextTimestamp(): bigint {
    const clock = BigInt(Date.now()) * NANOSECONDS;
    return clock > this.head ? clock : this.head + 1n;
  }

  /** A creation time (milliseconds since 1970) later than every one given before. */
  nextCreationTime(now: number): number {
    this.#lastCreation = Math.max(now, this.#lastCreation + CREATION_STEP);
    return this.#lastCreation;
  }

  saveHead(): void {
    this.statements.run(WRITE_HEAD).run(this.head.toString());
  }

  /**
   * Documents of a table, by its by_id index, without those that the running transaction has added
   * (`pending`, less those it removed); the first call for a table counts on disk, where they are already.
   */
  count(byIdIndex: number, pending = 0): number {
    let count = this.#counts.get(byIdIndex);
    if (count === undefined) {
      count = this.reader.count(byIdIndex) - pending;
      this.#counts.set(byIdIndex, count);
    }
    return count;
  }

  /** After something was undone on disk: what memory holds of it is read again. */
  forget(): void {
    this.forgetCounts();
    this.catalog.reload();
  }

  forgetCounts(): void {
    this.#counts.clear();
  }

  addToCount(byIdIndex: number, delta: number): void {
    const count = this.#counts.get(byIdIndex);
    if (count !== undefined) this.#counts.set(byIdIndex, count + delta);
  }

  /** Reads that see only what is committed, whatever the open transaction has written. */
  get snapshot(): RowReader {
    this.#snapshot ??= new RowReader(new Statements(openReader(this.folder)));
    return this.#snapshot;
  }

  close(): void {
    this.snapshots.close();
    this.#snapshot?.statements.db.close();
    this.db.close();
  }
}
