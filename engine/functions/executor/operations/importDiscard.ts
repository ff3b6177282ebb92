import { isStaging, stagedFor } from "../../../deploy/snapshot/stagedTables";
import type { TableInfo } from "../../../store/catalog";
import { STORAGE_TABLE } from "../../../store/fileDocuments";
import { documentOf } from "../../../store/rows";
import { specialIndex } from "../../../store/specialIndexes";
import type { Store } from "../../../store/store";
import { INTERNAL_FIELD } from "../../../store/systemTables";
import type { OperationContext } from "./context";
import { changingTables, removePlan } from "./importPlan";

/** Few enough rows that other writes do not wait long. */
const AT_ONCE = 2_000;

/**
 * Removes a part of the staged tables of an import (of all imports when null), with their stored
 * files. Before the import's end that undoes it, afterwards it removes what the import replaced.
 */
export function discardSome(
  { tx, removedFiles }: OperationContext,
  { importId }: { importId: string | null },
): { done: boolean } {
  const { store } = tx;
  const tables = stagedTables(store, importId);
  const [table] = tables;
  if (table === undefined) return { done: true };
  return changingTables(tx, () => {
    removePlan(store, stagedFor(table.component).importId);
    const isGone = discardPart(store, table, removedFiles);
    // Read anew, the catalog knows nothing any more of components without tables.
    if (isGone) store.catalog.reload();
    return { done: isGone && tables.length === 1 };
  });
}

function stagedTables({ catalog }: Store, importId: string | null): TableInfo[] {
  const components = catalog.components().filter((component) => {
    return isStaging(component) && (importId === null || stagedFor(component).importId === importId);
  });
  return components.flatMap((component) => catalog.tables(component));
}

/** Removes some rows of a table, or, once it has none, the table itself; true when it is gone. */
function discardPart(store: Store, table: TableInfo, removedFiles: string[]): boolean {
  if (discardDocuments(store, table, removedFiles) === AT_ONCE) return false;
  for (const index of table.indexes) {
    if (discardEntries(store, index.id) === AT_ONCE) return false;
  }
  for (const index of table.indexes) specialIndex(table, index)?.drop(store.statements);
  store.catalog.dropTable(table);
  return true;
}

function discardDocuments(store: Store, table: TableInfo, removedFiles: string[]): number {
  if (table.name === STORAGE_TABLE) noteFiles(store, table, removedFiles);
  const byId = table.byId.id;
  const entries = store.statements
    .rows("SELECT key, doc FROM entries WHERE idx = ? ORDER BY key LIMIT ?")
    .all(byId, AT_ONCE) as [Buffer, number][];
  for (const [key, doc] of entries) {
    store.writer.remove(doc);
    store.statements.run("DELETE FROM entries WHERE idx = ? AND key = ?").run(byId, key);
  }
  return entries.length;
}

/** The files of the documents that `discardDocuments` removes. */
function noteFiles(store: Store, table: TableInfo, removedFiles: string[]): void {
  for (const row of store.reader.range(table.byId.id, { lo: "", hi: null }, "asc", AT_ONCE)) {
    const { fileKey } = documentOf(row)[INTERNAL_FIELD] as { fileKey: string };
    removedFiles.push(fileKey);
  }
}

function discardEntries({ statements }: Store, index: number): number {
  const { changes } = statements
    .run("DELETE FROM entries WHERE idx = ? AND key IN (SELECT key FROM entries WHERE idx = ? LIMIT ?)")
    .run(index, index, AT_ONCE) as { changes: number };
  return changes;
}
