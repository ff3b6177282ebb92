/** Float slots: which request runs, since when its code runs, how long it ran before. */
const REQUEST = 0;
const RUNNING_SINCE = 1;
const USED_BEFORE = 2;
const FLOATS = 3;
/** Values of the state, besides the number of the run that is on. */
const IDLE = 0;
const CONDEMNED = -1;
const LAST_RUN = 2 ** 30;

/** `run` numbers the run, `request` names whose it is, `used` is its milliseconds so far. */
export type Running = { run: number; request: number; used: number };

/**
 * How long the user's code of the running request has run, without the time the engine took to
 * answer it. Written by the executor, read by the main thread, which ends an executor that is over
 * the limit: code that never returns cannot be asked to stop.
 */
export class UserTime {
  readonly #slots: Float64Array;
  readonly #state: Int32Array;
  #runs = 0;

  constructor(readonly shared = new SharedArrayBuffer((FLOATS + 1) * Float64Array.BYTES_PER_ELEMENT)) {
    this.#slots = new Float64Array(shared, 0, FLOATS);
    this.#state = new Int32Array(shared, FLOATS * Float64Array.BYTES_PER_ELEMENT, 1);
  }

  /** A request's code is about to run. Ids are not 0. */
  begin(request: number): void {
    this.#slots[USED_BEFORE] = 0;
    this.#slots[RUNNING_SINCE] = Date.now();
    this.#slots[REQUEST] = request;
    this.#runs = (this.#runs % LAST_RUN) + 1;
    Atomics.store(this.#state, 0, this.#runs);
  }

  /** The code has ended. If the main thread condemned it just before, this waits for the thread's end. */
  end(): void {
    if (Atomics.exchange(this.#state, 0, IDLE) !== CONDEMNED) return;
    Atomics.store(this.#state, 0, CONDEMNED);
    Atomics.wait(this.#state, 0, CONDEMNED);
  }

  pause(): void {
    const since = this.#slots[RUNNING_SINCE] ?? 0;
    if (since === 0) return;
    this.#slots[USED_BEFORE] = (this.#slots[USED_BEFORE] ?? 0) + Date.now() - since;
    this.#slots[RUNNING_SINCE] = 0;
  }

  resume(): void {
    this.#slots[RUNNING_SINCE] = Date.now();
  }

  /** What is running; null when nothing is. */
  read(): Running | null {
    const run = Atomics.load(this.#state, 0);
    if (run === IDLE) return null;
    const request = this.#slots[REQUEST] ?? 0;
    const since = this.#slots[RUNNING_SINCE] ?? 0;
    const used = (this.#slots[USED_BEFORE] ?? 0) + (since === 0 ? 0 : Date.now() - since);
    return Atomics.load(this.#state, 0) === run ? { run, request, used } : null;
  }

  /**
   * Marks a run as one that must not go on; false when it has ended meanwhile. Nothing it did is
   * committed after this, and nobody else's code runs: the thread can be ended and this run blamed.
   */
  condemn(run: number): boolean {
    return Atomics.compareExchange(this.#state, 0, run, CONDEMNED) === run;
  }

  /** The thread is gone. */
  reset(): void {
    Atomics.store(this.#state, 0, IDLE);
  }
}
