import type { FunctionInfo } from "../deploy/deployment";
import { checkValue, ValueError } from "../protocol/check";
import type { Json } from "../protocol/json";
import { MAX_ARGUMENTS_BYTES, MAX_NODE_ARGUMENTS_BYTES, MAX_RESULT_BYTES } from "../protocol/limits";
import { argumentsError, returnsError, type TableNames } from "../protocol/validators";

/** Why an action may not run with these arguments (JSON text of the object); null when it may. */
export function validateArguments(info: FunctionInfo, args: string, tables: TableNames): string | null {
  const limit = info.environment === "node" ? MAX_NODE_ARGUMENTS_BYTES : MAX_ARGUMENTS_BYTES;
  if (args.length > limit) {
    return `Arguments for ${info.name} are too large (actual: ${args.length} bytes, limit: ${limit} bytes)`;
  }
  const value = JSON.parse(args) as Json;
  try {
    checkValue(value);
  } catch (error) {
    if (error instanceof ValueError) return `Invalid arguments for ${info.name}: ${error.message}`;
    throw error;
  }
  return info.args === null ? null : argumentsError(info.args, value, tables);
}

/** Why a result (JSON text) may not leave its function; null when it may. */
export function validateResult(info: FunctionInfo, text: string, tables: TableNames): string | null {
  if (text.length > MAX_RESULT_BYTES) {
    return `Function return value is too large (actual: ${text.length} bytes, limit: ${MAX_RESULT_BYTES} bytes)`;
  }
  return info.returns === null ? null : returnsError(info.returns, JSON.parse(text) as Json, tables);
}
