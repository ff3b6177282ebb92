import { Worker } from "node:worker_threads";
import type { Refresh } from "../backend";
import { FunctionError } from "../protocol/errors";
import { TRANSACTION_LIMITS } from "../protocol/limits";
import type { Job } from "../scheduler/jobs";
import { jobRequest } from "../scheduler/jobs";
import type { FunctionCall, Outcome, RequestKey, TimedOutcome } from "./calls";
import type { ActionRun, ExecutionLog, ExecutorRefresh, FromExecutor, ToExecutor } from "./executorMessages";
import type { InstanceInfo } from "./services";
import { UserTime } from "./userTime";

export type ExecutorClientOptions = {
  folder: string;
  instance: InstanceInfo;
  /** The bundled executorWorker.js. */
  workerFile: URL;
  /** Milliseconds of user code a query or mutation may take. */
  userTimeLimit?: number;
  /** Megabytes of JavaScript heap. */
  memoryLimit?: number;
};

/** What the executor tells unasked. */
export type ExecutorListeners = {
  refresh(refresh: Refresh): void;
  runAction(run: ActionRun): void;
  removeFiles(fileKeys: string[]): void;
  log(entry: ExecutionLog): void;
};

type Request = Extract<ToExecutor, { kind: "query" | "mutation" | "admin" | "stop" }>;
type Pending = { message: Request; resolve: (value: never) => void; reject: (error: Error) => void };
type Watched = { call: FunctionCall; journal: string | null; digest: string };

const WATCH_EVERY_MS = 20;
const OUT_OF_MEMORY = "ERR_WORKER_OUT_OF_MEMORY";

export class ExecutorStopped extends Error {}

/**
 * The main thread's side of the executor. When a function never ends, or takes all memory, the
 * worker is ended and replaced: that function fails, and all others that were waiting run again.
 */
export class ExecutorClient {
  readonly #options: ExecutorClientOptions;
  readonly #listeners: ExecutorListeners;
  readonly #userTime = new UserTime();
  readonly #pending = new Map<number, Pending>();
  readonly #subscriptions = new Map<number, Watched>();
  readonly #outbox: ToExecutor[] = [];
  #worker: Worker | null = null;
  #watchdog: NodeJS.Timeout | null = null;
  #nextId = 1;
  #head = 0n;
  #runningJob: Job | null = null;
  #verdict: string | null = null;
  #stopping = false;

  constructor(options: ExecutorClientOptions, listeners: ExecutorListeners) {
    this.#options = options;
    this.#listeners = listeners;
  }

  get head(): bigint {
    return this.#head;
  }

  /** Resolves once the database is open. */
  async start(): Promise<void> {
    await this.#spawn(true);
    this.#watchdog = setInterval(() => this.#watch(), WATCH_EVERY_MS);
    this.#watchdog.unref();
  }

  query(call: FunctionCall): Promise<TimedOutcome> {
    return this.#request((id) => ({ kind: "query", id, call }));
  }

  mutation(call: FunctionCall, key?: RequestKey): Promise<TimedOutcome> {
    return this.#request((id) => ({ kind: "mutation", id, call, key }));
  }

  admin<T>(operation: string, args: unknown): Promise<T> {
    return this.#request((id) => ({ kind: "admin", id, operation, args }));
  }

  subscribe(call: FunctionCall, journal: string | null): number {
    const id = this.#nextId++;
    this.#subscriptions.set(id, { call, journal, digest: "" });
    this.#send({ kind: "subscribe", id, call, journal });
    return id;
  }

  unsubscribe(id: number): void {
    if (this.#subscriptions.delete(id)) this.#send({ kind: "unsubscribe", ids: [id] });
  }

  /** Ends the executor after what it is doing. */
  async stop(): Promise<void> {
    if (this.#worker === null) return;
    const worker = this.#worker;
    await this.#request((id) => ({ kind: "stop", id }));
    this.#stopping = true;
    if (this.#watchdog !== null) clearInterval(this.#watchdog);
    await worker.terminate();
    for (const { reject } of this.#pending.values()) reject(new ExecutorStopped("The engine is stopping."));
    this.#pending.clear();
  }

  #request<T>(make: (id: number) => Request): Promise<T> {
    if (this.#stopping) return Promise.reject(new ExecutorStopped("The engine is stopping."));
    const message = make(this.#nextId++);
    return new Promise<T>((resolve, reject) => {
      this.#pending.set(message.id, { message, resolve, reject });
      this.#send(message);
    });
  }

  /** Messages of one turn of the event loop go together. */
  #send(message: ToExecutor): void {
    this.#outbox.push(message);
    if (this.#outbox.length === 1) setImmediate(() => this.#flush());
  }

  #flush(): void {
    const messages = this.#outbox.splice(0);
    if (messages.length > 0) this.#worker?.postMessage(messages);
  }

  #spawn(firstStart: boolean): Promise<void> {
    const { folder, instance, workerFile, memoryLimit = 1024 } = this.#options;
    const worker = new Worker(workerFile, {
      workerData: { folder, instance, userTime: this.#userTime.shared, firstStart },
      execArgv: ["--no-warnings"],
      resourceLimits: { maxOldGenerationSizeMb: memoryLimit },
    });
    return new Promise((resolve, reject) => {
      let failure: Error | null = null;
      worker.on("message", (messages: FromExecutor[]) => {
        if (messages[0]?.kind === "ready") {
          this.#worker = worker;
          resolve();
        }
        for (const message of messages) this.#receive(message);
      });
      worker.on("error", (error: NodeJS.ErrnoException) => {
        failure = error;
        this.#verdict ??= error.code === OUT_OF_MEMORY ? outOfMemory(memoryLimit) : null;
      });
      worker.on("exit", () => {
        if (this.#stopping) return;
        if (this.#worker !== worker) reject(failure ?? new Error("The executor did not start."));
        else void this.#replace(failure);
      });
    });
  }

  #receive(message: FromExecutor): void {
    switch (message.kind) {
      case "ready":
        this.#head = message.head;
        return;
      case "outcome":
        return this.#answer(message.id, message.outcome);
      case "adminResult":
        return this.#answer(message.id, message.result);
      case "adminError":
        return this.#take(message.id)?.reject(new FunctionError(message.code, message.message));
      case "refresh":
        return this.#refresh(message.refresh);
      case "runningJob":
        this.#runningJob = message.job;
        return;
      case "runAction":
        return this.#listeners.runAction(message.run);
      case "removeFiles":
        return this.#listeners.removeFiles(message.fileKeys);
      case "log":
        return this.#listeners.log(message.entry);
      default:
        message satisfies never;
    }
  }

  #answer(id: number, value: unknown): void {
    this.#take(id)?.resolve(value as never);
  }

  #take(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    return pending;
  }

  /** Passes a refresh on, without results that a replaced executor computed again to the same end. */
  #refresh({ ts, results }: ExecutorRefresh): void {
    this.#head = ts;
    const changed = results.filter(({ subscription, result, digest }) => {
      const watched = this.#subscriptions.get(subscription);
      if (watched === undefined || watched.digest === digest) return false;
      watched.digest = digest;
      watched.journal = result.journal;
      return true;
    });
    this.#listeners.refresh({ ts, results: changed });
  }

  #watch(): void {
    const running = this.#userTime.read();
    const limit = this.#options.userTimeLimit ?? TRANSACTION_LIMITS.userCodeMs;
    if (running === null || running.used <= limit || this.#verdict !== null) return;
    this.#verdict = `Function execution timed out (maximum duration: ${limit / 1000}s)`;
    void this.#worker?.terminate();
  }

  /** The worker is gone: whoever was running pays for it, and everyone else is asked again. */
  async #replace(failure: Error | null): Promise<void> {
    const culprit = this.#userTime.read();
    const message = this.#verdict ?? `Your request couldn't be completed. Try again later.`;
    if (culprit === null && failure === null) throw new Error("The executor ended by itself.");
    this.#verdict = null;
    this.#userTime.end();
    const failedJob = culprit?.request === jobRequest ? this.#runningJob : null;
    this.#runningJob = null;
    if (culprit !== null) this.#fail(culprit.request, message);
    this.#worker = null;
    // Everything unanswered is asked again below.
    this.#outbox.length = 0;
    await this.#spawn(false);
    this.#outbox.length = 0;
    if (failedJob !== null) void this.admin("job.failed", { job: failedJob, message });
    for (const [id, { call, journal }] of this.#subscriptions) this.#send({ kind: "subscribe", id, call, journal });
    for (const { message: request } of this.#pending.values()) this.#send(request);
  }

  #fail(request: number, message: string): void {
    const outcome: Outcome = { ok: false, message, logLines: [] };
    if (Number.isInteger(request)) return this.#answer(request, { ...outcome, ts: this.#head });
    const subscription = Math.floor(request);
    if (!this.#subscriptions.delete(subscription)) return;
    const result = { outcome, journal: null, readsIdentity: false };
    this.#listeners.refresh({ ts: this.#head, results: [{ subscription, result }] });
  }
}

function outOfMemory(limit: number): string {
  return `JavaScript execution ran out of memory (maximum memory usage: ${limit} MB)`;
}
