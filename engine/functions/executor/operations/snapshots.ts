import type {
  SnapshotOperations,
  SystemPut,
  SystemRow,
  SystemTable,
  TableSummary,
} from "../../../deploy/snapshot/snapshotOperations";
import { isStaging } from "../../../deploy/snapshot/stagedTables";
import { FunctionError } from "../../../protocol/errors";
import { documentOf, type Row } from "../../../store/rows";
import type { Store } from "../../../store/store";
import type { OperationContext } from "./context";

const APP = "";

type Args<Name extends keyof SnapshotOperations> = SnapshotOperations[Name]["args"];

/** Operations behind exports and imports: see `SnapshotOperations`. */
export const snapshotOperations = {
  "system.put": ({ tx }: OperationContext, { table: name, id, fields }: SystemPut): string => {
    if (id === null) return tx.insert(APP, name, fields);
    const table = tx.writableTable(APP, name);
    const row = tx.get(table, id);
    if (row === null) throw new FunctionError("DocumentNotFound", `${name} has no document ${id}`);
    const { _creationTime } = systemRow(row);
    tx.replace(table, row, { ...fields, _creationTime, _id: id });
    return id;
  },

  "system.get": (context: OperationContext, args: Args<"system.get">): SystemRow | null => {
    const found = findRow(context, args);
    return found === null ? null : systemRow(found.row);
  },

  "system.list": ({ tx }: OperationContext, { table: name, limit }: Args<"system.list">): SystemRow[] => {
    const table = tx.table(APP, name);
    if (table === null) return [];
    return tx.reader.range(table.byCreationTime.id, { lo: "", hi: null }, "desc", limit).map(systemRow);
  },

  "system.remove": (context: OperationContext, args: Args<"system.remove">): null => {
    const found = findRow(context, args);
    if (found !== null) context.tx.remove(found.table, found.row);
    return null;
  },

  "snapshot.tables": ({ tx }: OperationContext): TableSummary[] => tableSummaries(tx.store),

  "snapshot.optionalFields": (
    { executor }: OperationContext,
    { component, table }: Args<"snapshot.optionalFields">,
  ): string[] => {
    const schema = executor.state.deployment.components[component]?.schema ?? null;
    const documentType = schema?.tables.find(({ tableName }) => tableName === table)?.documentType;
    if (documentType?.type !== "object") return [];
    const fields = documentType["value"] as { [field: string]: { optional: boolean } };
    return Object.keys(fields).filter((field) => fields[field]?.optional === true);
  },
};

/** Every table with its number of documents, staged ones left out. */
export function tableSummaries(store: Store): TableSummary[] {
  const { catalog } = store;
  const components = catalog.components().filter((component) => !isStaging(component));
  return components.flatMap((component) =>
    catalog.tables(component).map(({ name, number, byId }) => ({
      component,
      name,
      number,
      count: store.count(byId.id),
    })),
  );
}

function findRow({ tx }: OperationContext, { table: name, id }: { table: SystemTable; id: string }) {
  const table = tx.table(APP, name);
  const row = table === null ? null : tx.get(table, id);
  return table === null || row === null ? null : { table, row };
}

function systemRow(row: Row): SystemRow {
  return documentOf(row) as SystemRow;
}
