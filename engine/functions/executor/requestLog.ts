import { Insertion, type Statements } from "../../store/statements";
import type { RequestKey, TimedOutcome } from "../calls";

const DAY_MS = 24 * 3600 * 1000;
/** Sessions whose newest request is remembered; beyond, the disk is asked. */
const REMEMBERED_SESSIONS = 50_000;

const REQUESTS = new Insertion("requests", ["day", "session", "request", "ts", "value"]);

type Entry = { key: RequestKey; ts: bigint; value: string };

/**
 * Outcomes of clients' mutations, committed with the mutation itself: a client that lost its
 * connection sends its request again and gets the first outcome instead of a second run. Each is kept
 * for the day (in UTC) it was written on and the next one; a client that was away longer starts over.
 * The day comes first in the key, so that letting go needs no index of its own.
 */
export class RequestLog {
  /** The newest request of each session seen here: requests beyond it are new without a look at the disk. */
  readonly #newest = new Map<string, number>();
  #unsaved: Entry[] = [];
  /** Up to which day nothing is left to let go of. */
  #sweptBefore = 0;

  constructor(
    readonly statements: Statements,
    readonly now: () => number = Date.now,
  ) {}

  find({ session, request }: RequestKey): TimedOutcome | null {
    if (request > this.#newestOf(session)) return null;
    const unsaved = this.#unsaved.find(({ key }) => key.session === session && key.request === request);
    if (unsaved !== undefined) return replayed(unsaved.ts, unsaved.value);
    const row = this.statements
      .rows("SELECT ts, value FROM requests WHERE day IN (?, ?) AND session = ? AND request = ?")
      .get(...this.#days(), session, request) as [string, string] | undefined;
    return row === undefined ? null : replayed(BigInt(row[0]), row[1]);
  }

  /** Notes the outcome of a mutation of the open batch. */
  note(key: RequestKey, ts: bigint, value: string): void {
    this.#unsaved.push({ key, ts, value });
    const newest = Math.max(key.request, this.#newestOf(key.session));
    if (this.#newest.size >= REMEMBERED_SESSIONS) this.#newest.clear();
    this.#newest.set(key.session, newest);
  }

  /** Writes what was noted into the open batch, and forgets some of what no client will ask for again. */
  save(): void {
    const entries = this.#unsaved.splice(0);
    if (entries.length === 0) return;
    const [today, yesterday] = this.#days();
    this.#sweep(yesterday, 2 * entries.length);
    for (const { key, ts, value } of entries) {
      this.statements.insertLater(REQUESTS, today, key.session, key.request, ts.toString(), value);
    }
  }

  /** The batch was undone. */
  discard(): void {
    this.#unsaved = [];
    this.#newest.clear();
    this.#sweptBefore = 0;
  }

  #newestOf(session: string): number {
    const known = this.#newest.get(session);
    if (known !== undefined) return known;
    const [stored] = this.statements
      .rows("SELECT max(request) FROM requests WHERE day IN (?, ?) AND session = ?")
      .get(...this.#days(), session) as [number | null];
    const unsaved = this.#unsaved.flatMap(({ key }) => (key.session === session ? [key.request] : []));
    const newest = Math.max(stored ?? -1, ...unsaved);
    this.#newest.set(session, newest);
    return newest;
  }

  #days(): [today: number, yesterday: number] {
    const today = Math.floor(this.now() / DAY_MS);
    return [today, today - 1];
  }

  #sweep(before: number, limit: number): void {
    if (this.#sweptBefore >= before) return;
    const { changes } = this.statements
      .run(
        "DELETE FROM requests WHERE (day, session, request) IN " +
          "(SELECT day, session, request FROM requests WHERE day < ? LIMIT ?)",
      )
      .run(before, limit) as { changes: number };
    if (changes < limit) this.#sweptBefore = before;
  }
}

function replayed(ts: bigint, value: string): TimedOutcome {
  return { ok: true, value, logLines: [], ts };
}
