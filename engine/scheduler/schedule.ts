import { randomUUID } from "node:crypto";
import type { FunctionCall, Outcome } from "../functions/calls";
import type { Deployment } from "../deploy/deployment";
import type { Store } from "../store/store";
import type { Transaction } from "../store/transaction";
import {
  advance,
  createCronTables,
  type CronJob,
  cronKey,
  type CronName,
  dueCrons,
  nextCronDue,
} from "./crons";
import type { ActionRun, DueRun } from "./due";
import * as jobs from "./jobs";

/** Jobs run in one batch at most. */
const BATCH = 64;
/** setTimeout's longest delay is 2^31 ms. */
const LONGEST_WAIT_MS = 24 * 3600 * 1000;
const RETRY_MS = 2_000;
const INTERRUPTED = "Transient error while executing action";

/** What the schedule needs of the executor that it belongs to. */
export interface JobHost {
  readonly store: Store;
  readonly state: { readonly deployment: Deployment };
  /** Runs a mutation in the open batch; `after` writes beside it if it succeeds. */
  writeWith(
    id: number,
    call: FunctionCall,
    after: (tx: Transaction) => void,
  ): { outcome: Outcome; removedFiles: string[] };
  writeOwn<T>(work: (tx: Transaction) => T): T;
  /** A mutation that is due is about to run: should it never end, this says what it was. */
  announce(due: DueRun): void;
  runAction(run: ActionRun): void;
  removeFiles(fileKeys: string[]): void;
}

/**
 * Runs what is due. A scheduled mutation and the note that it ran are one commit: exactly once. An
 * action is noted as begun before it starts and failed if the engine stops meanwhile: at most once.
 */
export class Schedule {
  readonly #executor: JobHost;
  readonly #wake: () => void;
  /** Cron jobs whose action runs, and those that the open batch starts. */
  readonly #runningCrons: Set<string>;
  readonly #startingCrons = new Set<string>();
  #timer: NodeJS.Timeout | null = null;

  constructor(executor: JobHost, wake: () => void, runningCrons: CronName[]) {
    this.#executor = executor;
    this.#wake = wake;
    this.#runningCrons = new Set(runningCrons.map(cronKey));
    jobs.createJobTables(executor.store.db);
    createCronTables(executor.store.db);
  }

  /** Sets the timer to whatever is due next, but no earlier than in `pauseMs`. */
  arm(pauseMs = 0): void {
    this.disarm();
    const { statements } = this.#executor.store;
    const due = Math.min(jobs.nextDue(statements) ?? Infinity, nextCronDue(statements) ?? Infinity);
    if (due === Infinity) return;
    this.#timer = setTimeout(this.#wake, Math.min(Math.max(due - Date.now(), pauseMs), LONGEST_WAIT_MS));
  }

  disarm(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Runs due jobs inside the open batch and gives what to do after its commit. */
  runDue(): (() => void)[] {
    const { statements } = this.#executor.store;
    const now = Date.now();
    return [
      ...jobs.dueJobs(statements, now, BATCH).map((job) => this.#runJob(job)),
      ...dueCrons(statements, now).map((cron) => this.#runCron(cron, now)),
    ];
  }

  /** What `runDue` ran is on disk. */
  committed(): void {
    for (const key of this.#startingCrons) this.#runningCrons.add(key);
    this.#startingCrons.clear();
  }

  /** What `runDue` ran was undone. */
  undone(): void {
    this.#startingCrons.clear();
  }

  /** Something due ended its executor: it has failed, and what was due is not due any more. */
  failRunaway(due: DueRun, message: string): void {
    if (due.kind === "job") this.fail(due.job, message);
    else advance(this.#executor.store.statements, due.cron, Date.now());
  }

  /** Something due could not run for a reason of the engine's own: it is tried again, and others go first. */
  putOff(due: DueRun): void {
    const { statements } = this.#executor.store;
    if (due.kind === "job") jobs.postpone(statements, due.job, Date.now() + RETRY_MS);
    else advance(statements, due.cron, Date.now());
  }

  /** Actions that ran when the engine stopped have failed: whether they did something nobody knows. */
  failInterrupted(): void {
    for (const job of jobs.interruptedJobs(this.#executor.store.statements)) this.fail(job, INTERRUPTED);
  }

  fail(job: jobs.Job, error: string): void {
    this.#executor.writeOwn((tx) => jobs.settle(tx, job, { kind: "failed", error }));
  }

  /** An action job ended. */
  settleAction(tx: Transaction, job: jobs.Job, outcome: Outcome): void {
    jobs.settle(tx, job, outcome.ok ? { kind: "success" } : { kind: "failed", error: outcome.message });
  }

  cronEnded(cron: CronName): void {
    this.#runningCrons.delete(cronKey(cron));
  }

  #runJob(job: jobs.Job): () => void {
    // One that ran just before may have canceled this one.
    if (!jobs.isWaiting(this.#executor.store.statements, job)) return () => undefined;
    const call = callOf(job.target, job.id);
    if (job.target.udf === "action") {
      this.#executor.writeOwn((tx) => jobs.begin(tx, job));
      return () => this.#executor.runAction({ call, job, cron: null });
    }
    this.#executor.announce({ kind: "job", job });
    const { outcome, removedFiles } = this.#executor.writeWith(jobs.jobRequest, call, (tx) =>
      jobs.settle(tx, job, { kind: "success" }),
    );
    if (!outcome.ok) this.fail(job, outcome.message);
    return () => this.#executor.removeFiles(removedFiles);
  }

  #runCron(cron: CronJob, now: number): () => void {
    const { statements } = this.#executor.store;
    // As a transaction, so that the head shows whether it is on disk.
    this.#executor.writeOwn(() => advance(statements, cron, now));
    const { component, spec } = cron;
    const target = this.#cronTarget(cron);
    if (target === null) return () => undefined;
    const call = callOf({ component, ...target, args: JSON.stringify(spec.args) }, null);
    if (target.udf === "mutation") {
      this.#executor.announce({ kind: "cron", cron });
      const { removedFiles } = this.#executor.writeWith(jobs.jobRequest, call, () => undefined);
      return () => this.#executor.removeFiles(removedFiles);
    }
    const key = cronKey({ component, name: spec.name });
    if (this.#runningCrons.has(key)) return () => undefined;
    this.#startingCrons.add(key);
    return () => this.#executor.runAction({ call, job: null, cron: { component, name: spec.name } });
  }

  #cronTarget({ component, spec }: CronJob): { path: string; udf: "mutation" | "action" } | null {
    const { deployment } = this.#executor.state;
    const definition = deployment.definitions[deployment.components[component]?.definitionPath ?? ""];
    const info = definition?.functions[spec.function];
    return info === undefined || info.udfType === "query" ? null : { path: spec.function, udf: info.udfType };
  }
}

function callOf(target: jobs.JobTarget, scheduledFunctionId: string | null): FunctionCall {
  return {
    component: target.component,
    path: target.path,
    args: target.args,
    identity: { kind: "none" },
    access: "all",
    request: { requestId: randomUUID().slice(0, 16), ip: null, userAgent: null, scheduledFunctionId },
  };
}
