import { ensureBuilt } from "../../engine/build.mjs";

/** vitest's global setup: the sandbox and the workers run from engine/dist. */
export default async function setup(): Promise<void> {
  await ensureBuilt();
}
