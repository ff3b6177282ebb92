import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { EngineOptions } from "../../engine/index";
import { deploy, fixtureCopy } from "./convexCli";

const SCRIPT = resolve(import.meta.dirname, "serveEngine.mjs");

type Address = { url: string; siteUrl: string; adminKey: string };
type Counts = { sockets: number; queries: number };
type Report = { ready?: Address; polluted?: boolean; counts?: Counts };

export type ChildOptions = {
  engine?: Partial<Omit<EngineOptions, "data">>;
  env?: Record<string, string>;
  /** A folder of tests/engine/fixtures to deploy. */
  fixture?: string;
};

/** An engine in a process of its own, as built, on a data folder of its own. */
export class ChildEngine {
  private constructor(
    readonly process: ChildProcess,
    private readonly data: string,
    private readonly address: Address,
    /** Everything it has printed to stderr. */
    readonly errors: () => string,
  ) {}

  static async start({ engine = {}, env = {}, fixture }: ChildOptions = {}): Promise<ChildEngine> {
    const data = await mkdtemp(join(tmpdir(), "child-engine-"));
    const args = ["--expose-gc", SCRIPT, JSON.stringify({ ...engine, data })];
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: ["ignore", "inherit", "pipe", "ipc"],
    });
    let errors = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (errors += text));
    const { ready } = await report(child, () => errors);
    if (ready === undefined) throw new Error("The engine's first message was not its address.");
    const started = new ChildEngine(child, data, ready, () => errors);
    if (fixture !== undefined) await started.deploy(fixture);
    return started;
  }

  get url(): string {
    return this.address.url;
  }

  get siteUrl(): string {
    return this.address.siteUrl;
  }

  get adminKey(): string {
    return this.address.adminKey;
  }

  get isRunning(): boolean {
    return this.process.exitCode === null && this.process.signalCode === null;
  }

  async deploy(fixture: string): Promise<void> {
    const project = await fixtureCopy(fixture);
    try {
      await deploy(project.folder, this);
    } finally {
      await project.dispose();
    }
  }

  /** Bytes of resident memory, after what can be collected on its main thread has been. */
  async resident(): Promise<number> {
    await this.#collect();
    const status = await readFile(`/proc/${this.process.pid}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
  }

  /** Whether a property "polluted" has found its way into the prototype of all objects of its main thread. */
  async isPolluted(): Promise<boolean> {
    return (await this.#collect()).polluted === true;
  }

  /** Open sync sockets, and queries kept fresh for them. */
  async counts(): Promise<Counts> {
    return (await this.#collect()).counts ?? { sockets: NaN, queries: NaN };
  }

  #collect(): Promise<Report> {
    this.process.send("collect");
    return report(this.process, this.errors);
  }

  async stop(): Promise<void> {
    if (this.isRunning) {
      const exited = once(this.process, "exit");
      this.process.send("stop");
      await exited;
    }
    await rm(this.data, { recursive: true, force: true });
  }
}

async function report(child: ChildProcess, errors: () => string): Promise<Report> {
  const ended = new AbortController();
  const exit = once(child, "exit", { signal: ended.signal }).then(() => {
    throw new Error(`The engine ended:\n${errors()}`);
  });
  try {
    const [message] = (await Promise.race([once(child, "message", { signal: ended.signal }), exit])) as [
      Report,
    ];
    return message;
  } finally {
    exit.catch(() => undefined);
    ended.abort();
  }
}
