import type { NumberedTable } from "../../../deploy/snapshot/importNumbers";
import type { ImportMode } from "../../../deploy/snapshot/snapshotOperations";
import { stagingComponent } from "../../../deploy/snapshot/stagedTables";
import { FunctionError } from "../../../protocol/errors";
import type { TableNames } from "../../../protocol/validators";
import type { Catalog, TableInfo } from "../../../store/catalog";
import { readMeta, writeMeta } from "../../../store/database";
import type { Store } from "../../../store/store";
import type { Transaction } from "../../../store/transaction";

/** What an import under way will do at its end; kept beside its staged tables. */
export type ImportPlan = {
  importId: string;
  mode: ImportMode;
  /** The deployment the rows were checked against. */
  deploymentVersion: number;
  /** Tables to put in place. */
  tables: NumberedTable[];
  /** Tables that go with nothing in their place. */
  dropped: { component: string; name: string }[];
};

export function savePlan(store: Store, plan: ImportPlan): void {
  writeMeta(store.db, metaKey(plan.importId), JSON.stringify(plan));
}

/** The plan of an import under way. Throws `FunctionError` if there is none. */
export function readPlan(store: Store, importId: string): ImportPlan {
  const stored = readMeta(store.db, metaKey(importId));
  if (stored === null) throw new FunctionError("ImportNotFound", `import ${importId} is not in progress`);
  return JSON.parse(stored) as ImportPlan;
}

export function removePlan(store: Store, importId: string): void {
  store.statements.run("DELETE FROM meta WHERE key = ?").run(metaKey(importId));
}

/** The table that an import fills in place of another. Throws if the import has none of this name. */
export function stagedTable(catalog: Catalog, importId: string, component: string, name: string): TableInfo {
  const table = catalog.table(stagingComponent(importId, component), name);
  if (table === null) throw new Error(`Table ${name} is not staged`);
  return table;
}

/** Names of a component's tables by number as they will be after the import. */
export function namesAfterImport(catalog: Catalog, plan: ImportPlan, component: string): TableNames {
  const imported = plan.tables.filter((table) => table.component === component);
  const byNumber = new Map(imported.map(({ number, name }) => [number, name]));
  const gone = new Set(imported.map(({ name }) => name));
  for (const table of plan.dropped) if (table.component === component) gone.add(table.name);
  return (number) => {
    const name = byNumber.get(number) ?? catalog.tableByNumber(component, number)?.name ?? null;
    return name === null || (gone.has(name) && !byNumber.has(number)) ? null : name;
  };
}

/**
 * Runs `work`, which changes tables behind the transaction's back; when it throws, what is in memory
 * of the tables is read again.
 */
export function changingTables<T>(tx: Transaction, work: () => T): T {
  try {
    return tx.nested(work);
  } catch (error) {
    tx.store.catalog.reload();
    throw error;
  }
}

function metaKey(importId: string): string {
  return `import:${importId}`;
}
