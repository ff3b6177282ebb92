/** Bounds of a batch: enough to share an fsync, few enough to keep answers quick. */
const LEAST = 16;
const MOST = 256;
/** How much of a batch's time the commit may take. */
const COMMIT_SHARE = 0.25;
/** How far one measurement moves the estimate. */
const SMOOTHING = 0.2;

/**
 * How many waiting writes to take for one commit. Not all of them if the disk is quick: while one
 * batch runs, the clients of the one before read their answers and send more, and both sides work.
 * The slower the fsync, the larger the batch that pays for it.
 */
export class BatchSize {
  #commitMs = 0;
  #writeMs = 1;

  get next(): number {
    const wanted = Math.ceil(this.#commitMs / (COMMIT_SHARE * this.#writeMs));
    return Math.min(MOST, Math.max(LEAST, wanted));
  }

  /** Notes a batch: its writes ran for `runMs` together, and its commit took `commitMs`. */
  note(writes: number, runMs: number, commitMs: number): void {
    this.#commitMs += SMOOTHING * (commitMs - this.#commitMs);
    this.#writeMs += SMOOTHING * (Math.max(runMs / writes, 0.001) - this.#writeMs);
  }
}
