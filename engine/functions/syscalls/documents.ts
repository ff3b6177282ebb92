import { FunctionError } from "../../protocol/errors";
import type { Json } from "../../protocol/json";
import type { TableInfo } from "../../store/catalog";
import type { Document } from "../../store/indexKeys";
import { documentOf, type Row } from "../../store/rows";
import { publicBody } from "../../store/systemTables";
import type { FunctionFrame } from "../execution";
import { argumentError, isReadableSystemTable, type SyscallArgs, tableOfIdArgument, textArgument } from "./arguments";

/** `db.get`, `db.system.get`: the document's JSON text, or "null". */
export function get(frame: FunctionFrame, args: SyscallArgs): string {
  const operation = args["isSystem"] === true ? "db.system.get" : "db.get";
  const id = textArgument(args, "id", operation);
  const table = tableOfIdArgument(frame, id, args["table"], operation);
  if (table === null) return "null";
  const isSystem = table.name.startsWith("_");
  if (args["isSystem"] === true && !isSystem) {
    throw new FunctionError("SystemTableError", "User tables cannot be accessed with db.system.");
  }
  if (args["isSystem"] !== true && isSystem) {
    throw new FunctionError("SystemTableError", "System tables can only be accessed with db.system.");
  }
  if (isSystem && !isReadableSystemTable(table.name)) return "null";
  const row = frame.execution.tx.get(table, id);
  return row === null ? "null" : publicBody(table, row.body);
}

/** `db.insert`: the new id. */
export function insert(frame: FunctionFrame, args: SyscallArgs): string {
  const name = textArgument(args, "table", "db.insert");
  checkTableName(name);
  const value = documentArgument(args, "value", "db.insert");
  return JSON.stringify({ _id: frame.execution.tx.insert(frame.component, name, value) });
}

/** `db.patch`: fields given are set, fields given as undefined are removed. */
export function shallowMerge(frame: FunctionFrame, args: SyscallArgs): string {
  const { table, row } = target(frame, args, "db.patch", "Update");
  const next: Document = documentOf(row);
  for (const [field, value] of Object.entries(documentArgument(args, "value", "db.patch"))) {
    checkSystemField(next, field, value);
    if (isUndefined(value)) delete next[field];
    else next[field] = value;
  }
  frame.execution.tx.replace(table, row, next);
  return row.body;
}

/** `db.replace`: the whole document but for its id and creation time. */
export function replace(frame: FunctionFrame, args: SyscallArgs): string {
  const { table, row } = target(frame, args, "db.replace", "Replace");
  const before = documentOf(row);
  const value = documentArgument(args, "value", "db.replace");
  for (const field of ["_id", "_creationTime"]) checkSystemField(before, field, value[field] ?? before[field] ?? null);
  const kept = { _id: before["_id"] ?? null, _creationTime: before["_creationTime"] ?? null };
  frame.execution.tx.replace(table, row, { ...value, ...kept });
  return row.body;
}

/** `db.delete`. */
export function remove(frame: FunctionFrame, args: SyscallArgs): string {
  const { table, row } = target(frame, args, "db.delete", "Delete");
  frame.execution.tx.remove(table, row);
  return row.body;
}

/** `db.query(table).count()`: a float, as Convex gives it. */
export function count(frame: FunctionFrame, args: SyscallArgs): string {
  const table = frame.execution.tx.table(frame.component, textArgument(args, "table", "db.count"));
  return JSON.stringify(table === null ? 0 : frame.execution.tx.count(table));
}

/** `db.normalizeId`: the id when it is one of the table, else null. */
export function normalizeId(frame: FunctionFrame, args: SyscallArgs): string {
  const name = textArgument(args, "table", "db.normalizeId");
  const id = textArgument(args, "idString", "db.normalizeId");
  const table = frame.execution.tx.tableOfId(frame.component, id);
  return JSON.stringify({ id: table?.name === name ? id : null });
}

const TABLE_NAME = /^[A-Za-z][A-Za-z0-9_]*$/;

function checkTableName(name: string): void {
  if (name.length <= 64 && TABLE_NAME.test(name)) return;
  throw argumentError("table", "db.insert", invalidIdentifier(name));
}

function invalidIdentifier(name: string): string {
  if (name.length === 0) return `Identifier cannot be empty`;
  if (name.length > 64) return `Identifier is too long (${name.length} > maximum 64)`;
  if (!/^[A-Za-z_]/.test(name)) {
    return `Invalid first character '${name[0] ?? ""}' in ${name}: Identifiers must start with an alphabetic character or underscore`;
  }
  return `Identifier ${name} has invalid character: Identifiers can only contain alphanumeric characters or underscores`;
}

function documentArgument(args: SyscallArgs, name: string, operation: string): Document {
  const value = args[name];
  if (value === null || typeof value !== "object" || Array.isArray(value) || isEncodedScalar(value)) {
    throw argumentError(name, operation, "Value must be an Object");
  }
  return value;
}

function isEncodedScalar(value: Document): boolean {
  const [field, ...others] = Object.keys(value);
  return field !== undefined && others.length === 0 && field.startsWith("$");
}

function isUndefined(value: Json): boolean {
  return value !== null && typeof value === "object" && !Array.isArray(value) && "$undefined" in value;
}

/** A function may name a document's id and creation time, but not change them. */
function checkSystemField(document: Document, field: string, value: Json): void {
  if (field !== "_id" && field !== "_creationTime") return;
  if (value === document[field]) return;
  throw field === "_id"
    ? new FunctionError(
        "InvalidIdError",
        `Provided document ID ${String(document["_id"])} doesn't match '_id' field ${JSON.stringify(value)}`,
      )
    : new FunctionError(
        "InvalidCreationTimeError",
        `Provided creation time ${String(document["_creationTime"])} doesn't match '_creationTime' field in ${JSON.stringify(value)}`,
      );
}

function target(
  frame: FunctionFrame,
  args: SyscallArgs,
  operation: string,
  verb: "Update" | "Replace" | "Delete",
): { table: TableInfo; row: Row } {
  const id = textArgument(args, "id", operation);
  const table = tableOfIdArgument(frame, id, args["table"], operation);
  if (table?.name.startsWith("_") === true) {
    throw new FunctionError("SystemTableError", "System tables (prefixed with `_`) are read-only.");
  }
  const row = table === null ? null : frame.execution.tx.get(table, id);
  if (table === null || row === null) {
    throw new FunctionError("NonexistentDocument", `${verb} on nonexistent document ID ${id}`);
  }
  return { table, row };
}
