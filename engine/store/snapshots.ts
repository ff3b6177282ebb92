import { type Db, openReader } from "./database";
import { Statements } from "./statements";
import { RowReader } from "./rows";

/** How long a state is kept, as on Convex. */
const LIFETIME_MS = 30_000;
const SWEEP_MS = 5_000;
/** Each is a connection with a read transaction. */
const MAX_KEPT = 32;
/** While states are kept, the write-ahead log cannot begin anew: beyond this many pages they are given up. */
const MAX_LOG_PAGES = 16_384;

type Kept = { reader: RowReader; structure: number; until: number };

/** Earlier states of the database, which clients that named one go on reading for half a minute. */
export class Snapshots {
  readonly #folder: string;
  readonly #db: Db;
  /** By timestamp, the oldest first. */
  readonly #kept = new Map<bigint, Kept>();
  #timer: NodeJS.Timeout | null = null;

  /** `db` is the connection that writes. */
  constructor(folder: string, db: Db) {
    this.#folder = folder;
    this.#db = db;
  }

  get size(): number {
    return this.#kept.size;
  }

  /** Keeps the committed state, `ts` being its timestamp. Must not be called inside a write transaction. */
  keep(ts: bigint, now = Date.now()): void {
    const known = this.#kept.get(ts);
    if (known !== undefined) {
      known.until = now + LIFETIME_MS;
      return;
    }
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined && this.#kept.size >= MAX_KEPT) this.#release(oldest);
    const statements = new Statements(openReader(this.#folder));
    statements.db.exec("BEGIN");
    this.#kept.set(ts, {
      reader: new RowReader(statements),
      // The first read of the transaction is what fixes the state it sees.
      structure: newestIndex(statements.db),
      until: now + LIFETIME_MS,
    });
    this.#timer ??= setInterval(() => this.sweep(), SWEEP_MS).unref();
  }

  /** Reads as of `ts`; null if that state is not kept, or its tables and indexes are not today's. */
  at(ts: bigint): RowReader | null {
    const kept = this.#kept.get(ts);
    return kept?.structure === newestIndex(this.#db) ? kept.reader : null;
  }

  /** Gives up states whose time is over, and all of them when the log has grown too long. */
  sweep(now = Date.now()): void {
    const all = this.#kept.size > 0 && logPages(this.#db) > MAX_LOG_PAGES;
    for (const [ts, { until }] of this.#kept) if (all || until <= now) this.#release(ts);
  }

  close(): void {
    for (const ts of this.#kept.keys()) this.#release(ts);
  }

  #release(ts: bigint): void {
    this.#kept.get(ts)?.reader.statements.db.close();
    this.#kept.delete(ts);
    if (this.#kept.size > 0 || this.#timer === null) return;
    clearInterval(this.#timer);
    this.#timer = null;
  }
}

/** Grows with every index that is made, and no table comes without one. */
function newestIndex(db: Db): number {
  const row = db.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'indexes'").raw().get();
  return row === undefined ? 0 : (row as [number])[0];
}

function logPages(db: Db): number {
  const [, pages] = db.prepare("PRAGMA wal_checkpoint(PASSIVE)").raw().get() as [number, number, number];
  return pages;
}
