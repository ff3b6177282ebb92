import { Worker } from "node:worker_threads";
import type { Refresh } from "../../backend";
import { FunctionError } from "../../protocol/errors";
import { TRANSACTION_LIMITS } from "../../protocol/limits";
import { jobRequest } from "../../scheduler/jobs";
import { cronKey, type CronName } from "../../scheduler/crons";
import type { ActionRun, DueRun } from "../../scheduler/due";
import type { FunctionCall, Outcome, RequestKey, TimedOutcome } from "../calls";
import type {
  ExecutionLog,
  ExecutorRefresh,
  ExecutorSettings,
  FromExecutor,
  ToExecutor,
  ToldByExecutor,
} from "./executorMessages";
import { INTERNAL_ERROR } from "./faults";
import { PreparedAnswers } from "./preparedAnswers";
import type { InstanceInfo } from "../services";
import { type Verdict, Watchdog } from "./watchdog";

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

type Request = Extract<ToExecutor, { kind: "query" | "keepSnapshot" | "mutation" | "admin" | "stop" }>;
/** `crashes`: how often the executor ended for no known reason while this waited. */
type Pending = {
  message: Request;
  resolve: (value: never) => void;
  reject: (error: Error) => void;
  crashes: number;
};
type Watched = {
  call: FunctionCall;
  journal: string | null;
  digest: string;
  halted: boolean;
  crashes: number;
};
type StartedWith = Pick<ExecutorSettings, "firstStart" | "failed">;

const DEFAULT_MEMORY_MB = 1024;
/** How many unexplained ends of the executor a request may be part of before it is given up. */
const MAX_CRASHES = 3;
const RESPAWN_PAUSE_MS = 500;

export class ExecutorStopped extends Error {}

/**
 * The main thread's side of the executor. When a function never ends, or takes all memory, the
 * worker is ended and replaced: that function fails, and all others that were waiting run again.
 */
export class ExecutorClient {
  readonly #options: ExecutorClientOptions;
  readonly #listeners: ExecutorListeners;
  readonly #watchdog: Watchdog;
  readonly #prepared = new PreparedAnswers();
  readonly #pending = new Map<number, Pending>();
  readonly #subscriptions = new Map<number, Watched>();
  readonly #runningCrons = new Map<string, CronName>();
  readonly #outbox: ToExecutor[] = [];
  #worker: Worker | null = null;
  #toldToEnd: Worker | null = null;
  #nextId = 1;
  #head = 0n;
  #running: DueRun | null = null;
  #stop: Promise<void> | null = null;
  #started = false;
  #ended = false;

  constructor(options: ExecutorClientOptions, listeners: ExecutorListeners) {
    this.#options = options;
    this.#listeners = listeners;
    const { userTimeLimit = TRANSACTION_LIMITS.userCodeMs, memoryLimit = DEFAULT_MEMORY_MB } = options;
    const limits = { userTime: userTimeLimit, memory: memoryLimit };
    this.#watchdog = new Watchdog(limits, () => this.#endWorker());
  }

  get head(): bigint {
    return this.#head;
  }

  /** Resolves once the database is open. */
  async start(): Promise<void> {
    await this.#spawn({ firstStart: true });
    this.#watchdog.start();
  }

  query(call: FunctionCall): Promise<TimedOutcome> {
    return this.#request((id) => ({ kind: "query", id, call }));
  }

  keepSnapshot(): Promise<bigint> {
    return this.#request((id) => ({ kind: "keepSnapshot", id }));
  }

  mutation(call: FunctionCall, key?: RequestKey): Promise<TimedOutcome> {
    return this.#request((id) => ({ kind: "mutation", id, call, key }));
  }

  admin<T>(operation: string, args: unknown): Promise<T> {
    if (operation === "action.cronEnded") this.#runningCrons.delete(cronKey(args as CronName));
    return this.#request((id) => ({ kind: "admin", id, operation, args }));
  }

  subscribe(call: FunctionCall, journal: string | null): number {
    const id = this.#nextId++;
    this.#subscriptions.set(id, { call, journal, digest: "", halted: false, crashes: 0 });
    this.#send({ kind: "subscribe", id, call, journal });
    return id;
  }

  unsubscribe(id: number): void {
    if (this.#subscriptions.delete(id)) this.#send({ kind: "unsubscribe", ids: [id] });
  }

  /** Ends the executor after what it is doing; new requests are refused from now on. */
  stop(): Promise<void> {
    return (this.#stop ??= this.#shutDown());
  }

  async #shutDown(): Promise<void> {
    if (this.#started) await this.#ask((id) => ({ kind: "stop", id }));
    this.#ended = true;
    this.#watchdog.stop();
    await this.#worker?.terminate();
    for (const { reject } of this.#pending.values()) reject(stopping());
    this.#pending.clear();
  }

  #request<T>(make: (id: number) => Request): Promise<T> {
    return this.#stop === null ? this.#ask(make) : Promise.reject(stopping());
  }

  #ask<T>(make: (id: number) => Request): Promise<T> {
    const message = make(this.#nextId++);
    return new Promise<T>((resolve, reject) => {
      this.#pending.set(message.id, { message, resolve, reject, crashes: 0 });
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

  #spawn(startedWith: StartedWith): Promise<void> {
    const { folder, instance, workerFile, memoryLimit = DEFAULT_MEMORY_MB } = this.#options;
    const userTime = this.#watchdog.userTime.shared;
    const runningCrons = [...this.#runningCrons.values()];
    const settings: ExecutorSettings = { folder, instance, userTime, runningCrons, ...startedWith };
    const worker = new Worker(workerFile, {
      workerData: settings,
      execArgv: ["--no-warnings"],
      resourceLimits: { maxOldGenerationSizeMb: memoryLimit },
    });
    return new Promise((resolve, reject) => {
      let failure: Error | null = null;
      worker.on("message", (messages: FromExecutor[]) => {
        for (const message of messages) {
          if (message.kind === "ready") {
            this.#watchdog.thread = message.thread;
            this.#opened(worker, message.head);
            resolve();
          } else if (message.kind === "running") this.#running = message.due;
          for (const told of this.#prepared.receive(message)) this.#receive(told);
        }
      });
      worker.on("error", (error: Error) => (failure = error));
      worker.on("exit", () => {
        if (this.#ended) return;
        if (this.#worker === worker) void this.#replace(failure);
        else reject(failure ?? new Error("The executor did not start."));
      });
    });
  }

  #opened(worker: Worker, head: bigint): void {
    this.#worker = worker;
    // Later executors know the subscriptions only when they have been told: their first refresh brings the head.
    if (!this.#started) this.#head = head;
    this.#started = true;
  }

  #receive(message: ToldByExecutor): void {
    switch (message.kind) {
      case "outcome":
        return this.#answer(message.id, message.outcome);
      case "adminResult":
        return this.#answer(message.id, message.result);
      case "adminError":
        return this.#take(message.id)?.reject(new FunctionError(message.code, message.message));
      case "refresh":
        return this.#refresh(message.refresh);
      case "runAction":
        return this.#runAction(message.run);
      case "removeFiles":
        return this.#listeners.removeFiles(message.fileKeys);
      case "log":
        return this.#listeners.log(message.entry);
      default:
        message satisfies never;
    }
  }

  #runAction(run: ActionRun): void {
    if (run.cron !== null) this.#runningCrons.set(cronKey(run.cron), run.cron);
    this.#listeners.runAction(run);
  }

  /** Ends the worker; each one once, however often the watchdog asks. */
  #endWorker(): void {
    if (this.#worker === null || this.#worker === this.#toldToEnd) return;
    this.#toldToEnd = this.#worker;
    void this.#worker.terminate();
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
      watched.halted = false;
      return true;
    });
    this.#listeners.refresh({ ts, results: changed });
  }

  /** The worker is gone: whoever was running pays for it, and everyone else is asked again. */
  async #replace(failure: Error | null): Promise<void> {
    this.#worker = null;
    const verdict = this.#watchdog.judge(failure);
    const failed = verdict?.request === jobRequest ? this.#running : null;
    this.#running = null;
    if (verdict === null) this.#countCrash(failure);
    else if (failed === null) this.#fail(verdict);
    await this.#respawn({
      firstStart: false,
      ...(failed === null || verdict === null ? {} : { failed: { due: failed, message: verdict.message } }),
    });
    // Everything unanswered is asked again here.
    this.#outbox.length = 0;
    const subscriptions = [...this.#subscriptions].map(([id, { call, journal, halted }]) => ({
      id,
      call,
      journal,
      halted,
    }));
    this.#send({ kind: "resubscribe", subscriptions });
    for (const { message: request } of this.#pending.values()) this.#send(request);
  }

  async #respawn(startedWith: StartedWith): Promise<void> {
    for (;;) {
      try {
        return await this.#spawn(startedWith);
      } catch (error) {
        console.error("The database could not be opened again:", error);
        for (const { message } of [...this.#pending.values()]) this.#refuse(message);
        await new Promise((resume) => setTimeout(resume, RESPAWN_PAUSE_MS));
      }
    }
  }

  /** Nobody knows who did it: what was there each time is given up after a while, so that the rest goes on. */
  #countCrash(failure: Error | null): void {
    console.error("The executor ended unexpectedly:", failure);
    for (const pending of [...this.#pending.values()]) {
      if ((pending.crashes += 1) >= MAX_CRASHES) this.#refuse(pending.message);
    }
    for (const [subscription, watched] of this.#subscriptions) {
      if ((watched.crashes += 1) >= MAX_CRASHES) this.#halt(subscription, watched, INTERNAL_ERROR.message);
    }
  }

  #refuse({ kind, id }: Request): void {
    // It may have been carried out: the next executor knows.
    if (this.#prepared.awaits(id)) return;
    if (kind === "stop") this.#answer(id, null);
    else if (kind === "admin" || kind === "keepSnapshot")
      this.#take(id)?.reject(new FunctionError(INTERNAL_ERROR.code, INTERNAL_ERROR.message));
    else
      this.#answer(id, { ok: false, ...INTERNAL_ERROR, logLines: [], ts: this.#head } satisfies TimedOutcome);
  }

  /** Ends the function that a verdict names with an error. */
  #fail({ request, used, message }: Verdict): void {
    const outcome: Outcome = { ok: false, message, logLines: [] };
    const pending = this.#pending.get(request)?.message;
    if (pending?.kind === "query" || pending?.kind === "mutation") {
      this.#log(pending.kind, pending.call, message, used);
      this.#answer(request, { ...outcome, ts: this.#head });
      return;
    }
    const subscription = Math.floor(request);
    const watched = this.#subscriptions.get(subscription);
    if (watched === undefined) return;
    this.#log("query", watched.call, message, used);
    this.#halt(subscription, watched, message);
  }

  #halt(subscription: number, watched: Watched, message: string): void {
    watched.halted = true;
    watched.digest = "";
    watched.crashes = 0;
    const outcome: Outcome = { ok: false, message, logLines: [] };
    const result = { outcome, journal: watched.journal, readsIdentity: false };
    this.#listeners.refresh({ ts: this.#head, results: [{ subscription, result }] });
  }

  #log(
    udf: "query" | "mutation",
    { path, component, request }: FunctionCall,
    error: string,
    took: number,
  ): void {
    const { requestId } = request;
    const startedAt = Date.now() - took;
    this.#listeners.log({
      ...{ udf, environment: "isolate", caller: "SyncWorker" },
      ...{ path, component, requestId, logLines: [], error, startedAt, took },
    });
  }
}

function stopping(): ExecutorStopped {
  return new ExecutorStopped("The engine is stopping.");
}
