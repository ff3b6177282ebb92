import { answering, type SyncOp } from "./reply";

/**
 * Bytes on their way into a realm. An operation keeps its bytes here and answers their length; the realm
 * makes a buffer of that length at once and has it filled by `bytes.take`.
 */
export class HandedBytes {
  #bytes: Uint8Array = new Uint8Array(0);

  /** An operation whose answer is bytes. */
  answering(run: (args: unknown, buffer: Uint8Array) => Uint8Array): SyncOp {
    return answering((args, buffer) => {
      this.#bytes = run(args, buffer);
      return this.#bytes.length;
    });
  }

  ops(): Record<string, SyncOp> {
    return {
      "bytes.take": answering((_, buffer) => {
        buffer.set(this.#bytes.subarray(0, buffer.length));
        this.#bytes = new Uint8Array(0);
        return null;
      }),
    };
  }
}
