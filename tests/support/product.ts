import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";

const ROOT = path.resolve(import.meta.dirname, "../..");
const START_MS = 360_000;

export type Product = {
  /** Where the pages are. */
  address: string;
  /** What it printed, line by line. */
  lines: string[];
  data: string;
  pid: number;
  /** Ends it by a signal (SIGTERM) and waits until it is gone. */
  stop(signal?: NodeJS.Signals): Promise<void>;
};

/** Starts the whole product as `npm start` does, on a data folder of its own; of another tree, if one is named. */
export async function startProduct(
  data: string,
  { args = [], env = {}, root = ROOT }: { args?: string[]; env?: Record<string, string>; root?: string } = {},
): Promise<Product> {
  const child = spawn(process.execPath, ["scripts/start.mjs", "--data", data, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const address = await firstAddress(child, lines);
  return { address, lines, data, pid: child.pid ?? 0, stop: (signal) => stop(child, signal) };
}

function firstAddress(child: ChildProcess, lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${why}\n${lines.join("\n")}`));
    const timer = setTimeout(() => fail("It did not start in time."), START_MS);
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on("line", (line) => {
        lines.push(line);
        const found = /^Cohortium is at (\S+)$/.exec(line);
        if (found?.[1] === undefined) return;
        clearTimeout(timer);
        resolve(found[1]);
      });
    }
    child.once("exit", (code) => {
      clearTimeout(timer);
      fail(`It ended with ${code}.`);
    });
  });
}

async function stop(child: ChildProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill(signal);
  await gone;
}

/** An empty folder below the repository for a product's data. */
export async function dataFolder(): Promise<string> {
  const scratch = path.join(ROOT, "tests/.tmp");
  await mkdir(scratch, { recursive: true });
  return mkdtemp(path.join(scratch, "product-"));
}
