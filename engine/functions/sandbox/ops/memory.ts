import { randomFillSync } from "node:crypto";
import { answering, type SyncOp } from "./reply";

/** Operations on the caller's own memory. */
export function memoryOps(): Record<string, SyncOp> {
  return {
    "random.bytes": answering((_, buffer) => {
      randomFillSync(buffer);
      return null;
    }),
    "buffer.detach": answering((_, buffer) => {
      const memory = buffer.buffer as ArrayBuffer;
      structuredClone(memory, { transfer: [memory] });
      return null;
    }),
  };
}
