import type { SandboxKind } from "../../../runtime/ops";
import { fetchOps } from "./fetch";
import { HandedBytes } from "./handedBytes";
import { memoryOps } from "./memory";
import type { AsyncOp, SyncOp } from "./reply";
import { subtleOps } from "./subtle/index";
import { textOps } from "./text";
import { timerOps } from "./timers";
import { urlOps } from "./url";

export type { AsyncOp, SyncOp } from "./reply";

/**
 * The host's side of the web platform for one sandbox. Operations never throw and never reject: failures
 * are part of their answers. `dispose` ends requests and timers and lets go of keys.
 */
export interface WebOps {
  sync: Record<string, SyncOp>;
  async: Record<string, AsyncOp>;
  dispose(): void;
}

/** Makes the operations of a sandbox: without network, timers and true randomness for transactions. */
export function createOps(kind: SandboxKind): WebOps {
  const handed = new HandedBytes();
  const subtle = subtleOps(handed);
  const { "random.bytes": random, ...memory } = memoryOps();
  const pure = { ...handed.ops(), ...urlOps(), ...textOps(), ...memory, ...subtle.ops };
  if (kind === "transaction" || random === undefined) return { sync: pure, async: {}, dispose: subtle.dispose };
  const timers = timerOps();
  const fetches = fetchOps();
  return {
    sync: { ...pure, "random.bytes": random, ...timers.sync, ...fetches.sync },
    async: { ...timers.async, ...fetches.async },
    dispose() {
      subtle.dispose();
      timers.dispose();
      fetches.dispose();
    },
  };
}
