import { randomFillSync } from "node:crypto";
import { answering, type SyncOp } from "./reply";

/** Fills the caller's memory with random bytes. */
export function randomOps(): Record<string, SyncOp> {
  return {
    "random.bytes": answering((_, buffer) => {
      randomFillSync(buffer);
      return null;
    }),
  };
}

/** Takes the caller's memory away from it, which no script can do in its own realm. */
export function detachOps(): Record<string, SyncOp> {
  return {
    "buffer.detach": answering((_, buffer) => {
      const memory = buffer.buffer as ArrayBuffer;
      structuredClone(memory, { transfer: [memory] });
      return null;
    }),
  };
}
