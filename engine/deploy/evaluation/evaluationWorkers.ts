import { Worker } from "node:worker_threads";
import type { AuthProvider } from "../../auth/providers";
import { builtFile } from "../../builtFiles";
import { DeployError } from "../deployError";
import type { DeployedModule } from "../deployment";
import type { Environment } from "../environment";
import type { EvaluatedDefinitions } from "./evaluateDefinitions";
import type { PushRequest } from "../push/pushRequest";

/** `env` holds the deployment's and the built-in variables. */
export type EvaluationJob = { request: PushRequest; env: Environment };

/** An `auth.config.js` to evaluate by itself. */
export type AuthJob = { authConfig: DeployedModule; env: Environment };

/** Compiled Node modules by path, those to look at, and the folder whose packages they may import. */
export type NodeAnalysisJob = {
  modules: Record<string, string>;
  entryPoints: string[];
  projectRoot: string;
  env: Environment;
};

/** What the exports of each entry point look like; see `readFunctions`. */
export type NodeExports = Record<string, object[]>;

export type WorkerReply<T> = { ok: true; value: T } | { ok: false; code: string; message: string };

const EVALUATION_TIMEOUT_MS = 90_000;
const MAX_HEAP_MB = 512;

/** Evaluates a push on a thread of its own, which is ended when it takes too long. */
export function evaluateOnWorker(
  job: EvaluationJob,
  timeoutMs = EVALUATION_TIMEOUT_MS,
): Promise<EvaluatedDefinitions> {
  return replyOf<EvaluatedDefinitions>(sandboxWorker(job), timeoutMs);
}

/** The providers of an `auth.config.js` under other variables than it was pushed with. */
export function evaluateAuthOnWorker(job: AuthJob): Promise<AuthProvider[]> {
  return replyOf<AuthProvider[]>(sandboxWorker(job), EVALUATION_TIMEOUT_MS);
}

function sandboxWorker(job: EvaluationJob | AuthJob): Worker {
  return new Worker(builtFile("evaluateWorker.js"), {
    workerData: job,
    execArgv: ["--experimental-vm-modules", "--no-warnings"],
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });
}

/** Loads Node modules, with all that Node offers, on a thread of their own. */
export function analyzeNodeModules(job: NodeAnalysisJob): Promise<NodeExports> {
  const worker = new Worker(builtFile("nodeAnalysisWorker.js"), {
    workerData: job,
    execArgv: ["--no-warnings"],
    env: job.env,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });
  return replyOf<NodeExports>(worker, EVALUATION_TIMEOUT_MS);
}

async function replyOf<T>(worker: Worker, timeoutMs: number): Promise<T> {
  try {
    const reply = await firstMessage<WorkerReply<T>>(worker, timeoutMs);
    if (reply.ok) return reply.value;
    throw new DeployError(reply.code, reply.message);
  } finally {
    await worker.terminate();
  }
}

function firstMessage<T>(worker: Worker, timeoutMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(
        new DeployError(
          "InvalidModules",
          `Loading the pushed modules took longer than ${timeoutMs / 1000} seconds.`,
        ),
      );
    }, timeoutMs);
    const settle = (act: () => void) => {
      clearTimeout(timer);
      act();
    };
    worker.once("message", (reply: T) => settle(() => resolve(reply)));
    worker.once("error", (error: Error & { code?: string }) => settle(() => reject(refusalOf(error))));
    worker.once("exit", (code) =>
      settle(() =>
        reject(new DeployError("InvalidModules", `Loading the pushed modules ended with code ${code}.`)),
      ),
    );
  });
}

/** Code that needs too much memory is its author's to mend; anything else is the engine's own fault. */
function refusalOf(error: Error & { code?: string }): Error {
  if (error.code !== "ERR_WORKER_OUT_OF_MEMORY") return error;
  return new DeployError(
    "InvalidModules",
    `Loading the pushed modules needs more than ${MAX_HEAP_MB} MB of memory.`,
  );
}
