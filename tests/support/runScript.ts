import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

const repo = resolve(import.meta.dirname, "../..");

/** Runs one of scripts/ to its end and returns its exit code and everything it printed. */
export function runScript(name: string, ...args: string[]): { status: number | null; output: string } {
  const done = spawnSync(process.execPath, [resolve(repo, "scripts", name), ...args], { encoding: "utf8" });
  return { status: done.status, output: done.stdout + done.stderr };
}
