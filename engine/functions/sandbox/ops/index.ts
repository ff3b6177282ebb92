import type { SandboxKind } from "../../../runtime/ops";
import { fetchOps } from "./fetch";
import { HandedBytes } from "./handedBytes";
import { detachOps, randomOps } from "./memory";
import type { AsyncOp, SyncOp } from "./reply";
import { subtleOps } from "./subtle/index";
import { textOps } from "./text";
import { timerOps } from "./timers";
import { urlOps } from "./url";

export type { AsyncOp, SyncOp } from "./reply";

/**
 * The host's side of the web platform for one sandbox. Operations never throw and never reject: failures
 * are part of their answers.
 */
export interface WebOps {
  sync: Record<string, SyncOp>;
  async: Record<string, AsyncOp>;
  /** Ends requests, responses left unread and timers, as when a run is over. Keys stay. */
  endRun(): void;
  /** Ends everything and lets go of keys. */
  dispose(): void;
}

/** Makes the operations of a sandbox: without network, timers and true randomness for transactions. */
export function createOps(kind: SandboxKind): WebOps {
  const handed = new HandedBytes();
  const subtle = subtleOps(handed);
  const pure = { ...handed.ops(), ...urlOps(), ...textOps(), ...detachOps(), ...subtle.ops };
  if (kind === "transaction") return { sync: pure, async: {}, endRun: () => {}, dispose: subtle.dispose };
  const timers = timerOps();
  const fetches = fetchOps();
  const endRun = (): void => {
    timers.end();
    fetches.end();
  };
  return {
    sync: { ...pure, ...randomOps(), ...timers.sync, ...fetches.sync },
    async: { ...timers.async, ...fetches.async },
    endRun,
    dispose() {
      endRun();
      subtle.dispose();
    },
  };
}
