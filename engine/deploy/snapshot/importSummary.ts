import type { Json } from "../../protocol/json";
import { checkIdentifier, ValueError } from "../../protocol/names";
import { ImportError, invalidConvexValue, invalidJsonRow, notAnObject } from "./importError";
import type { ImportFile } from "./importFile";
import type { ImportMode, TableSummary } from "./snapshotOperations";

/** What an import will do to one table. */
export type TableChange = {
  component: string;
  table: string;
  added: number;
  deleted: number;
  existing: number;
};

/** What the person who imports is told, and whether they must agree because something is deleted. */
export type ImportSummary = { message: string; requireManualConfirmation: boolean; changes: TableChange[] };

const RUNS_IN_BACKGROUND =
  "Once the import has started, it will run in the background.\n" +
  "Interrupting `npx convex import` will not cancel it.";

/**
 * Reads the whole file and compares it to the tables there are. Throws `ImportError` for rows that
 * are no JSON, and when tables that must be empty are not.
 */
export async function summarizeImport(
  file: ImportFile,
  mode: ImportMode,
  existing: TableSummary[],
): Promise<ImportSummary> {
  const counts = await countRows(file);
  if (mode === "replaceAll") {
    for (const { component, name } of existing) {
      if (!name.startsWith("_")) counts.add(component, name, 0);
    }
  }
  const changes = counts.sorted().map(({ component, table, rows }): TableChange => {
    const found = existing.find((other) => other.component === component && other.name === table);
    const present = found?.count ?? 0;
    if (mode === "requireEmpty" && present > 0) throw tableExists(table);
    const isReplaced = mode === "replace" || mode === "replaceAll";
    return { component, table, added: rows, deleted: isReplaced ? present : 0, existing: present };
  });
  return {
    message: [...renderChanges(changes), RUNS_IN_BACKGROUND].join("\n"),
    requireManualConfirmation: changes.some(({ deleted }) => deleted > 0),
    changes,
  };
}

export function tableExists(table: string): ImportError {
  return new ImportError(
    "TableExists",
    `Table ${table} already exists. Please choose a new table name or use replace/append modes.`,
  );
}

/** The name and number in a row of `_tables`. Throws `ImportError`. */
export function parseTablesRow(text: string, row: number): { name: string; number: number } {
  const { name, id } = parseObject(text, row);
  if (typeof name !== "string") throw invalidConvexValue(row, "table requires name");
  checkTableName(name);
  const number = typeof id === "object" && id !== null && "$integer" in id ? integerOf(id["$integer"]) : id;
  if (typeof number !== "number" || !Number.isInteger(number) || number < 1 || number > 0xffffffff) {
    throw invalidConvexValue(row, `table requires id (received ${JSON.stringify(id)})`);
  }
  return { name, number };
}

function integerOf(base64: Json | undefined): number {
  return Number(Buffer.from(String(base64), "base64").readBigInt64LE());
}

function checkTableName(name: string): void {
  try {
    checkIdentifier(name);
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    throw new ImportError(
      "InvalidName",
      `${JSON.stringify(name)} isn't a valid table name: ${error.message}`,
    );
  }
}

function parseObject(text: string, row: number): { [field: string]: Json } {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch (error) {
    throw invalidJsonRow(row, (error as Error).message);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw notAnObject(row);
  return value;
}

async function countRows(file: ImportFile): Promise<RowCounts> {
  const counts = new RowCounts();
  for (const { component, name, rows } of file.tables) {
    let row = 0;
    for await (const text of rows()) {
      row += 1;
      if (name === "_tables") counts.add(component, parseTablesRow(text, row).name, 0);
      else parseObject(text, row);
    }
    if (name !== "_tables") counts.add(component, name, row);
  }
  return counts;
}

class RowCounts {
  readonly #rows = new Map<string, { component: string; table: string; rows: number }>();

  add(component: string, table: string, rows: number): void {
    const key = `${component}:${table}`;
    const count = this.#rows.get(key) ?? { component, table, rows: 0 };
    this.#rows.set(key, { ...count, rows: count.rows + rows });
  }

  sorted(): { component: string; table: string; rows: number }[] {
    return [...this.#rows.values()].sort(
      (a, b) => compare(a.component, b.component) || compare(a.table, b.table),
    );
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function renderChanges(changes: TableChange[]): string[] {
  if (changes.length === 0) return [];
  const lines = ["Import change summary:"];
  for (const component of new Set(changes.map((change) => change.component))) {
    if (component !== "") lines.push(`Component ${component}`);
    lines.push(...renderTable(changes.filter((change) => change.component === component)));
  }
  return lines;
}

/** A text table: name, documents to create, documents to delete. */
function renderTable(changes: TableChange[]): string[] {
  const rows = changes.map(({ table, added, deleted, existing }) => {
    const unit = table === "_storage" ? " files" : "";
    return [table, withCommas(added), `${withCommas(deleted)} of ${withCommas(existing)}${unit}`];
  });
  const header = ["table", "create", "delete"];
  const widths = header.map((_, i) => Math.max(...[header, ...rows].map((row) => row[i]?.length ?? 0)));
  const render = (row: string[]) => `${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(" | ")} |`;
  const [first = "", ...rest] = [header, ...rows].map(render);
  return [first, "-".repeat(first.length), ...rest];
}

/** 1234567 as "1,234,567". */
export function withCommas(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
