import { Worker } from "node:worker_threads";
import type { WorkerOptions } from "node:worker_threads";
import type { Ending, FromWorker, ToWorker } from "./messages";
import type { Run } from "./run";

/** Module sets a worker keeps, those used last. */
const maxModuleSets = 8;

export type WorkerLimits = {
  memoryMb: number;
  /** Milliseconds a worker may go without a sign of life while it has runs. */
  stuckAfterMs: number;
};

/** Told once when a worker ends; `untouched` are runs it never began, for another worker to take. */
export type WorkerEnd = (worker: PooledWorker, untouched: Run[]) => void;

/** A worker thread and the runs it carries. */
export class PooledWorker {
  readonly #worker: Worker;
  readonly #limits: WorkerLimits;
  readonly #runs = new Map<number, Run>();
  readonly #begun = new Set<number>();
  readonly #sent = new Set<string>();
  readonly #onEnd: WorkerEnd;
  /** When the oldest message was sent that nothing has come back since. */
  #unansweredSince: number | null = null;
  #heartbeat: NodeJS.Timeout | null = null;
  #suspect = false;
  #ended = false;

  constructor(file: string, options: WorkerOptions, limits: WorkerLimits, onEnd: WorkerEnd) {
    this.#limits = limits;
    this.#onEnd = onEnd;
    this.#worker = new Worker(file, {
      ...options,
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
    });
    this.#worker.unref();
    this.#worker.on("message", (message: FromWorker) => this.#receive(message));
    this.#worker.on("error", (error) => this.#lost(error));
    this.#worker.on("exit", () => this.#lost(null));
  }

  get load(): number {
    return this.#runs.size;
  }

  /** Milliseconds that it has owed a sign of life. */
  get silence(): number {
    return this.#unansweredSince === null ? 0 : performance.now() - this.#unansweredSince;
  }

  start(run: Run): void {
    const { codeKey } = run.message;
    if (!this.#sent.delete(codeKey)) this.#post({ kind: "code", key: codeKey, modules: run.modules });
    this.#sent.add(codeKey);
    this.#forgetOldest();
    this.#runs.set(run.message.id, run);
    this.#post({ kind: "run", run: run.message });
    this.#ping();
    this.#heartbeat ??= setInterval(() => this.#beat(), Math.min(1000, this.#limits.stuckAfterMs / 4));
  }

  /** Ends a run from here. */
  end(run: Run, ending: Ending): void {
    if (!this.#runs.has(run.message.id)) return;
    this.#post({ kind: "end", run: run.message.id });
    run.finish(ending);
    this.#done(run);
  }

  /** Ends the thread and whatever runs on it. */
  async terminate(ending: Ending): Promise<void> {
    this.#close(ending);
    await this.#worker.terminate();
  }

  #post(message: ToWorker, transfer: ArrayBuffer[] = []): void {
    if (!this.#ended) this.#worker.postMessage(message, transfer);
  }

  #receive(message: FromWorker): void {
    this.#unansweredSince = null;
    if (message.kind === "pong") return;
    const run = this.#runs.get(message.run);
    if (run === undefined) return;
    switch (message.kind) {
      case "begun":
        this.#begun.add(message.run);
        return;
      case "log":
        return run.log(message.line);
      case "call":
        void run.answer(message).then((answer) => {
          if (!this.#runs.has(message.run)) return;
          this.#post({ kind: "answer", run: message.run, call: message.call, ...answer });
        });
        return;
      case "result":
        if (run.resulted(message.result)) this.#done(run);
        return;
      case "bodyEnd":
        run.finish(message.result);
        return this.#done(run);
      default:
        message satisfies never;
    }
  }

  #done(run: Run): void {
    this.#runs.delete(run.message.id);
    this.#begun.delete(run.message.id);
  }

  #ping(): void {
    this.#unansweredSince ??= performance.now();
    this.#post({ kind: "ping" });
  }

  #rest(): void {
    if (this.#heartbeat !== null) clearInterval(this.#heartbeat);
    this.#heartbeat = null;
  }

  /** Module sets of runs under way may go: their realms have what they need. */
  #forgetOldest(): void {
    if (this.#sent.size <= maxModuleSets) return;
    const [oldest = ""] = this.#sent;
    this.#sent.delete(oldest);
    this.#post({ kind: "forget", key: oldest });
  }

  /**
   * Ends a stuck worker at the second beat that finds it silent: at the first, its signs may still wait
   * to be read here. What it had not begun by then it never will.
   */
  #beat(): void {
    const stuck = this.silence > this.#limits.stuckAfterMs;
    if (!stuck || !this.#suspect) {
      this.#suspect = stuck;
      return this.#runs.size === 0 && this.silence === 0 ? this.#rest() : this.#ping();
    }
    const untouched = [...this.#runs.values()].filter((run) => !this.#begun.has(run.message.id));
    for (const run of untouched) this.#runs.delete(run.message.id);
    this.#close(
      failed(
        "Function execution unexpectedly timed out. Check your function for infinite loops or long computations.",
      ),
      untouched,
    );
    void this.#worker.terminate();
  }

  #lost(error: unknown): void {
    const code = (error as { code?: unknown } | null)?.code;
    this.#close(
      code === "ERR_WORKER_OUT_OF_MEMORY"
        ? failed(`JavaScript execution ran out of memory (maximum memory usage: ${this.#limits.memoryMb} MB)`)
        : failed("The action's worker ended unexpectedly"),
    );
  }

  #close(ending: Ending, untouched: Run[] = []): void {
    if (this.#ended) return;
    this.#ended = true;
    const runs = [...this.#runs.values()];
    this.#runs.clear();
    this.#rest();
    this.#onEnd(this, untouched);
    for (const run of runs) run.finish(ending);
  }
}

/** A failure in the engine's words. */
export function failed(message: string): Ending {
  return { ok: false, message: `${message}\n` };
}
