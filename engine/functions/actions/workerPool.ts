import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { WorkerOptions } from "node:worker_threads";
import type { Ending } from "./messages";
import { PooledWorker } from "./pooledWorker";
import type { WorkerLimits } from "./pooledWorker";
import type { Run } from "./run";

export type ActionEnvironment = "isolate" | "node";

/** A worker silent for so long is busy: others are chosen while there are any. */
const busyAfterMs = 250;

/** What a Node worker sees of this process's environment, so that programs and packages find their way. */
const passedToNode = ["PATH", "HOME", "TMPDIR", "LANG", "SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS"];

/** The worker threads of one environment, started when needed. */
export class WorkerPool {
  readonly #environment: ActionEnvironment;
  readonly #most: number;
  readonly #projectRoot: string;
  readonly #limits: WorkerLimits;
  readonly #workers: PooledWorker[] = [];
  readonly #carriers = new WeakMap<Run, PooledWorker>();

  constructor(environment: ActionEnvironment, most: number, projectRoot: string, limits: WorkerLimits) {
    this.#environment = environment;
    this.#most = most;
    this.#projectRoot = projectRoot;
    this.#limits = limits;
  }

  /** Has a worker carry the run; the run tells of its end. */
  carry(run: Run): void {
    const worker = this.#choose();
    this.#carriers.set(run, worker);
    worker.start(run);
  }

  /** Ends a run that is being carried. */
  end(run: Run, ending: Ending): void {
    this.#carriers.get(run)?.end(run, ending);
  }

  /** Ends all workers, and what they carry. */
  async stop(ending: Ending): Promise<void> {
    await Promise.all([...this.#workers].map((worker) => worker.terminate(ending)));
  }

  /** The least loaded worker that answers; a new one rather than a loaded or silent one while there may be more. */
  #choose(): PooledWorker {
    const [best] = [...this.#workers].sort((a, b) => rank(a) - rank(b));
    if (best !== undefined && (rank(best) === 0 || this.#workers.length >= this.#most)) return best;
    const made = new PooledWorker(
      workerFile(`${this.#environment}Worker`),
      this.#options(),
      this.#limits,
      (...end) => this.#ended(...end),
    );
    this.#workers.push(made);
    return made;
  }

  #ended(worker: PooledWorker, untouched: Run[]): void {
    this.#workers.splice(this.#workers.indexOf(worker), 1);
    for (const run of untouched) this.carry(run);
  }

  #options(): WorkerOptions {
    return {
      env: this.#environment === "node" ? nodeEnvironment() : { TZ: "UTC" },
      execArgv: ["--no-warnings"],
      workerData: { projectRoot: this.#projectRoot },
    };
  }
}

function rank(worker: PooledWorker): number {
  return worker.load + (worker.silence > busyAfterMs ? 1_000_000 : 0);
}

function nodeEnvironment(): Record<string, string> {
  const env: Record<string, string> = { TZ: "UTC" };
  for (const name of passedToNode) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  return env;
}

/** Beside this file once bundled, else in dist. */
function workerFile(name: string): string {
  const places = [`./${name}.js`, `../../dist/${name}.js`];
  const files = places.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const found = files.find((file) => existsSync(file));
  if (found === undefined) throw new Error(`engine/dist/${name}.js is missing: run node engine/build.mjs`);
  return found;
}
