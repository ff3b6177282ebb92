import { parentPort, workerData } from "node:worker_threads";
import { DeployError } from "./deployError";
import { evaluateDefinitions } from "./evaluateDefinitions";
import type { EvaluationJob, WorkerReply } from "./evaluationWorkers";
import type { EvaluatedDefinitions } from "./evaluateDefinitions";

function evaluate({ request, env }: EvaluationJob): WorkerReply<EvaluatedDefinitions> {
  try {
    return { ok: true, value: evaluateDefinitions(request, env) };
  } catch (error) {
    if (!(error instanceof DeployError)) throw error;
    return { ok: false, code: error.code, message: error.message };
  }
}

parentPort?.postMessage(evaluate(workerData as EvaluationJob));
