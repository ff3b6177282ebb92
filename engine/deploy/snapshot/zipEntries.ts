import { decodeId } from "../../protocol/ids";
import { checkIdentifier, ValueError } from "../../protocol/names";
import { ImportError } from "./importError";

/** What an entry of a snapshot's ZIP file is. Names of components are paths ("a/b"), "" the app. */
export type ZipEntryKind =
  | { kind: "documents"; component: string; table: string }
  | { kind: "generatedSchema"; component: string; table: string }
  | { kind: "file"; component: string; storageId: string }
  | { kind: "other" };

const OTHER: ZipEntryKind = { kind: "other" };
const DOCUMENTS = /^(.*\/)?([^/]+)\/documents\.jsonl$/;
const GENERATED_SCHEMA = /^(.*\/)?([^/]+)\/generated_schema\.jsonl$/;
const STORED_FILE = /^(.*\/)?_storage\/([^/.]+)(?:\.[^/]+)?$/;
const LAST_COMPONENT = /^(.*\/)?_components\/([^/]+)\/$/;
const IMPORTED_SYSTEM_TABLES = new Set(["_tables", "_storage"]);

/**
 * Tells from an entry's path what it is; folders before the ones that mean something are ignored.
 * `base` is the component the import goes into. Throws `ImportError` for names that cannot be.
 */
export function classifyEntry(path: string, base: string): ZipEntryKind {
  for (const [pattern, kind] of [
    [DOCUMENTS, "documents"],
    [GENERATED_SCHEMA, "generatedSchema"],
  ] as const) {
    const match = pattern.exec(path);
    if (match === null) continue;
    const table = match[2] ?? "";
    check(table, "InvalidTableName", `table name '${table}' invalid`);
    const component = componentOf(match[1] ?? "", base);
    const isSkipped = table.startsWith("_") && !IMPORTED_SYSTEM_TABLES.has(table);
    return isSkipped ? OTHER : { kind, component, table };
  }
  return classifyFile(path, base);
}

function classifyFile(path: string, base: string): ZipEntryKind {
  const match = STORED_FILE.exec(path);
  if (match === null) return OTHER;
  const storageId = match[2] ?? "";
  if (storageId === "documents") return OTHER;
  if (decodeId(storageId) === null) {
    throw new ImportError(
      "InvalidStorageId",
      `_storage id '${storageId}' invalid: Unable to decode ID: it is not a valid document ID`,
    );
  }
  return { kind: "file", component: componentOf(match[1] ?? "", base), storageId };
}

function componentOf(prefix: string, base: string): string {
  const names: string[] = [];
  let rest = prefix;
  for (let match = LAST_COMPONENT.exec(rest); match !== null; match = LAST_COMPONENT.exec(rest)) {
    const name = match[2] ?? "";
    check(name, "InvalidComponentName", `component name '${name}' invalid`);
    names.unshift(name);
    rest = match[1] ?? "";
  }
  return [...(base === "" ? [] : [base]), ...names].join("/");
}

function check(name: string, code: string, message: string): void {
  try {
    checkIdentifier(name);
  } catch (error) {
    if (error instanceof ValueError) throw new ImportError(code, `${message}: ${error.message}`);
    throw error;
  }
}
