import { activeComponent, findFunction } from "../../deploy/reference";
import { FunctionError } from "../../protocol/errors";
import { idProblem } from "../../protocol/idProblem";
import { decodeId } from "../../protocol/ids";
import * as jobs from "../../scheduler/jobs";
import { checkArguments, refusePlaceholders } from "../callValues";
import type { FunctionFrame } from "../execution";
import { addressTarget, type FunctionTarget } from "../functionAddress";
import type { FunctionServices } from "../services";
import { argumentError, numberArgument, type SyscallArgs, textArgument } from "./arguments";

/** `scheduler.runAfter`, `scheduler.runAt`: the id of the scheduled function. `ts` is in seconds. */
export function schedule(services: FunctionServices, frame: FunctionFrame, args: SyscallArgs): string {
  const target = addressTarget(services.deployment, frame.component, args);
  const { component, function: path } = target;
  const due = timeArgument(args);
  const given = args["args"] ?? {};
  checkArguments(path, given);
  refusePlaceholders(path, given);
  const found = findFunction(services.deployment, component, path);
  if (found === null) throw notSchedulable(services, target);
  // A query is taken, too, and fails when it is due.
  const udf = found.info.udfType === "action" ? "action" : "mutation";
  const job: jobs.JobTarget = { component, path, udf, args: JSON.stringify(given) };
  return JSON.stringify(jobs.schedule(frame.execution.tx, frame.component, due, job));
}

/** Seconds since 1970 in milliseconds. */
function timeArgument(args: SyscallArgs): number {
  const seconds = numberArgument(args, "ts", "scheduler");
  if (seconds >= 0) return seconds * 1000;
  throw new FunctionError(
    "InvalidArgument",
    "Invalid arguments for `ts`: cannot convert float seconds to Duration: value is negative",
  );
}

function notSchedulable(
  { deployment }: FunctionServices,
  { component, function: path }: FunctionTarget,
): FunctionError {
  const [module = "", name] = path.split(":");
  const { definitionPath = "" } = activeComponent(deployment, component) ?? {};
  const functions = Object.keys(deployment.definitions[definitionPath]?.functions ?? {});
  const hasModule = functions.some((known) => known.startsWith(`${module}:`));
  return new FunctionError(
    "InvalidScheduledFunction",
    hasModule
      ? `Attempted to schedule function, but no exported function ${name} found in the file: ` +
          `${module}${inComponent(component)}. Did you forget to export it?`
      : `Attempted to schedule function at nonexistent path: ${component === "" ? "" : `${component} `}${module}`,
  );
}

function inComponent(component: string): string {
  return component === "" ? "" : ` in component '${component}'`;
}

/** `scheduler.cancel`. */
export function cancelJob(frame: FunctionFrame, args: SyscallArgs): string {
  const id = textArgument(args, "id", "db.cancel_job");
  if (frame.execution.request.scheduledFunctionId === id) {
    throw new FunctionError("ScheduledFunctionCancelingItself", "A mutation cannot cancel itself");
  }
  if (decodeId(id) === null) throw argumentError("id", "db.cancel_job", idProblem(id));
  if (frame.execution.tx.tableOfId(frame.component, id)?.name !== jobs.SCHEDULED_TABLE) {
    throw new FunctionError(
      "InvalidArgument",
      "Invalid scheduled function ID. The ID must be an ID on the '_scheduled_functions' table.",
    );
  }
  jobs.cancel(frame.execution.tx, frame.component, id);
  return "null";
}
