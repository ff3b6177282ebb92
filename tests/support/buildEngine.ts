import { ensureBuilt } from "../../engine/build.mjs";
import { forgetPushed } from "./pushedFunctions";

/** vitest's global setup: the sandbox and the workers run from engine/dist. */
export default async function setup(): Promise<() => Promise<void>> {
  await ensureBuilt();
  return () => forgetPushed(process.pid);
}
