import { checkFieldCount } from "../../protocol/check";
import { FunctionError } from "../../protocol/errors";
import type { Json } from "../../protocol/json";
import { checkIdentifier, ValueError } from "../../protocol/names";
import { checkSystemFields } from "../../protocol/systemFields";
import type { TableInfo } from "../../store/catalog";
import type { Document } from "../../store/indexKeys";
import { documentOf, type Row } from "../../store/rows";
import { publicBody } from "../../store/systemTables";
import type { FunctionFrame } from "../execution";
import {
  argumentError,
  type SyscallArgs,
  checkTableArgument,
  tableOfIdArgument,
  textArgument,
} from "./arguments";

/** `db.get`, `db.system.get`: the document's JSON text, or "null". */
export function get(frame: FunctionFrame, args: SyscallArgs): string {
  const inSystem = args["isSystem"] === true;
  const operation = inSystem ? "db.system.get" : "db.get";
  const id = textArgument(args, "id", operation);
  const table = tableOfIdArgument(frame, id, operation);
  if (table === null) return "null";
  checkReader(table, inSystem);
  checkTableArgument(table, args["table"], operation);
  const row = frame.execution.tx.get(table, id);
  return row === null ? "null" : publicBody(table, row.body);
}

/** `db.insert`: the new id. */
export function insert(frame: FunctionFrame, args: SyscallArgs): string {
  const value = documentArgument(args, "value", "db.insert");
  storing("db.insert", () => checkFieldCount(Object.keys(value).length));
  const name = tableNameArgument(args, "db.insert");
  const id = storing("db.insert", () => frame.execution.tx.insert(frame.component, name, value));
  return JSON.stringify({ _id: id });
}

/** `db.patch`: fields given are set, fields given as undefined are removed. */
export function shallowMerge(frame: FunctionFrame, args: SyscallArgs): string {
  const { table, row } = target(frame, args, "db.patch", "Update");
  const next: Document = documentOf(row);
  for (const [field, value] of Object.entries(documentArgument(args, "value", "db.patch"))) {
    if (isUndefined(value)) delete next[field];
    else next[field] = value;
  }
  storing("db.patch", () => replaceBody(frame, table, row, next));
  return row.body;
}

/** `db.replace`: the whole document but for its id and creation time. */
export function replace(frame: FunctionFrame, args: SyscallArgs): string {
  const { table, row } = target(frame, args, "db.replace", "Replace");
  const next = documentArgument(args, "value", "db.replace");
  storing("db.replace", () => {
    checkFieldCount(Object.keys(next).length);
    replaceBody(frame, table, row, next);
  });
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

function tableNameArgument(args: SyscallArgs, operation: string): string {
  const name = textArgument(args, "table", operation);
  try {
    checkIdentifier(name);
  } catch (error) {
    throw error instanceof ValueError ? argumentError("table", operation, error.message) : error;
  }
  return name;
}

/** What Convex finds wrong while it reads an argument, before it thinks of a document. */
const ARGUMENT_PROBLEMS: ReadonlySet<string> = new Set([
  "InvalidFieldName",
  "InvalidString",
  "InvalidValue",
  "TooManyFieldsError",
  "ArrayTooLong",
  "TooNestedError",
]);

function storing<T>(operation: string, store: () => T): T {
  try {
    return store();
  } catch (error) {
    const isArgument = error instanceof ValueError && ARGUMENT_PROBLEMS.has(error.code);
    throw isArgument ? argumentError("value", operation, error.message) : error;
  }
}

function replaceBody({ execution }: FunctionFrame, table: TableInfo, row: Row, next: Document): void {
  const { _id: id = null, _creationTime: time = null } = documentOf(row);
  checkSystemFields(next, String(id), Number(time));
  execution.tx.replace(table, row, { ...next, _id: id, _creationTime: time });
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

/** System tables have a reader of their own, `db.system`. */
function checkReader({ name }: TableInfo, inSystem: boolean): void {
  if (name.startsWith("_") === inSystem) return;
  throw new FunctionError(
    "SystemTableError",
    inSystem
      ? "User tables cannot be accessed with db.system."
      : "System tables can only be accessed with db.system.",
  );
}

function target(
  frame: FunctionFrame,
  args: SyscallArgs,
  operation: string,
  verb: "Update" | "Replace" | "Delete",
): { table: TableInfo; row: Row } {
  const id = textArgument(args, "id", operation);
  const table = tableOfIdArgument(frame, id, operation);
  if (table === null) throw argumentError("id", operation, `Table for ID "${id}" not found`);
  checkTableArgument(table, args["table"], operation);
  checkReader(table, false);
  const row = frame.execution.tx.get(table, id);
  if (row === null) {
    throw new FunctionError("NonexistentDocument", `${verb} on nonexistent document ID ${id}`);
  }
  return { table, row };
}
