import { parentPort, workerData } from "node:worker_threads";
import type { AuthProvider } from "../../auth/providers";
import { DeployError } from "../deployError";
import { evaluateAuth, evaluateDefinitions, type EvaluatedDefinitions } from "./evaluateDefinitions";
import type { AuthJob, EvaluationJob, WorkerReply } from "./evaluationWorkers";

function evaluate(job: EvaluationJob | AuthJob): WorkerReply<EvaluatedDefinitions | AuthProvider[]> {
  try {
    const value =
      "request" in job ? evaluateDefinitions(job.request, job.env) : evaluateAuth(job.authConfig, job.env);
    return { ok: true, value };
  } catch (error) {
    if (!(error instanceof DeployError)) throw error;
    return { ok: false, code: error.code, message: error.message };
  }
}

parentPort?.postMessage(evaluate(workerData as EvaluationJob | AuthJob));
