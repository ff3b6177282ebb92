import type { Lock, Locker, RequestRelease } from "@tus/server";
import { Refusal } from "./refusal";

type Held = { askForRelease: RequestRelease; freed: Promise<void>; free: () => void };

const WAIT_MS = 30_000;

/** What this process writes to now. Between processes Convex decides, part by part. */
const held = new Map<string, Held>();

/**
 * Keeps two requests of this process from writing to one upload. Who has an upload is asked to let go of it when another
 * comes: the connection before may hang.
 * @param settled resolves when all is written that a request has begun to write, also after it was cut
 */
export function uploadLocks(settled: () => Promise<void>): Locker {
  return { newLock: (id) => lockOf(id, settled) };
}

function lockOf(id: string, settled: () => Promise<void>): Lock {
  let own: Held | null = null;
  return {
    async lock(signal, askForRelease) {
      const until = Date.now() + WAIT_MS;
      for (let other = held.get(id); other !== undefined; other = held.get(id)) {
        await other.askForRelease();
        await Promise.race([other.freed, wait(until - Date.now(), signal)]);
        if (signal.aborted || Date.now() >= until)
          throw new Refusal(423, "The upload is being written to. Try again in a moment.");
      }
      own = heldBy(askForRelease);
      held.set(id, own);
    },
    async unlock() {
      await settled();
      if (held.get(id) === own) held.delete(id);
      own?.free();
    },
  };
}

function heldBy(askForRelease: RequestRelease): Held {
  let free = () => {};
  const freed = new Promise<void>((resolve) => (free = resolve));
  return { askForRelease, freed, free };
}

/** Resolves after a while, or at once when nobody waits any more. */
function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, Math.max(0, milliseconds));
    timer.unref();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
