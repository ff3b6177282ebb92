/** A request body that is written piece by piece, each when the connection has room for it. */
export class RequestBody {
  readonly stream: ReadableStream<Uint8Array>;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #finished = false;
  #wake: () => void = () => {};

  constructor() {
    this.stream = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
        },
        pull: () => this.#wake(),
        cancel: () => this.stop(),
      },
      { highWaterMark: 1 },
    );
  }

  /** Resolves once more is wanted: to false if the rest of the body is not. */
  async write(chunk: Uint8Array): Promise<boolean> {
    if (this.#finished) return false;
    this.#controller?.enqueue(chunk);
    if ((this.#controller?.desiredSize ?? 0) <= 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return !this.#finished;
  }

  /** The body is complete. */
  end(): void {
    if (this.#finished) return;
    this.#finished = true;
    this.#controller?.close();
  }

  /** Nobody wants more of the body. */
  stop(): void {
    this.#finished = true;
    this.#wake();
  }
}
