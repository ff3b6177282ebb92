import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { resolve } from "node:path";

/** The engine's program, as built: starting the builder too would blur when a kill hits. */
const MAIN = resolve(import.meta.dirname, "../../../engine/dist/main.js");
const CHILD = resolve(import.meta.dirname, "engineChild.mjs");
const STARTS_WITHIN_MS = 20_000;

export type EngineAddress = { url: string; adminKey: string; port: number; sitePort: number };

/** An engine in a process of its own. */
export type EngineProcess = {
  readonly pid: number;
  /** Milliseconds from its start to its `ready` line. Rejects with what it printed when it ends before. */
  readonly ready: Promise<number>;
  /** Everything it has printed to stderr. */
  readonly errors: () => string;
  /** SIGKILL; resolves once the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves to the exit code. */
  stop(): Promise<number | null>;
};

/** An address that stays the same over restarts. Below the ports that connecting sockets are given. */
export async function chooseAddress(): Promise<EngineAddress> {
  const port = await freePort();
  return {
    url: `http://127.0.0.1:${port}`,
    adminKey: "durability|0123456789abcdef",
    port,
    sitePort: await freePort(),
  };
}

/** The engine's command on a data folder; with a `userTimeLimit` (ms), which the command lacks, its library. */
export function startProcess(folder: string, address: EngineAddress, userTimeLimit?: number): EngineProcess {
  const { port, sitePort, adminKey } = address;
  const started = performance.now();
  const command =
    userTimeLimit === undefined
      ? [MAIN, "--data", folder, "--port", `${port}`, "--site-port", `${sitePort}`, "--admin-key", adminKey]
      : [CHILD, JSON.stringify({ data: folder, port, sitePort, adminKey, userTimeLimit })];
  const child = spawn(process.execPath, command, { stdio: ["ignore", "pipe", "pipe"] });
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
  const exited = once(child, "exit");
  // A test that is given up stops nothing.
  const abandon = () => void child.kill("SIGKILL");
  process.once("exit", abandon);
  void exited.then(() => process.off("exit", abandon));
  const ready = waitForReady(child, () => errors).then(() => performance.now() - started);
  // Who kills a starting engine does not wait for it to be ready.
  ready.catch(() => undefined);
  return {
    pid: child.pid ?? 0,
    ready,
    // Not as a stack: vitest would look for the sources of these lines when a test fails.
    errors: () => errors.replaceAll(/^ +at /gm, "  in "),
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
    async stop() {
      child.kill("SIGTERM");
      await exited;
      return child.exitCode;
    },
  };
}

function waitForReady(child: ChildProcess, errors: () => string): Promise<void> {
  return new Promise((done, fail) => {
    let printed = "";
    const timer = setTimeout(() => fail(new Error(`not ready in ${STARTS_WITHIN_MS} ms`)), STARTS_WITHIN_MS);
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      if (!/^ready /m.test(printed)) return;
      clearTimeout(timer);
      done();
    });
    child.once("close", (code, signal) => {
      clearTimeout(timer);
      fail(new Error(`The engine ended with ${code ?? signal}: ${printed}${errors()}`));
    });
  });
}

async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const probe = createServer();
    const free = await new Promise<boolean>((done) => {
      probe.once("error", () => done(false));
      probe.listen(port, "127.0.0.1", () => done(true));
    });
    if (!free) continue;
    await new Promise((closed) => probe.close(closed));
    return port;
  }
}
