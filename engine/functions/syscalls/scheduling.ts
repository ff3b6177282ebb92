import { FunctionError } from "../../protocol/errors";
import * as jobs from "../../scheduler/jobs";
import { checkArguments } from "../callValues";
import type { FunctionFrame } from "../execution";
import { resolveAddress } from "../functionAddress";
import type { FunctionServices } from "../services";
import { type SyscallArgs, textArgument } from "./arguments";

/** `scheduler.runAfter`, `scheduler.runAt`: the id of the scheduled function. `ts` is in seconds. */
export function schedule(services: FunctionServices, frame: FunctionFrame, args: SyscallArgs): string {
  const { component, function: path, info } = resolveAddress(services.deployment, frame.component, args);
  if (info.udfType === "query") {
    throw new FunctionError(
      "InvalidScheduledFunction",
      `Only mutations and actions can be scheduled. ${path} is a query.`,
    );
  }
  const given = args["args"] ?? {};
  checkArguments(path, given);
  const target: jobs.JobTarget = { component, path, udf: info.udfType, args: JSON.stringify(given) };
  return JSON.stringify(
    jobs.schedule(frame.execution.tx, frame.component, Number(args["ts"]) * 1000, target),
  );
}

/** `scheduler.cancel`. */
export function cancelJob(frame: FunctionFrame, args: SyscallArgs): string {
  const id = textArgument(args, "id", "db.cancel_job");
  if (frame.execution.request.scheduledFunctionId === id) {
    throw new FunctionError("ScheduledFunctionCancelingItself", "A mutation cannot cancel itself");
  }
  jobs.cancel(frame.execution.tx, frame.component, id);
  return "null";
}
