import type { ServerResponse } from "node:http";
import { HttpError } from "./httpError";

/** Bytes of request bodies that are held in memory at a time, in the whole process. */
const MAX_HELD_BYTES = 128 << 20;
const LONGEST_WAIT_MS = 20_000;

type Waiting = { bytes: number; proceed: () => void };

let heldBytes = 0;
const waiting = new Set<Waiting>();

/**
 * Gives a body memory for so many bytes, which it has until its request is answered; all at once, since
 * bodies that each had a part would wait for each other. They wait in their order, unread.
 * @throws HttpError 429 when the wait is too long
 */
export async function holdBody(bytes: number, response: ServerResponse): Promise<void> {
  if (waiting.size > 0 || heldBytes + bytes > MAX_HELD_BYTES) await turnOf(bytes);
  else heldBytes += bytes;
  // The client may have gone while its body waited.
  if (response.closed) release(bytes);
  else response.once("close", () => release(bytes));
}

function release(bytes: number): void {
  heldBytes -= bytes;
  for (const next of waiting) {
    if (heldBytes + next.bytes > MAX_HELD_BYTES) return;
    waiting.delete(next);
    heldBytes += next.bytes;
    next.proceed();
  }
}

/** Resolves with the bytes counted as held. */
function turnOf(bytes: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      waiting.delete(entry);
      reject(
        new HttpError(
          429,
          "TooManyConcurrentRequests",
          "Too many large requests at a time. Try again later.",
        ),
      );
    }, LONGEST_WAIT_MS);
    const entry: Waiting = {
      bytes,
      proceed() {
        clearTimeout(timer);
        resolve();
      },
    };
    waiting.add(entry);
  });
}
