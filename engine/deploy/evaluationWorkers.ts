import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { DeployError } from "./deployError";
import type { EvaluatedDefinitions } from "./evaluateDefinitions";
import type { PushRequest } from "./pushRequest";

export type EvaluationJob = { request: PushRequest; env: Record<string, string> };

/** Compiled Node modules by path, those to look at, and the folder whose packages they may import. */
export type NodeAnalysisJob = {
  modules: Record<string, string>;
  entryPoints: string[];
  projectRoot: string;
  env: Record<string, string>;
};

/** What the exports of each entry point look like; see `readFunctions`. */
export type NodeExports = Record<string, object[]>;

export type WorkerReply<T> = { ok: true; value: T } | { ok: false; code: string; message: string };

const EVALUATION_TIMEOUT_MS = 30_000;
const MAX_HEAP_MB = 512;

/** Evaluates a push on a thread of its own, which is ended when it takes too long. */
export function evaluateOnWorker(job: EvaluationJob): Promise<EvaluatedDefinitions> {
  const worker = new Worker(workerFile("evaluateWorker"), {
    workerData: job,
    execArgv: ["--experimental-vm-modules", "--no-warnings"],
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });
  return replyOf<EvaluatedDefinitions>(worker);
}

/** Loads Node modules, with all that Node offers, on a thread of their own. */
export function analyzeNodeModules(job: NodeAnalysisJob): Promise<NodeExports> {
  const worker = new Worker(workerFile("nodeAnalysisWorker"), {
    workerData: job,
    execArgv: ["--no-warnings"],
    env: job.env,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });
  return replyOf<NodeExports>(worker);
}

/** Beside this file once bundled, else in dist. */
function workerFile(name: string): string {
  const places = [`./${name}.js`, `../dist/${name}.js`];
  const files = places.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const found = files.find((file) => existsSync(file));
  if (found === undefined) throw new Error(`engine/dist/${name}.js is missing: run node engine/build.mjs`);
  return found;
}

async function replyOf<T>(worker: Worker): Promise<T> {
  try {
    const reply = await firstMessage<WorkerReply<T>>(worker);
    if (reply.ok) return reply.value;
    throw new DeployError(reply.code, reply.message);
  } finally {
    await worker.terminate();
  }
}

function firstMessage<T>(worker: Worker): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(
        new DeployError(
          "InvalidModules",
          `Loading the pushed modules took longer than ${EVALUATION_TIMEOUT_MS / 1000} seconds.`,
        ),
      );
    }, EVALUATION_TIMEOUT_MS);
    const settle = (act: () => void) => {
      clearTimeout(timer);
      act();
    };
    worker.once("message", (reply: T) => settle(() => resolve(reply)));
    worker.once("error", (error: Error & { code?: string }) => settle(() => reject(refusalOf(error))));
    worker.once("exit", (code) =>
      settle(() => reject(new DeployError("InvalidModules", `Loading the pushed modules ended with code ${code}.`))),
    );
  });
}

/** Code that needs too much memory is its author's to mend; anything else is the engine's own fault. */
function refusalOf(error: Error & { code?: string }): Error {
  if (error.code !== "ERR_WORKER_OUT_OF_MEMORY") return error;
  return new DeployError("InvalidModules", `Loading the pushed modules needs more than ${MAX_HEAP_MB} MB of memory.`);
}
