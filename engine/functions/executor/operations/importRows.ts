import { randomUUID } from "node:crypto";
import {
  ImportError,
  invalidConvexValue,
  invalidJsonRow,
  notAnObject,
} from "../../../deploy/snapshot/importError";
import type { ImportRows } from "../../../deploy/snapshot/snapshotOperations";
import type { ValidatorJson } from "../../../deploy/deployment";
import { canonical, checkDocument } from "../../../protocol/check";
import { FunctionError } from "../../../protocol/errors";
import { decodeId, encodeId, newInternalId } from "../../../protocol/ids";
import type { Json } from "../../../protocol/json";
import { ValueError } from "../../../protocol/names";
import { documentError, type TableNames } from "../../../protocol/validators";
import type { TableInfo } from "../../../store/catalog";
import { STORAGE_TABLE } from "../../../store/fileDocuments";
import type { Document } from "../../../store/indexKeys";
import { INTERNAL_FIELD } from "../../../store/systemTables";
import type { Transaction } from "../../../store/transaction";
import type { OperationContext } from "./context";
import { namesAfterImport, readPlan, stagedTable } from "./importPlan";

/** Adds documents to a staged table, all of them or none. Throws `FunctionError` naming the row at fault. */
export function addRows({ executor, tx }: OperationContext, args: ImportRows): null {
  const { importId, component, table: name, firstRow } = args;
  const { catalog } = tx.store;
  const plan = readPlan(tx.store, importId);
  const table = stagedTable(catalog, importId, component, name);
  const { schema = null } = executor.state.deployment.components[component] ?? {};
  const found = schema?.tables.find(({ tableName }) => tableName === name)?.documentType;
  const check: SchemaCheck = {
    validator: schema?.schemaValidation === true ? (found ?? null) : null,
    names: namesAfterImport(catalog, plan, component),
  };
  args.rows.forEach((text, i) =>
    addRow(tx, table, component, parseRow(text, firstRow + i), firstRow + i, check),
  );
  return null;
}

type SchemaCheck = { validator: ValidatorJson | null; names: TableNames };

function addRow(
  tx: Transaction,
  table: TableInfo,
  component: string,
  fields: Document,
  row: number,
  { validator, names }: SchemaCheck,
): void {
  const isFile = table.name === STORAGE_TABLE;
  if (!isFile) checkFields(fields, row);
  const document: Document = {
    ...(isFile ? fileFields(tx, component, fields) : fields),
    _id: idOf(table, fields["_id"]),
    _creationTime: creationTimeOf(tx, fields["_creationTime"], row),
  };
  const problem = validator === null ? null : documentError(validator, table.name, document, names);
  if (problem !== null) throw new FunctionError("SchemaEnforcementError", problem);
  if (tx.reader.byId(table.byId.id, document["_id"] as string) !== null) throw duplicateId(table.name);
  tx.put(table, document);
}

export function duplicateId(table: string): ImportError {
  return new ImportError("DuplicateId", `Objects in table "${table}" have duplicate _id fields`);
}

function parseRow(text: string, row: number): Document {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch (error) {
    throw invalidJsonRow(row, (error as Error).message);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw notAnObject(row);
  return canonical(value) as Document;
}

function checkFields(fields: Document, row: number): void {
  try {
    checkDocument(fields);
  } catch (error) {
    if (error instanceof ValueError) throw invalidConvexValue(row, error.message);
    throw error;
  }
}

function idOf(table: TableInfo, id: Json | undefined): string {
  if (typeof id !== "string") return encodeId(table.number, newInternalId());
  const decoded = decodeId(id);
  if (decoded === null) throw new ImportError("InvalidId", `invalid _id '${id}'`);
  if (decoded.tableNumber !== table.number) {
    throw new ImportError(
      "ImportConflict",
      `_id ${id} cannot be imported into '${table.name}' because it came from a different deployment and ` +
        "conflict with preexisting tables in this deployment. Try deleting preexisting tables or importing " +
        "into an empty deployment.",
    );
  }
  return id;
}

function creationTimeOf(tx: Transaction, given: Json | undefined, row: number): number {
  if (typeof given !== "number") return tx.store.nextCreationTime(tx.now);
  if (given < 0) throw invalidConvexValue(row, `Invalid creation time ${given}`);
  return given;
}

/** A file's document. Its name in URLs stays, unless a file of another component has it already. */
function fileFields(tx: Transaction, component: string, fields: Document): Document {
  const { sha256 = null, size = null, contentType, fileKey = null, uuid = null } = fields;
  const holder = tx.store.statements.rows("SELECT component FROM file_urls WHERE uuid = ?").get(uuid) as
    [string] | undefined;
  const isFree = holder === undefined || holder[0] === component;
  return {
    sha256,
    size,
    ...(contentType === undefined ? {} : { contentType }),
    [INTERNAL_FIELD]: { uuid: isFree ? uuid : randomUUID(), fileKey },
  };
}
