import { FunctionError } from "../../protocol/errors";
import { idProblem } from "../../protocol/idProblem";
import { decodeId } from "../../protocol/ids";
import type { Json } from "../../protocol/json";
import type { TableInfo } from "../../store/catalog";
import type { FunctionFrame } from "../execution";

export type SyscallArgs = { [name: string]: Json };

/** The argument as text. @throws FunctionError naming the argument, as Convex words it */
export function textArgument(args: SyscallArgs, name: string, operation: string): string {
  const value = args[name];
  if (typeof value !== "string") throw argumentError(name, operation, `expected a string, got ${JSON.stringify(value)}`);
  return value;
}

export function argumentError(name: string, operation: string, reason: string): FunctionError {
  return new FunctionError("InvalidArgument", `Invalid argument \`${name}\` for \`${operation}\`: ${reason}`);
}

/**
 * The table an id argument names, checked against the table the caller expects (`db.get("users", id)`).
 * Null when the id is well formed but of no table here.
 */
export function tableOfIdArgument(
  frame: FunctionFrame,
  id: string,
  expected: Json | undefined,
  operation: string,
): TableInfo | null {
  if (decodeId(id) === null) throw argumentError("id", operation, idProblem(id));
  const table = frame.execution.tx.tableOfId(frame.component, id);
  if (table !== null && typeof expected === "string" && expected !== table.name) {
    throw argumentError("id", operation, `expected to be an Id<"${expected}">, got Id<"${table.name}"> instead.`);
  }
  return table;
}

/** System tables that functions may read, through `db.system`. */
const READABLE_SYSTEM_TABLES = ["_storage", "_scheduled_functions"];

export function isReadableSystemTable(name: string): boolean {
  return READABLE_SYSTEM_TABLES.includes(name);
}
