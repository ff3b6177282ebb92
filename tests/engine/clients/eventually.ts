import { vi } from "vitest";

/** Resolves once `check` no longer throws; what it threw last is the error after fifteen seconds. */
export function eventually(check: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(check, { timeout: 15_000, interval: 10 });
}
