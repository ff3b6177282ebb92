import { FunctionError } from "../protocol/errors";
import type { Json } from "../protocol/json";
import { MAX_SCHEDULED_ARGUMENTS_BYTES } from "../protocol/limits";
import { sizeOf } from "../protocol/size";
import type { Db } from "../store/database";
import type { Statements } from "../store/statements";
import type { Document } from "../store/indexKeys";
import { documentOf } from "../store/rows";
import type { Transaction } from "../store/transaction";

export const SCHEDULED_TABLE = "_scheduled_functions";

/** Names scheduled functions to the watchdog; requests of clients have ids from 1. */
export const jobRequest = -1;

/** A function to run later. `due` is in milliseconds since 1970. */
export type Job = {
  id: string;
  component: string;
  due: number;
  target: JobTarget;
};

/** The function's component and `module.js:export`, its type, and its arguments as JSON text. */
export type JobTarget = { component: string; path: string; udf: "mutation" | "action"; args: string };

export type JobState =
  | { kind: "pending" }
  | { kind: "inProgress" }
  | { kind: "success" }
  | { kind: "failed"; error: string }
  | { kind: "canceled" };

const FIVE_YEARS_MS = 5 * 366 * 24 * 3600 * 1000;
const TABLES = `
CREATE TABLE IF NOT EXISTS jobs (
  id TEXT PRIMARY KEY, component TEXT NOT NULL, due REAL NOT NULL, running INTEGER NOT NULL, target TEXT NOT NULL)
  WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS jobs_due ON jobs (running, due);`;

export function createJobTables(db: Db): void {
  db.exec(TABLES);
}

/**
 * Schedules a function as part of a transaction: a document in `_scheduled_functions`, where the
 * scheduling component sees it, and a row in `jobs`, where the engine finds what is due.
 * @returns the document's id
 */
export function schedule(tx: Transaction, component: string, due: number, target: JobTarget): string {
  checkDelay(due, tx.now);
  const args = JSON.parse(target.args) as Json;
  // Convex counts the list that the arguments are sent in.
  const size = sizeOf([args]);
  if (size > MAX_SCHEDULED_ARGUMENTS_BYTES) {
    throw new FunctionError(
      "ScheduledFunctionArgumentsTooLarge",
      `Arguments for the scheduled function ${target.path} are too large (size: ${size} bytes, limit: ${MAX_SCHEDULED_ARGUMENTS_BYTES} bytes)`,
    );
  }
  tx.budget.scheduleFunction(size);
  const state: JobState = { kind: "pending" };
  const id = tx.insert(component, SCHEDULED_TABLE, {
    name: target.path,
    args: [args],
    scheduledTime: due,
    state,
  });
  tx.store.statements
    .run("INSERT INTO jobs (id, component, due, running, target) VALUES (?, ?, ?, 0, ?)")
    .run(id, component, due, JSON.stringify(target));
  return id;
}

/** Cancels what has not begun; what is running or done stays as it is. */
export function cancel(tx: Transaction, component: string, id: string): void {
  const table = tx.tableOfId(component, id);
  const row = table?.name === SCHEDULED_TABLE ? tx.get(table, id) : null;
  if (row === null) return;
  const state = documentOf(row)["state"] as JobState;
  if (state.kind === "pending" || state.kind === "inProgress")
    settle(tx, { id, component }, { kind: "canceled" });
}

/** Marks a job as begun (`running`), so that a restart knows it may have done something. */
export function begin(tx: Transaction, job: Job): void {
  setState(tx, job, { kind: "inProgress" });
  tx.store.statements.run("UPDATE jobs SET running = 1 WHERE id = ?").run(job.id);
}

/** Shows a scheduled mutation its own record as in progress, within its transaction. */
export function showInProgress(tx: Transaction, job: Pick<Job, "id" | "component">): void {
  setState(tx, job, { kind: "inProgress" });
}

/** Writes how a job ended and forgets its row. */
export function settle(tx: Transaction, job: Pick<Job, "id" | "component">, state: JobState): void {
  setState(tx, job, state);
  tx.store.statements.run("DELETE FROM jobs WHERE id = ?").run(job.id);
}

function setState(tx: Transaction, job: Pick<Job, "id" | "component">, state: JobState): void {
  const table = tx.tableOfId(job.component, job.id);
  const row = table === null ? null : tx.get(table, job.id);
  if (table === null || row === null) return;
  const document: Document = documentOf(row);
  // A canceled function that was already running keeps saying so.
  if ((document["state"] as JobState).kind === "canceled") return;
  const completedTime: Document = state.kind === "inProgress" ? {} : { completedTime: tx.now };
  tx.replace(table, row, { ...document, state, ...completedTime });
}

/** Puts off a job that could not run for a reason of the engine's own; what functions see of it stays. */
export function postpone(statements: Statements, job: Job, due: number): void {
  statements.run("UPDATE jobs SET due = ? WHERE id = ?").run(due, job.id);
}

/** Jobs that are due at `now`, oldest first. */
export function dueJobs(statements: Statements, now: number, limit: number): Job[] {
  const rows = statements
    .rows("SELECT id, component, due, target FROM jobs WHERE running = 0 AND due <= ? ORDER BY due LIMIT ?")
    .all(now, limit) as [string, string, number, string][];
  return rows.map(toJob);
}

/** Whether a job has yet to begin. */
export function isWaiting(statements: Statements, { id }: Job): boolean {
  return statements.rows("SELECT 1 FROM jobs WHERE id = ? AND running = 0").get(id) !== undefined;
}

/** Jobs that had begun when the engine last stopped. */
export function interruptedJobs(statements: Statements): Job[] {
  const rows = statements.rows("SELECT id, component, due, target FROM jobs WHERE running = 1").all();
  return (rows as [string, string, number, string][]).map(toJob);
}

/** When the next job is due (milliseconds since 1970), or null. */
export function nextDue(statements: Statements): number | null {
  const row = statements.rows("SELECT due FROM jobs WHERE running = 0 ORDER BY due LIMIT 1").get() as
    [number] | undefined;
  return row === undefined ? null : row[0];
}

function toJob([id, component, due, target]: [string, string, number, string]): Job {
  return { id, component, due, target: JSON.parse(target) as JobTarget };
}

/** Guards against a timestamp in the wrong unit. */
/** A time as Convex words it: seconds and as many of nine digits as there are. */
function shownTime(due: number): string {
  return `UnixTimestamp(${(due / 1000).toFixed(9).replace(/\.?0+$/, "")}s)`;
}

function checkDelay(due: number, now: number): void {
  if (due - now > FIVE_YEARS_MS) {
    throw new FunctionError(
      "InvalidScheduledFunctionDelay",
      `${shownTime(due)} is more than 5 years in the future`,
    );
  }
  if (now - due > FIVE_YEARS_MS) {
    throw new FunctionError(
      "InvalidScheduledFunctionDelay",
      `${shownTime(due)} is more than 5 years in the past`,
    );
  }
}
