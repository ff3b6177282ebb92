import type { Json } from "../protocol/json";
import type { TableInfo } from "./catalog";

/** The system tables that functions see, through `db.system`; every component has them. */
export const READABLE_SYSTEM_TABLES: readonly string[] = ["_storage", "_scheduled_functions"];

/** Whether a table is the engine's own: functions see only some system tables, through `db.system`. */
export function isPrivateTable(name: string): boolean {
  return name.startsWith("_") && !READABLE_SYSTEM_TABLES.includes(name);
}

/** Whether a table is Convex's own: what happens in it counts against no limit of a transaction. */
export function isSystemTable(name: string): boolean {
  return name.startsWith("_");
}

/** The field of a system document that only the engine sees. */
export const INTERNAL_FIELD = "_internal";

/** The JSON text of a document as functions may see it. */
export function publicBody(table: TableInfo | null, body: string): string {
  if (table === null || !table.name.startsWith("_")) return body;
  const document = JSON.parse(body) as { [field: string]: Json };
  delete document[INTERNAL_FIELD];
  return JSON.stringify(document);
}
