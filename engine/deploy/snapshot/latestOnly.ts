/**
 * Hands over values one at a time, such as messages about progress: one that comes while another is
 * handed over waits, and is replaced by what comes after it. Failures are ignored.
 */
export class LatestOnly<T> {
  #waiting: { value: T } | null = null;
  #running: Promise<void> | null = null;

  constructor(readonly handOver: (value: T) => Promise<unknown>) {}

  readonly offer = (value: T): void => {
    this.#waiting = { value };
    this.#running ??= this.#run();
  };

  /** Resolves when nothing is under way: later writes cannot be overtaken. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting !== null) {
      const { value } = this.#waiting;
      this.#waiting = null;
      await this.handOver(value).catch(() => undefined);
    }
    this.#running = null;
  }
}
