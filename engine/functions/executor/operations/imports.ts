import type { Deployment, ValidatorJson } from "../../../deploy/deployment";
import { ImportError } from "../../../deploy/snapshot/importError";
import { assignNumbers, type NumberedTable } from "../../../deploy/snapshot/importNumbers";
import type { ImportBegin, ImportMode, TableSummary } from "../../../deploy/snapshot/snapshotOperations";
import { stagingComponent } from "../../../deploy/snapshot/stagedTables";
import type { IndexInfo, TableInfo } from "../../../store/catalog";
import { specialIndex } from "../../../store/specialIndexes";
import type { Store } from "../../../store/store";
import type { OperationContext } from "./context";
import { discardSome } from "./importDiscard";
import { finishImport } from "./importFinish";
import { changingTables, type ImportPlan, savePlan } from "./importPlan";
import { addRows } from "./importRows";
import { tableSummaries } from "./snapshots";

const BUILT_IN: ReadonlySet<string> = new Set(["by_id", "by_creation_time"]);

/**
 * Operations that imports are made of: see `SnapshotOperations`. Documents go into staged tables
 * with the indexes of the real ones, in many transactions; the last one swaps them.
 */
export const importOperations = {
  "import.begin": (context: OperationContext, args: ImportBegin): null =>
    changingTables(context.tx, () => begin(context, args)),
  "import.rows": addRows,
  "import.finish": finishImport,
  "import.discard": discardSome,
};

function begin({ executor, tx }: OperationContext, { importId, mode, tables }: ImportBegin): null {
  const { store } = tx;
  const { deployment } = executor.state;
  const existing = tableSummaries(store);
  const { emptied, dropped } = mode === "replaceAll" ? notImported(deployment, existing, tables) : NOTHING;
  const wanted = [...tables, ...emptied.map((table) => ({ ...table, number: null }))];
  const numbered = assignNumbers(mode, wanted, existing);
  if (mode !== "replaceAll") checkForeignKeys(deployment, existing, numbered);
  const plan: ImportPlan = {
    importId,
    mode,
    deploymentVersion: deployment.version,
    tables: numbered,
    dropped,
  };
  savePlan(store, plan);
  for (const table of numbered) stageTable(store, importId, mode, table);
  return null;
}

type TableName = { component: string; name: string };

const NOTHING: { emptied: TableName[]; dropped: TableName[] } = { emptied: [], dropped: [] };

/** The app's tables that a whole replacement leaves without documents: those in a schema stay, empty. */
function notImported(
  deployment: Deployment,
  existing: TableSummary[],
  imported: TableName[],
): typeof NOTHING {
  const kept = new Set(imported.map(({ component, name }) => `${component}:${name}`));
  const others = existing
    .filter(({ component, name }) => !name.startsWith("_") && !kept.has(`${component}:${name}`))
    .map(({ component, name }) => ({ component, name }));
  const isInSchema = ({ component, name }: TableName) =>
    tablesOf(deployment, component).some(({ tableName }) => tableName === name);
  return {
    emptied: others.filter(isInSchema),
    dropped: others.filter((table) => !isInSchema(table)),
  };
}

function tablesOf(deployment: Deployment, component: string) {
  return deployment.components[component]?.schema?.tables ?? [];
}

/** Refuses to give a table another number while documents of tables that stay refer to it. */
function checkForeignKeys(deployment: Deployment, existing: TableSummary[], imported: NumberedTable[]): void {
  for (const { component, name, count } of existing) {
    if (count === 0 || imported.some((table) => table.component === component && table.name === name))
      continue;
    const documentType = tablesOf(deployment, component).find(
      ({ tableName }) => tableName === name,
    )?.documentType;
    if (documentType === null || documentType === undefined) continue;
    const referenced = referencedTables(documentType);
    for (const table of imported) {
      if (table.component !== component || !referenced.has(table.name)) continue;
      const former = existing.find((other) => other.component === component && other.name === table.name);
      if (former === undefined || former.number === table.number) continue;
      throw new ImportError(
        "ImportForeignKey",
        `Import changes table '${table.name}' which is referenced by '${name}' in the schema`,
      );
    }
  }
}

function referencedTables(validator: ValidatorJson): Set<string> {
  const found = new Set<string>();
  JSON.stringify(validator, (_key, value: unknown) => {
    const { type, tableName } = (value ?? {}) as { type?: unknown; tableName?: unknown };
    if (type === "id" && typeof tableName === "string") found.add(tableName);
    return value;
  });
  return found;
}

function stageTable(store: Store, importId: string, mode: ImportMode, table: NumberedTable): void {
  const { component, name, number } = table;
  const staged = store.catalog.createTable(stagingComponent(importId, component), name, number);
  const model = store.catalog.table(component, name);
  for (const index of model?.indexes ?? []) {
    if (!BUILT_IN.has(index.name)) copyIndex(store, staged, index, mode === "append");
  }
}

function copyIndex(store: Store, staged: TableInfo, index: IndexInfo, isAppended: boolean): void {
  // Appended documents enter the search and vector indexes of the table they go to.
  if (isAppended && index.config.kind !== "database") return;
  const copy = store.catalog.createIndex(staged, index.name, index.config, index.staged);
  specialIndex(staged, copy)?.create(store.statements);
}
