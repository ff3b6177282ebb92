import { FunctionError } from "../../protocol/errors";
import { idProblem } from "../../protocol/idProblem";
import { decodeId } from "../../protocol/ids";
import type { Json } from "../../protocol/json";
import { isObject } from "../../protocol/scalars";
import type { TableInfo } from "../../store/catalog";
import { isPrivateTable } from "../../store/systemTables";
import type { FunctionFrame } from "../execution";

export type SyscallArgs = { [name: string]: Json };

/**
 * Reads the arguments of a syscall, which any code may have written.
 * @throws FunctionError when they are not the JSON text of an object
 */
export function readArguments(operation: string, text: string): SyscallArgs {
  const value = parsed(operation, text);
  if (isObject(value)) return value;
  throw new FunctionError("InvalidArgument", `Invalid arguments for \`${operation}\`: expected an object`);
}

function parsed(operation: string, text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new FunctionError("InvalidArgument", `Invalid arguments for \`${operation}\`: ${error.message}`);
  }
}

/** The argument as text. @throws FunctionError as Convex words it */
export function textArgument(args: SyscallArgs, name: string, operation: string): string {
  const value = args[name];
  if (typeof value !== "string") throw mistypedError(name, value, operation, "a string");
  return value;
}

/** The argument as a number that may have a fraction. @throws FunctionError as Convex words it */
export function numberArgument(args: SyscallArgs, name: string, operation: string): number {
  const value = args[name];
  if (typeof value !== "number") throw mistypedError(name, value, operation, "f64");
  return value;
}

/** The argument as a number of things, null when it is left out. @throws FunctionError as Convex words it */
export function countArgument(args: SyscallArgs, name: string, operation: string): number | null {
  const value = args[name] ?? null;
  if (value === null || (typeof value === "number" && Number.isInteger(value) && value >= 0)) return value;
  throw mistypedError(name, value, operation, "usize");
}

function mistypedError(
  name: string,
  value: Json | undefined,
  operation: string,
  expected: string,
): FunctionError {
  const problem =
    value === undefined ? `missing field \`${name}\`` : `${unexpected(value)}, expected ${expected}`;
  return new FunctionError("InvalidArgument", `Invalid arguments for \`${operation}\`: ${problem}`);
}

function unexpected(value: Json): string {
  switch (typeof value) {
    case "string":
      return `invalid type: string ${JSON.stringify(value)}`;
    case "boolean":
      return `invalid type: boolean \`${value}\``;
    case "number":
      if (!Number.isInteger(value)) return `invalid type: floating point \`${value}\``;
      return `invalid ${value < 0 ? "value" : "type"}: integer \`${value}\``;
    default:
      if (value === null) return "invalid type: null";
      return `invalid type: ${Array.isArray(value) ? "sequence" : "map"}`;
  }
}

export function argumentError(name: string, operation: string, reason: string): FunctionError {
  return new FunctionError("InvalidArgument", `Invalid argument \`${name}\` for \`${operation}\`: ${reason}`);
}

/** The table an id argument names; null when the id is well formed but of no table that functions know. */
export function tableOfIdArgument(frame: FunctionFrame, id: string, operation: string): TableInfo | null {
  if (decodeId(id) === null) throw argumentError("id", operation, idProblem(id));
  const table = frame.execution.tx.tableOfId(frame.component, id);
  return table === null || isPrivateTable(table.name) ? null : table;
}

/** Checks the table an id is of against the one the caller expects, as in `db.get("users", id)`. */
export function checkTableArgument(table: TableInfo, expected: Json | undefined, operation: string): void {
  if (typeof expected !== "string" || expected === table.name) return;
  throw argumentError(
    "id",
    operation,
    `expected to be an Id<"${expected}">, got Id<"${table.name}"> instead.`,
  );
}
