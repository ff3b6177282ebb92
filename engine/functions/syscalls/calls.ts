import { FunctionError } from "../../protocol/errors";
import type { Json } from "../../protocol/json";
import { NESTED_LIMITS, type NestedLimits } from "../../store/transactionBudget";
import type { FunctionFrame, TransactionUdf } from "../execution";
import { addressTarget, functionHandle, resolveAddress } from "../functionAddress";
import type { FunctionServices } from "../services";
import { countArgument, type SyscallArgs, textArgument } from "./arguments";

/** `ctx.runQuery`, `ctx.runMutation` inside queries and mutations. */
export function runUdf(services: FunctionServices, frame: FunctionFrame, args: SyscallArgs): string {
  const udfType = textArgument(args, "udfType", "runUdf");
  const staleSnapshot = udfType === "snapshotQuery";
  const udf: TransactionUdf = udfType === "mutation" ? "mutation" : "query";
  if (frame.udf === "query" && (udf === "mutation" || staleSnapshot)) {
    const called = staleSnapshot ? "SnapshotQuery" : "Mutation";
    throw new FunctionError("InvalidFunctionCall", `Cannot call a ${called} function from a Query function`);
  }
  const target = addressTarget(services.deployment, frame.component, args);
  return services.runNested(frame, {
    component: target.component,
    path: target.function,
    udf,
    args: args["args"] ?? {},
    staleSnapshot,
    limits: limitsArgument(args["transactionLimits"]),
  });
}

/** The `transactionLimits` option; null and limits left out do not limit. */
function limitsArgument(value: Json | undefined): NestedLimits {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return {};
  const limits: NestedLimits = {};
  for (const name of NESTED_LIMITS) {
    const limit = countArgument(value, name, "runUdf");
    if (limit !== null) limits[name] = limit;
  }
  return limits;
}

/** `createFunctionHandle`. */
export function createFunctionHandle(
  services: FunctionServices,
  frame: FunctionFrame,
  args: SyscallArgs,
): string {
  return JSON.stringify(functionHandle(resolveAddress(services.deployment, frame.component, args)));
}
