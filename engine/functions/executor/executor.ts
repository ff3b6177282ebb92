import { performance } from "node:perf_hooks";
import { FunctionError } from "../../protocol/errors";
import type { ActionRun, DueRun } from "../../scheduler/due";
import { type JobHost, Schedule } from "../../scheduler/schedule";
import { Store } from "../../store/store";
import type { Transaction } from "../../store/transaction";
import { OPERATIONS } from "./adminOperations";
import type { ExecutorStats, OperationHost } from "./operations/context";
import { type FunctionCall, timed, type TimedOutcome } from "../calls";
import { BatchSize } from "./batchSize";
import { Committer, UndoBatch } from "./committer";
import { DeploymentState } from "./deploymentState";
import type {
  ExecutorSettings,
  FromExecutor,
  Resubscription,
  ToExecutor,
  ToldByExecutor,
} from "./executorMessages";
import { INTERNAL_ERROR, reportFault } from "./faults";
import { RequestLog } from "./requestLog";
import type { Finished } from "../runner";
import { Subscriptions } from "./subscriptions";
import { currentThread } from "./threadTime";
import { UserTime } from "./userTime";

type Mutation = Extract<ToExecutor, { kind: "mutation" }>;
type Admin = Extract<ToExecutor, { kind: "admin" }>;
type Write = Mutation | Admin | { kind: "due" };

/** Ids of the engine's own runs, for the watchdog: apart from those of requests. */
const REFRESH_REQUEST = 0.5;
/** How long what is due waits when the database could not even put it off. */
const DUE_PAUSE_MS = 1_000;

/**
 * Owns the database. Takes what has arrived, runs the writes in one SQLite transaction, commits,
 * answers, reruns the queries the commit touched, and only then runs new queries.
 */
export class Executor implements OperationHost, JobHost {
  readonly store: Store;
  readonly stats: ExecutorStats = { queries: 0, mutations: 0, reruns: 0, commits: 0 };
  readonly subscriptions = new Subscriptions();
  readonly state: DeploymentState;
  readonly schedule: Schedule;
  readonly #requests: RequestLog;
  readonly #committer: Committer;
  readonly #userTime: UserTime;
  readonly #send: (messages: FromExecutor[]) => void;
  /** What to tell the main thread at the next flush: one message to the other thread instead of many. */
  readonly #outbox: ToldByExecutor[] = [];
  /** Whether mutations of the open batch run under savepoints. */
  #careful = true;
  readonly #batchSize = new BatchSize();
  #queue: ToExecutor[] = [];
  #due = false;
  #scheduled = false;
  #stopped = false;
  /** What was due and ran last in the open batch. */
  #announced: DueRun | null = null;
  /** An executor that replaces another claims no head before it knows the subscriptions. */
  #silent: boolean;
  #owesRefresh = false;

  constructor(settings: ExecutorSettings, send: (messages: FromExecutor[]) => void) {
    this.#send = send;
    this.#userTime = new UserTime(settings.userTime);
    this.store = new Store(settings.folder);
    this.state = new DeploymentState(this.store, settings.instance, this.#userTime);
    this.#requests = new RequestLog(this.store.statements);
    this.#committer = new Committer(this.store);
    this.schedule = new Schedule(this, () => this.#wake(true), settings.runningCrons ?? []);
    this.#silent = !settings.firstStart;
    this.#recover(settings);
    send([{ kind: "ready", head: this.store.head, thread: currentThread() }]);
    this.schedule.arm();
  }

  receive(messages: ToExecutor[]): void {
    for (const message of messages) {
      // Known before any write runs: a change of code or environment wakes halted subscriptions too.
      if (message.kind === "resubscribe") this.#resubscribe(message.subscriptions);
      else this.#queue.push(message);
    }
    this.#wake(false);
  }

  runAction(run: ActionRun): void {
    this.#post({ kind: "runAction", run });
  }

  announce(due: DueRun): void {
    this.#announced = due;
    this.#send([{ kind: "running", due }]);
  }

  removeFiles(fileKeys: string[]): void {
    if (fileKeys.length > 0) this.#post({ kind: "removeFiles", fileKeys });
  }

  #post(message: ToldByExecutor): void {
    this.#outbox.push(message);
  }

  #flush(): void {
    if (this.#outbox.length > 0) this.#send(this.#outbox.splice(0));
  }

  #wake(due: boolean): void {
    this.#due ||= due;
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => this.#tick());
  }

  #tick(): void {
    this.#scheduled = false;
    if (this.#stopped) return;
    const batch = this.#queue.splice(0, this.#batchSize.next);
    const writes: Write[] = batch.filter(
      (message) => message.kind === "mutation" || message.kind === "admin",
    );
    if (this.#due) writes.push({ kind: "due" });
    this.#due = false;
    if (writes.length > 0) this.#runWrites(writes);
    this.#flush();
    for (const message of batch) this.#runOther(message);
    if (this.#stopped) return;
    this.#refresh(writes.length > 0);
    this.#flush();
    if (this.#queue.length > 0 || this.#due) this.#wake(false);
  }

  #runOther(message: ToExecutor): void {
    if (message.kind === "query") this.#runQuery(message.id, message.call);
    else if (message.kind === "keepSnapshot") this.#keepSnapshot(message.id);
    else if (message.kind === "subscribe") this.subscriptions.add(message.id, message.call, message.journal);
    else if (message.kind === "unsubscribe") for (const id of message.ids) this.subscriptions.remove(id);
    else if (message.kind === "stop") this.#stop(message.id);
  }

  #resubscribe(subscriptions: Resubscription[]): void {
    for (const { id, call, journal, halted } of subscriptions)
      this.subscriptions.add(id, call, journal, halted);
    this.#silent = false;
    this.#owesRefresh = true;
  }

  /** Runs and commits writes. Each is answered, whatever happens: at worst each runs in a batch of its own. */
  #runWrites(writes: Write[]): void {
    this.#announced = null;
    const begun = performance.now();
    try {
      this.#commitWrites(writes);
    } catch (error) {
      this.#outbox.length = 0;
      this.schedule.undone();
      this.state.reloadIfChanged();
      const [only, ...others] = writes;
      if (only === undefined || others.length > 0) for (const write of writes) this.#runWrites([write]);
      else this.#refuse(only, error);
      return;
    }
    const { commitMs } = this.#committer;
    this.#batchSize.note(writes.length, performance.now() - begun - commitMs, commitMs);
    this.stats.commits += 1;
    this.schedule.committed();
    for (const log of this.#committer.takeCommitted()) this.subscriptions.invalidate(log);
    this.schedule.arm();
  }

  /** A write that cannot be carried out for a reason of the engine's own. */
  #refuse(write: Write, error: unknown): void {
    reportFault("A write could not be carried out", error);
    if (write.kind === "mutation") {
      const outcome: TimedOutcome = { ok: false, ...INTERNAL_ERROR, logLines: [], ts: this.store.head };
      this.#post({ kind: "outcome", id: write.id, outcome });
    } else if (write.kind === "admin") {
      this.#post({ kind: "adminError", id: write.id, ...describeError(error) });
    } else this.#putOff(this.#announced);
    // Should the next write fail as well, what it had to say is thrown away.
    this.#flush();
  }

  #putOff(due: DueRun | null): void {
    try {
      if (due !== null) this.#committer.batch(() => this.schedule.putOff(due));
      this.schedule.arm(due === null ? DUE_PAUSE_MS : 0);
    } catch {
      this.schedule.arm(DUE_PAUSE_MS);
    }
  }

  /**
   * Runs and commits a batch, and answers. At first without savepoints, which cost as much as a small
   * insert. Should a mutation fail after it wrote, everything is undone, nobody has heard of it, and
   * all run again with savepoints.
   */
  #commitWrites(writes: Write[]): void {
    const careful = writes.some(({ kind }) => kind !== "mutation");
    if (careful) return this.#commitOnce(writes, true);
    try {
      this.#commitOnce(writes, false);
    } catch (error) {
      if (!(error instanceof UndoBatch)) throw error;
      this.#outbox.length = 0;
      this.#commitOnce(writes, true);
    }
  }

  /**
   * The answers are with the main thread before the commit, with the head that shows whether it took
   * place: should this thread end at any moment, nothing is answered too soon, and nothing runs twice.
   */
  #commitOnce(writes: Write[], careful: boolean): void {
    this.#careful = careful;
    try {
      this.#committer.batch(() => {
        const answers = writes.flatMap((write) => this.#runWrite(write));
        this.#requests.save();
        for (const answer of answers) answer();
        this.#send([{ kind: "prepared", head: this.store.head, messages: this.#outbox.splice(0) }]);
      });
    } catch (error) {
      this.#requests.discard();
      throw error;
    }
    this.#send([{ kind: "committed" }]);
  }

  #runWrite(write: Write): (() => void)[] {
    if (write.kind === "mutation") return [this.#runMutation(write)];
    return write.kind === "admin" ? [this.#runAdmin(write)] : this.schedule.runDue();
  }

  /** Runs a mutation and gives what to say of it. */
  #runMutation({ id, call, key }: Mutation): () => void {
    const earlier = key === undefined ? null : this.#requests.find(key);
    if (earlier !== null) return () => this.#post({ kind: "outcome", id, outcome: earlier });
    const { outcome, ts, removedFiles } = this.writeWith(id, call, (tx, value) => {
      if (key !== undefined) this.#requests.note(key, tx.ts, value);
    });
    return () => {
      this.#post({ kind: "outcome", id, outcome: timed(outcome, ts) });
      this.removeFiles(removedFiles);
    };
  }

  /**
   * Runs one mutation of the open batch. What `after` writes beside it is kept with a successful run
   * alone.
   */
  writeWith(id: number, call: FunctionCall, after: (tx: Transaction, value: string) => void) {
    const tx = this.state.runner.transaction(true);
    const savepoint = this.#careful ? tx.begin() : null;
    const finished = this.measured(id, "mutation", call, () => this.state.runner.mutation(call, tx));
    const { outcome } = finished;
    if (outcome.ok) {
      after(tx, outcome.value);
      tx.finish();
      savepoint?.release();
      this.#committer.add(tx);
    } else if (savepoint !== null) savepoint.rollback();
    else if (tx.hasWritten) throw new UndoBatch();
    this.stats.mutations += 1;
    const removedFiles = outcome.ok ? finished.execution.afterCommit.removedFiles : [];
    return { outcome, ts: tx.ts, removedFiles };
  }

  /** Runs `work` as the engine's own write in the open batch; an error undoes it. */
  writeOwn<T>(work: (tx: Transaction) => T): T {
    const tx = this.state.runner.transaction(true);
    const result = tx.nested(() => {
      const made = work(tx);
      tx.finish();
      return made;
    });
    this.#committer.add(tx);
    return result;
  }

  #runAdmin({ id, operation, args }: Admin): () => void {
    const handler = OPERATIONS[operation];
    try {
      if (handler === undefined)
        throw new FunctionError("UnknownOperation", `Unknown operation ${operation}`);
      const removedFiles: string[] = [];
      const result = this.writeOwn((tx) => handler({ executor: this, tx, id, removedFiles }, args as never));
      return () => {
        this.#post({ kind: "adminResult", id, result });
        this.removeFiles(removedFiles);
      };
    } catch (error) {
      // An error that ended SQLite's transaction has undone the batch's other writes too.
      if (!this.store.db.inTransaction) throw error;
      this.store.forget();
      this.state.reloadIfChanged();
      return () => this.#post({ kind: "adminError", id, ...describeError(error) });
    }
  }

  #runQuery(id: number, call: FunctionCall): void {
    this.stats.queries += 1;
    const { outcome } = this.measured(id, "query", call, () => this.state.runner.query(call, null));
    this.#post({ kind: "outcome", id, outcome: timed(outcome, this.store.head) });
  }

  #keepSnapshot(id: number): void {
    const { head, snapshots } = this.store;
    snapshots.keep(head);
    this.#post({ kind: "adminResult", id, result: head });
  }

  /** Reruns what is dirty; every subscription then stands at `head`. */
  #refresh(announce: boolean): void {
    if (this.#silent) return;
    const dirty = this.subscriptions.takeDirty();
    if (dirty.length === 0 && !announce && !this.#owesRefresh) return;
    this.#owesRefresh = false;
    const results = [];
    for (const subscription of dirty) {
      this.stats.reruns += 1;
      const { id, call, journal } = subscription;
      const { result, execution } = this.measured(id + REFRESH_REQUEST, "query", call, () =>
        this.state.runner.query(call, journal),
      );
      if (!this.subscriptions.ran(subscription, result, execution.tx.reads)) continue;
      results.push({ subscription: id, result, digest: subscription.digest });
    }
    this.#post({ kind: "refresh", refresh: { ts: this.store.head, results } });
  }

  /** Runs a function under the watchdog and logs it. `id` names it to the watchdog. */
  measured<T extends Finished>(id: number, udf: "query" | "mutation", call: FunctionCall, run: () => T): T {
    const startedAt = Date.now();
    const start = performance.now();
    this.#userTime.begin(id);
    try {
      const finished = run();
      this.#logRun(udf, call, finished, startedAt, performance.now() - start);
      return finished;
    } finally {
      this.#userTime.end();
    }
  }

  #logRun(
    udf: "query" | "mutation",
    call: FunctionCall,
    { outcome }: Finished,
    startedAt: number,
    took: number,
  ): void {
    const { path, component, request } = call;
    if (path.startsWith("_system/")) return;
    const error = outcome.ok ? null : outcome.message;
    const { requestId } = request;
    this.#post({
      kind: "log",
      entry: {
        udf,
        environment: "isolate",
        caller: request.scheduledFunctionId === undefined ? "SyncWorker" : "Scheduler",
        path,
        component,
        requestId,
        logLines: outcome.logLines,
        error,
        startedAt,
        took,
      },
    });
  }

  #recover({ firstStart, failed }: ExecutorSettings): void {
    this.#committer.batch(() => {
      if (firstStart) this.schedule.failInterrupted();
      if (failed !== undefined) this.schedule.failRunaway(failed.due, failed.message);
    });
    this.#committer.takeCommitted();
  }

  #stop(id: number): void {
    this.#stopped = true;
    this.schedule.disarm();
    this.store.close();
    this.#post({ kind: "adminResult", id, result: null });
    this.#flush();
  }
}

function describeError(error: unknown): { code: string; message: string } {
  if (error instanceof Error && "code" in error && typeof error.code === "string") {
    return { code: error.code, message: error.message };
  }
  reportFault("An operation failed", error);
  return INTERNAL_ERROR;
}
