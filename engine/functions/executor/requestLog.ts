import type { Statements } from "../../store/database";
import type { RequestKey, TimedOutcome } from "../calls";

/** A client that was away longer than this starts over. */
const KEEP_MS = 24 * 3600 * 1000;
/** Sessions whose newest request is remembered; beyond, the disk is asked. */
const REMEMBERED_SESSIONS = 50_000;

type Entry = { key: RequestKey; ts: bigint; value: string };

/**
 * Outcomes of clients' mutations, committed with the mutation itself: a client that lost its
 * connection sends its request again and gets the first outcome instead of a second run.
 */
export class RequestLog {
  /** The newest request of each session seen here: requests beyond it are new without a look at the disk. */
  readonly #newest = new Map<string, number>();
  #unsaved: Entry[] = [];

  constructor(readonly statements: Statements) {}

  find({ session, request }: RequestKey): TimedOutcome | null {
    if (request > this.#newestOf(session)) return null;
    const unsaved = this.#unsaved.find(({ key }) => key.session === session && key.request === request);
    if (unsaved !== undefined) return replayed(unsaved.ts, unsaved.value);
    const row = this.statements
      .rows("SELECT outcome FROM requests WHERE session = ? AND request = ?")
      .get(session, request) as [string] | undefined;
    if (row === undefined) return null;
    const { ts, value } = JSON.parse(row[0]) as { ts: string; value: string };
    return replayed(BigInt(ts), value);
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
    const at = Date.now();
    if (this.#unsaved.length > 0) this.#sweep(at - KEEP_MS, 2 * this.#unsaved.length);
    while (this.#unsaved.length > 0) {
      const entries = this.#unsaved.splice(0, ROWS_AT_ONCE);
      const values = entries.flatMap(({ key, ts, value }) => [
        key.session,
        key.request,
        at,
        JSON.stringify({ ts: ts.toString(), value }),
      ]);
      this.statements.run(insertRows(entries.length)).run(...values);
    }
  }

  /** The batch was undone. */
  discard(): void {
    this.#unsaved = [];
    this.#newest.clear();
  }

  #newestOf(session: string): number {
    const known = this.#newest.get(session);
    if (known !== undefined) return known;
    const [stored] = this.statements
      .rows("SELECT max(request) FROM requests WHERE session = ?")
      .get(session) as [number | null];
    const unsaved = this.#unsaved.flatMap(({ key }) => (key.session === session ? [key.request] : []));
    const newest = Math.max(stored ?? -1, ...unsaved);
    this.#newest.set(session, newest);
    return newest;
  }

  #sweep(before: number, limit: number): void {
    this.statements
      .run(
        "DELETE FROM requests WHERE (session, request) IN " +
          "(SELECT session, request FROM requests WHERE at < ? ORDER BY at LIMIT ?)",
      )
      .run(before, limit);
  }
}

const ROWS_AT_ONCE = 64;
const insertSql: string[] = [];

function insertRows(count: number): string {
  const rows = Array(count).fill("(?, ?, ?, ?)").join(", ");
  return (insertSql[count] ??= `INSERT INTO requests (session, request, at, outcome) VALUES ${rows}`);
}

function replayed(ts: bigint, value: string): TimedOutcome {
  return { ok: true, value, logLines: [], ts };
}
