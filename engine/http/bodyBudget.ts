import type { ServerResponse } from "node:http";
import { HttpError } from "./httpError";

/** Bytes of request bodies that are held in memory at a time, in the whole process. */
const MAX_HELD_BYTES = 256 << 20;
/** A body up to this size is held without asking. */
const FREE_BYTES = 64 << 10;
const LONGEST_WAIT_MS = 20_000;

type Waiting = { bytes: number; proceed: () => void };

let held = 0;
const waiting = new Set<Waiting>();

/**
 * The memory that one request's body takes, from its first byte until the request is answered. Who
 * finds none left is not read on, and refused when that lasts.
 */
export class HeldBody {
  #bytes = 0;
  #taken = 0;

  constructor(readonly response: ServerResponse) {
    response.once("close", () => this.#release());
  }

  /**
   * Resolves once there is memory for so many bytes more.
   * @throws HttpError 429 when there is none for too long
   */
  async take(bytes: number): Promise<void> {
    this.#bytes += bytes;
    const missing = this.#bytes - this.#taken;
    if (this.#bytes <= FREE_BYTES) return;
    if (held + missing > MAX_HELD_BYTES) await roomFor(missing);
    else held += missing;
    this.#taken += missing;
    // The client may have gone while its body waited.
    if (this.response.closed) this.#release();
  }

  #release(): void {
    held -= this.#taken;
    this.#taken = 0;
    for (const entry of waiting) {
      if (held + entry.bytes > MAX_HELD_BYTES) return;
      waiting.delete(entry);
      held += entry.bytes;
      entry.proceed();
    }
  }
}

function roomFor(bytes: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const entry: Waiting = { bytes, proceed: () => undefined };
    const timer = setTimeout(() => {
      waiting.delete(entry);
      reject(new HttpError(429, "TooManyConcurrentRequests", "Too many large requests at a time. Try again later."));
    }, LONGEST_WAIT_MS);
    entry.proceed = () => {
      clearTimeout(timer);
      resolve();
    };
    waiting.add(entry);
  });
}
