import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { deploy } from "../../tests/support/convexCli";

const ROOT = path.resolve(import.meta.dirname, "../..");
const SCRATCH = path.join(ROOT, "tests/.tmp");
const ADMIN_KEY = "bench-key";

export type EngineProcess = {
  url: string;
  folder: string;
  pid: number;
  /** Milliseconds from the start of the process to "ready". */
  startedIn: number;
  /** Resident memory in MiB. */
  resident(): Promise<number>;
  stop(): Promise<void>;
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
  const child = spawn(
    process.execPath,
    [path.join(ROOT, "engine/bin/engine.mjs"), "--data", folder, "--port", "0", "--site-port", "0", "--admin-key", ADMIN_KEY],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const url = await new Promise<string>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the engine ended with ${code}`)));
    child.stdout.on("data", (chunk: Buffer) => {
      const ready = /^ready (\S+)$/m.exec(chunk.toString());
      if (ready?.[1] !== undefined) resolve(ready[1]);
    });
  });
  const startedIn = performance.now() - begun;
  return {
    url,
    folder,
    pid: child.pid ?? 0,
    startedIn,
    resident: () => residentOf(child.pid ?? 0),
    stop: () =>
      new Promise((resolve) => {
        child.removeAllListeners("exit");
        child.once("exit", () => resolve());
        child.kill("SIGTERM");
      }),
  };
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
