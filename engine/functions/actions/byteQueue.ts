/**
 * Bytes on their way from a worker to a slow reader. `write` resolves when there is room for more, with
 * whether anyone still wants it: the writer waits, nothing piles up.
 */
export class ByteQueue implements AsyncIterable<Uint8Array> {
  readonly #room: number;
  #chunks: Uint8Array[] = [];
  #queued = 0;
  #ended: { error: Error | null } | null = null;
  #cancelled = false;
  #wakeReader: (() => void) | null = null;
  #wakeWriters: (() => void)[] = [];
  readonly #onCancel: () => void;

  /** `room` is how many bytes may wait before writers do. */
  constructor(room: number, onCancel: () => void) {
    this.#room = room;
    this.#onCancel = onCancel;
  }

  async write(bytes: Uint8Array): Promise<boolean> {
    if (this.#cancelled || this.#ended !== null) return false;
    this.#chunks.push(bytes);
    this.#queued += bytes.length;
    this.#wakeReader?.();
    if (this.#queued > this.#room) await new Promise<void>((resolve) => this.#wakeWriters.push(resolve));
    return !this.#cancelled;
  }

  /** Ends the bytes; with an error, the reader gets it after what was written. */
  end(error: Error | null = null): void {
    this.#ended ??= { error };
    this.#wakeReader?.();
    this.#wakeAll();
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array, undefined> {
    return {
      next: () => this.#next(),
      return: async () => {
        this.#cancel();
        return { done: true, value: undefined };
      },
    };
  }

  async #next(): Promise<IteratorResult<Uint8Array, undefined>> {
    for (;;) {
      const value = this.#chunks.shift();
      if (value !== undefined) {
        this.#queued -= value.length;
        this.#wakeAll();
        return { done: false, value };
      }
      if (this.#ended !== null) {
        if (this.#ended.error !== null) throw this.#ended.error;
        return { done: true, value: undefined };
      }
      await new Promise<void>((resolve) => (this.#wakeReader = resolve));
    }
  }

  #cancel(): void {
    if (this.#cancelled) return;
    this.#cancelled = true;
    this.#chunks = [];
    this.#wakeAll();
    if (this.#ended === null) this.#onCancel();
  }

  #wakeAll(): void {
    for (const wake of this.#wakeWriters.splice(0)) wake();
  }
}
