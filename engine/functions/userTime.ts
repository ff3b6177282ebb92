/** Slots of the shared array: which request runs, since when its code runs, how long it ran before. */
const REQUEST = 0;
const RUNNING_SINCE = 1;
const USED_BEFORE = 2;
const SLOTS = 3;

/**
 * How long the user's code of the running request has run, without the time the engine took to
 * answer it. Written by the executor, read by the main thread, which ends an executor that is over
 * the limit: code that never returns cannot be asked to stop.
 */
export class UserTime {
  readonly #slots: Float64Array;

  constructor(readonly shared = new SharedArrayBuffer(SLOTS * Float64Array.BYTES_PER_ELEMENT)) {
    this.#slots = new Float64Array(shared);
  }

  /** A request's code is about to run. Ids are positive. */
  begin(request: number): void {
    this.#slots[USED_BEFORE] = 0;
    this.#slots[RUNNING_SINCE] = Date.now();
    this.#slots[REQUEST] = request;
  }

  end(): void {
    this.#slots[REQUEST] = 0;
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

  /** The running request and its milliseconds so far; null when none runs. */
  read(): { request: number; used: number } | null {
    const request = this.#slots[REQUEST] ?? 0;
    if (request === 0) return null;
    const since = this.#slots[RUNNING_SINCE] ?? 0;
    const used = this.#slots[USED_BEFORE] ?? 0;
    return { request, used: since === 0 ? used : used + Date.now() - since };
  }
}
