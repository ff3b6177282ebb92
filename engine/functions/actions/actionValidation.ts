import type { FunctionInfo } from "../../deploy/deployment";
import { FunctionError } from "../../protocol/errors";
import { MAX_NODE_ARGUMENTS_BYTES } from "../../protocol/limits";
import { argumentsError, returnsError, type TableNames } from "../../protocol/validators";
import { readArguments, readResult } from "../callValues";

const NODE_ARGUMENTS_TOO_LARGE =
  "Node actions arguments size is too large. The maximum size is 5 MiB. Reduce the size of the arguments or consider " +
  "using Convex runtime actions instead, which have a 16 MiB limit. See https://docs.convex.dev/functions/runtimes";

/** Why an action may not run with these arguments (JSON text of the object); null when it may. */
export function validateArguments(info: FunctionInfo, args: string, tables: TableNames): string | null {
  return problemOf(() => {
    const value = readArguments(pathOf(info), args);
    const problem = info.args === null ? null : argumentsError(info.args, value, tables);
    const isTooLarge = info.environment === "node" && Buffer.byteLength(args) > MAX_NODE_ARGUMENTS_BYTES;
    return problem ?? (isTooLarge ? NODE_ARGUMENTS_TOO_LARGE : null);
  });
}

/** Why a result (JSON text) may not leave its function; null when it may. */
export function validateResult(info: FunctionInfo, text: string, tables: TableNames): string | null {
  return problemOf(() => {
    const value = readResult(pathOf(info), text);
    return info.returns === null ? null : returnsError(info.returns, value, tables);
  });
}

function problemOf(validate: () => string | null): string | null {
  try {
    return validate();
  } catch (error) {
    if (error instanceof FunctionError) return error.message;
    throw error;
  }
}

function pathOf({ module, name }: FunctionInfo): string {
  return `${module}:${name}`;
}
