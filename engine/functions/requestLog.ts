import type { Statements } from "../store/database";
import type { RequestKey, TimedOutcome } from "./calls";

/** A client that was away longer than this starts over. */
const KEEP_MS = 24 * 3600 * 1000;

/**
 * Outcomes of clients' mutations, written with the mutation itself: a client that lost its
 * connection sends its request again and gets the first outcome instead of a second run.
 */
export class RequestLog {
  constructor(readonly statements: Statements) {}

  find({ session, request }: RequestKey): TimedOutcome | null {
    const row = this.statements
      .rows("SELECT outcome FROM requests WHERE session = ? AND request = ?")
      .get(session, request) as [string] | undefined;
    if (row === undefined) return null;
    const { ts, value } = JSON.parse(row[0]) as { ts: string; value: string };
    return { ok: true, value, logLines: [], ts: BigInt(ts) };
  }

  save({ session, request }: RequestKey, ts: bigint, value: string): void {
    this.statements
      .run("INSERT INTO requests (session, request, at, outcome) VALUES (?, ?, ?, ?)")
      .run(session, request, Date.now(), JSON.stringify({ ts: ts.toString(), value }));
  }

  /** Forgets outcomes no client will ask for again. */
  sweep(): void {
    this.statements.run("DELETE FROM requests WHERE at < ?").run(Date.now() - KEEP_MS);
  }
}
