import { readFileSync, readlinkSync } from "node:fs";

const NANOSECONDS = 1e6;

/** Names the calling thread to `processorMs`; null where the system does not tell. */
export function currentThread(): string | null {
  try {
    return `/proc/${readlinkSync("/proc/thread-self")}`;
  } catch {
    return null;
  }
}

/** Milliseconds that a thread has had a processor; null where the system does not tell. */
export function processorMs(thread: string | null): number | null {
  if (thread === null) return null;
  try {
    const nanoseconds = Number(readFileSync(`${thread}/schedstat`, "utf8").split(" ")[0]);
    return Number.isFinite(nanoseconds) ? nanoseconds / NANOSECONDS : null;
  } catch {
    return null;
  }
}
