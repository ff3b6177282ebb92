import { randomUUID } from "node:crypto";
import type { FunctionCall, Outcome } from "../functions/calls";
import type { ActionRun } from "../functions/executorMessages";
import type { Deployment } from "../deploy/deployment";
import type { Store } from "../store/store";
import type { Transaction } from "../store/transaction";
import { advance, createCronTables, type CronJob, dueCrons, nextCronDue } from "./crons";
import * as jobs from "./jobs";

/** Jobs run in one batch at most. */
const BATCH = 64;
/** setTimeout's longest delay is 2^31 ms. */
const LONGEST_WAIT_MS = 24 * 3600 * 1000;
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
  announceJob(job: jobs.Job): void;
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
  readonly #runningCrons = new Set<string>();
  #timer: NodeJS.Timeout | null = null;

  constructor(executor: JobHost, wake: () => void) {
    this.#executor = executor;
    this.#wake = wake;
    jobs.createJobTables(executor.store.db);
    createCronTables(executor.store.db);
  }

  /** Sets the timer to whatever is due next. */
  arm(): void {
    this.disarm();
    const { statements } = this.#executor.store;
    const due = Math.min(jobs.nextDue(statements) ?? Infinity, nextCronDue(statements) ?? Infinity);
    if (due === Infinity) return;
    this.#timer = setTimeout(this.#wake, Math.min(Math.max(due - Date.now(), 0), LONGEST_WAIT_MS));
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

  cronEnded(cron: { component: string; name: string }): void {
    this.#runningCrons.delete(JSON.stringify([cron.component, cron.name]));
  }

  #runJob(job: jobs.Job): () => void {
    const call = callOf(job.target, job.id);
    if (job.target.udf === "action") {
      this.#executor.writeOwn((tx) => jobs.begin(tx, job));
      return () => this.#executor.runAction({ call, job, cron: null });
    }
    this.#executor.announceJob(job);
    const { outcome, removedFiles } = this.#executor.writeWith(jobs.jobRequest, call, (tx) =>
      jobs.settle(tx, job, { kind: "success" }),
    );
    if (!outcome.ok) this.fail(job, outcome.message);
    return () => this.#executor.removeFiles(removedFiles);
  }

  #runCron(cron: CronJob, now: number): () => void {
    const { statements } = this.#executor.store;
    advance(statements, cron, now);
    const { component, spec } = cron;
    const target = this.#cronTarget(cron);
    if (target === null) return () => undefined;
    const call = callOf({ component, ...target, args: JSON.stringify(spec.args) }, null);
    if (target.udf === "mutation") {
      const { removedFiles } = this.#executor.writeWith(jobs.jobRequest, call, () => undefined);
      return () => this.#executor.removeFiles(removedFiles);
    }
    const key = JSON.stringify([component, spec.name]);
    if (this.#runningCrons.has(key)) return () => undefined;
    this.#runningCrons.add(key);
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
