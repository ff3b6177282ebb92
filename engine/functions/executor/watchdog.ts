import { processorMs } from "./threadTime";
import { type Running, UserTime } from "./userTime";

export type WatchdogLimits = {
  /** Milliseconds of user code a query or mutation may take. */
  userTime: number;
  /** Megabytes of JavaScript heap, and of memory beside it that one function may take. */
  memory: number;
};

/** Whose function ended its executor, and what to say of it. `used` is its milliseconds of user code. */
export type Verdict = { request: number; used: number; message: string };

const WATCH_EVERY_MS = 20;
/** On a busy machine a function may take so many times as long before the clock alone decides. */
const PATIENCE = 10;
const OUT_OF_MEMORY = "ERR_WORKER_OUT_OF_MEMORY";

/** Watches what the executor runs, and tells it apart from others when its thread must end. */
export class Watchdog {
  readonly userTime = new UserTime();
  readonly #limits: WatchdogLimits;
  readonly #end: () => void;
  #timer: NodeJS.Timeout | null = null;
  #condemned: Verdict | null = null;
  /** A run as it was when it was first seen. */
  #watched = { run: 0, residentMb: 0, processorMs: 0 };
  /** The executor's thread, as `currentThread` names it. */
  thread: string | null = null;

  /** `end` must end the executor's thread. */
  constructor(limits: WatchdogLimits, end: () => void) {
    this.#limits = limits;
    this.#end = end;
  }

  start(): void {
    this.#timer = setInterval(() => this.#watch(), WATCH_EVERY_MS).unref();
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
  }

  /** The thread has ended, with this error if any: who is to blame; null when no function ran. */
  judge(failure: NodeJS.ErrnoException | null): Verdict | null {
    const running = this.userTime.read();
    const verdict = this.#condemned ?? this.#blame(running, failure);
    this.#condemned = null;
    this.#watched.run = 0;
    this.userTime.reset();
    return verdict;
  }

  #blame(running: Running | null, failure: NodeJS.ErrnoException | null): Verdict | null {
    if (running === null || failure?.code !== OUT_OF_MEMORY) return null;
    return { ...running, message: this.#outOfMemory() };
  }

  #watch(): void {
    // Again until it has ended: the thread may be too new for anyone to know it.
    if (this.#condemned !== null) return this.#end();
    const running = this.userTime.read();
    if (running === null) return;
    const message = this.#overLimit(running);
    if (message === null || !this.userTime.condemn(running.run)) return;
    this.#condemned = { ...running, message };
    this.#end();
  }

  #overLimit({ run, used }: Running): string | null {
    const { userTime, memory } = this.#limits;
    const residentMb = process.memoryUsage.rss() / 2 ** 20;
    if (this.#watched.run !== run)
      this.#watched = { run, residentMb, processorMs: processorMs(this.thread) ?? 0 };
    if (used > userTime && this.#hasWorked(used)) {
      return `Function execution timed out (maximum duration: ${userTime / 1000}s)`;
    }
    // Buffers lie outside the heap that V8 limits.
    return residentMb - this.#watched.residentMb > memory ? this.#outOfMemory() : null;
  }

  /** Whether the function itself took its time, and not a machine that has no processor for it. */
  #hasWorked(used: number): boolean {
    const now = processorMs(this.thread);
    if (now === null || used > PATIENCE * this.#limits.userTime) return true;
    return now - this.#watched.processorMs > this.#limits.userTime - 2 * WATCH_EVERY_MS;
  }

  #outOfMemory(): string {
    return `JavaScript execution ran out of memory (maximum memory usage: ${this.#limits.memory} MB)`;
  }
}
