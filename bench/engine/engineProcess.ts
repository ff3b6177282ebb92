import { cp, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { deploy } from "../../tests/support/convexCli";
import { type ChildServer, childServer } from "./childServer";

const ROOT = path.resolve(import.meta.dirname, "../..");
const SCRATCH = path.join(ROOT, "tests/.tmp");
const ADMIN_KEY = "bench-key";

export type EngineProcess = ChildServer & {
  folder: string;
  /** Milliseconds from the start of the process to "ready". */
  startedIn: number;
  /** Resident memory in MiB. */
  resident(): Promise<number>;
};

/** A new folder for data below the repository; `remove` it at the end. */
export async function scratchFolder(): Promise<{ folder: string; remove(): Promise<void> }> {
  await mkdir(SCRATCH, { recursive: true });
  const folder = await mkdtemp(path.join(SCRATCH, "bench-"));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Starts an engine of its own process on a data folder. */
export async function startProcess(folder: string): Promise<EngineProcess> {
  const begun = performance.now();
  const engine = path.join(ROOT, "engine/bin/engine.mjs");
  const options = ["--data", folder, "--port", "0", "--site-port", "0", "--admin-key", ADMIN_KEY];
  const child = await childServer([engine, ...options]);
  return { ...child, folder, startedIn: performance.now() - begun, resident: () => residentOf(child.pid) };
}

/** Deploys the bench's functions with the real CLI. */
export async function deployApp(engine: EngineProcess): Promise<void> {
  const { folder, remove } = await scratchFolder();
  await cp(path.join(import.meta.dirname, "app"), folder, { recursive: true });
  try {
    await deploy(folder, { url: engine.url, adminKey: ADMIN_KEY });
  } finally {
    await remove();
  }
}

async function residentOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? NaN) / 1024;
}
