import { FunctionError } from "../../protocol/errors";
import { idProblem } from "../../protocol/idProblem";
import { decodeId } from "../../protocol/ids";
import type { Json } from "../../protocol/json";
import type { TableInfo } from "../../store/catalog";
import { isPrivateTable } from "../../store/systemTables";
import type { FunctionFrame } from "../execution";

export type SyscallArgs = { [name: string]: Json };

/** The argument as text. @throws FunctionError naming the argument, as Convex words it */
export function textArgument(args: SyscallArgs, name: string, operation: string): string {
  const value = args[name];
  if (typeof value !== "string")
    throw argumentError(name, operation, `expected a string, got ${JSON.stringify(value)}`);
  return value;
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
