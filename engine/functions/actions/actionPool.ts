import { randomUUID } from "node:crypto";
import type { HttpActionRequest } from "../../backend";
import { formatDuration } from "../../protocol/formatDuration";
import { ACTION_TIMEOUT_MS, NODE_ACTION_TIMEOUT_MS } from "../../protocol/limits";
import type { Identity, RequestMetadata } from "../calls";
import type { ActionHost } from "./actionHost";
import type { Ending, ModuleSet, RunMessage } from "./messages";
import { failed } from "./pooledWorker";
import type { WorkerLimits } from "./pooledWorker";
import { type HttpRunResult, Run } from "./run";
import { type ActionEnvironment, WorkerPool } from "./workerPool";

export type { ActionEnvironment, Ending, HttpRunResult, ModuleSet };

/** The compiled modules of one definition for one environment. */
export type ActionCode = {
  /** Changes whenever a module does, and differs between definitions and environments. */
  key: string;
  modules: ModuleSet;
};

type Caller = {
  code: ActionCode;
  component: string;
  /** The environment variables the component sees. */
  env: Record<string, string>;
  identity: Identity;
  request: RequestMetadata;
  /** Gets each log line as it is written. */
  log(line: string): void;
};

/** An action to run. */
export type ActionRequest = Caller & {
  environment: ActionEnvironment;
  module: string;
  export: string;
  /** JSON text of the argument object. */
  args: string;
  /** Called by another action, which waits: it does not wait for its turn. */
  nested?: boolean;
};

/** An HTTP action to run: `http.js` of the component finds it by `route`, a path without mounts. */
export type HttpRequest = Caller & { route: string; http: HttpActionRequest };

export type ActionPoolSettings = {
  /** What `"use node"` modules import from: the folder that has `node_modules`. */
  projectRoot: string;
  /** Workers of each environment, at most; started when needed. */
  workers: number;
  /** Runs at a time of HTTP actions, and of the actions of each environment; more wait for their turn. */
  concurrency: number;
  isolateTimeoutMs: number;
  nodeTimeoutMs: number;
  limits: WorkerLimits;
};

const defaults: Omit<ActionPoolSettings, "projectRoot"> = {
  workers: 4,
  concurrency: 64,
  isolateTimeoutMs: ACTION_TIMEOUT_MS,
  nodeTimeoutMs: NODE_ACTION_TIMEOUT_MS,
  limits: { memoryMb: 512, stuckAfterMs: 60_000 },
};

/** What waits for its turn together: HTTP actions do not stand behind long actions. */
type Lane = "isolate" | "node" | "http";

/** Runs actions and HTTP actions on worker threads, so that they hold up nothing else. */
export class ActionPool {
  readonly #host: ActionHost;
  readonly #settings: ActionPoolSettings;
  readonly #workers: Record<ActionEnvironment, WorkerPool>;
  readonly #waiting: Record<Lane, Run[]> = { isolate: [], node: [], http: [] };
  readonly #active: Record<Lane, number> = { isolate: 0, node: 0, http: 0 };
  #lastId = 0;
  #stopped = false;

  constructor(host: ActionHost, settings: Partial<ActionPoolSettings> & { projectRoot: string }) {
    const { workers, projectRoot, limits } = (this.#settings = { ...defaults, ...settings });
    this.#host = host;
    this.#workers = {
      isolate: new WorkerPool("isolate", workers, projectRoot, limits),
      node: new WorkerPool("node", workers, projectRoot, limits),
    };
  }

  /** Runs an action to its end. Never rejects: what goes wrong is a failure with a message. */
  async run(request: ActionRequest): Promise<Ending> {
    const { environment, module, export: name, args } = request;
    const run = this.#makeRun(
      request,
      { kind: "action", module, export: name, args: `[${args}]`, route: "" },
      null,
    );
    this.#enqueue(environment, run, request.nested ?? false);
    return run.ended;
  }

  /**
   * Runs an HTTP action until its response begins. Never rejects. The response's body must be read, or
   * let go of by its iterator's `return`; reading it rejects if the action fails on the way.
   */
  async http(request: HttpRequest): Promise<HttpRunResult> {
    const { http, route } = request;
    const { method, url, headers: headerPairs } = http;
    const args = JSON.stringify({ method, url, headerPairs, hasBody: http.body !== null });
    const run = this.#makeRun(
      request,
      { kind: "http", module: "http.js", export: "default", args, route },
      http,
    );
    this.#enqueue("http", run, false);
    const result = await run.result;
    if (!result.ok) return result;
    const head = JSON.parse(result.value) as { status: number; headerPairs: [string, string][] };
    const response = { status: head.status, headers: head.headerPairs, body: run.response };
    return { ok: true, response, ended: run.ended };
  }

  /** Ends all workers; what still runs or waits fails. */
  async stop(): Promise<void> {
    this.#stopped = true;
    const ending = failed("The server is stopping");
    for (const lane of Object.values(this.#waiting)) for (const run of lane.splice(0)) run.finish(ending);
    await Promise.all([this.#workers.isolate.stop(ending), this.#workers.node.stop(ending)]);
  }

  #makeRun(
    { code, component, env, identity, request, log }: Caller,
    target: Pick<RunMessage, "kind" | "module" | "export" | "args" | "route">,
    http: HttpActionRequest | null,
  ): Run {
    const id = ++this.#lastId;
    const message: RunMessage = { ...target, id, codeKey: code.key, component, env, seed: randomUUID() };
    const invocation = { id, component, path: `${target.module}:${target.export}`, identity, request };
    const cancel = (run: Run): void => this.#workers.isolate.end(run, failed("The client went away"));
    return new Run({ message, modules: code.modules, invocation, host: this.#host, log, http, cancel });
  }

  #enqueue(lane: Lane, run: Run, atOnce: boolean): void {
    if (this.#stopped) return run.finish(failed("The server is stopping"));
    if (atOnce) return this.#start(lane, run);
    this.#waiting[lane].push(run);
    this.#startWaiting(lane);
  }

  #startWaiting(lane: Lane): void {
    while (this.#active[lane] < this.#settings.concurrency) {
      const run = this.#waiting[lane].shift();
      if (run === undefined) return;
      this.#start(lane, run);
    }
  }

  #start(lane: Lane, run: Run): void {
    const workers = this.#workers[lane === "node" ? "node" : "isolate"];
    const limit = lane === "node" ? this.#settings.nodeTimeoutMs : this.#settings.isolateTimeoutMs;
    const timer = setTimeout(() => workers.end(run, failed(timedOut(lane, run, limit))), limit);
    this.#active[lane] += 1;
    void run.ended.then(() => {
      clearTimeout(timer);
      this.#active[lane] -= 1;
      this.#startWaiting(lane);
    });
    workers.carry(run);
  }
}

/** Convex's two runtimes word it differently. */
function timedOut(lane: Lane, { message }: Run, limit: number): string {
  const duration = formatDuration(limit);
  return lane === "node"
    ? `Action \`${message.export}\` execution timed out (maximum duration ${duration})`
    : `Function execution timed out (maximum duration: ${duration})`;
}
