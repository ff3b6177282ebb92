import { failure } from "../../shared/errors";
import { isBusy, TRIES, waitAfter } from "../rules/patience";

/**
 * Asks a storage, and again after growing waits while it is busy or not reached.
 * @throws `unavailable` when it stays so; what it refuses is the caller's to look at
 */
export async function ask(send: () => Promise<Response>): Promise<Response> {
  for (let attempt = 0; ; attempt++) {
    const response = await send().catch(() => null);
    if (response !== null && !isBusy(response.status)) return response;
    await response?.body?.cancel();
    if (attempt === TRIES - 1) throw failure("unavailable", "The storage of files does not answer.");
    await new Promise((resolve) => setTimeout(resolve, waitAfter(attempt, Math.random())));
  }
}

/** For what a storage was asked in vain. Its own words are for the log, not for people. */
export function refused(storage: string, what: string, status: number, words: string) {
  console.error(`${storage} refused to ${what}: ${status} ${words.slice(0, 500)}`);
  return failure("unavailable", "The storage of files refused this. The log says why.");
}

/** A setting that a storage cannot do without. @throws `unavailable` where it is missing */
export function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "")
    throw failure("unavailable", `${name} is not set in the Convex deployment.`);
  return value;
}
