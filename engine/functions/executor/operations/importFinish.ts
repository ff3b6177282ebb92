import { inComponent } from "../../../deploy/snapshot/exportZip";
import { ImportError } from "../../../deploy/snapshot/importError";
import { tableExists } from "../../../deploy/snapshot/importSummary";
import { stagingComponent } from "../../../deploy/snapshot/stagedTables";
import type { Json } from "../../../protocol/json";
import { int64ToJson } from "../../../protocol/scalars";
import type { TableInfo } from "../../../store/catalog";
import { rememberUuid, STORAGE_TABLE } from "../../../store/fileDocuments";
import { documentOf, type Row } from "../../../store/rows";
import { specialIndex } from "../../../store/specialIndexes";
import type { Store } from "../../../store/store";
import { INTERNAL_FIELD } from "../../../store/systemTables";
import type { Transaction } from "../../../store/transaction";
import type { OperationContext } from "./context";
import { changingTables, type ImportPlan, readPlan, removePlan, stagedTable } from "./importPlan";
import { duplicateId } from "./importRows";

const PAGE = 500;

/** A staged table and the real one whose place it takes; `real` is null when there is none. */
type Swap = { staged: TableInfo; real: TableInfo | null; component: string };

/**
 * Puts an import's staged tables in place and records it as completed. The replaced tables wait in
 * staging to be discarded.
 */
export function finishImport({ executor, tx }: OperationContext, args: FinishArgs): null {
  const { store } = tx;
  const { table, row, state } = importRecord(tx, args.importId);
  if (state["state"] === "completed") return null;
  if (state["state"] !== "in_progress") {
    throw new ImportError("ImportNotInProgress", "Import is not in progress");
  }
  const plan = readPlan(store, args.importId);
  if (plan.deploymentVersion !== executor.state.deployment.version) {
    throw new ImportError(
      "ImportSchemaChanged",
      "Could not complete import because schema changed. Avoid modifying schema.ts while importing tables",
    );
  }
  tx.replace(table, row, { ...documentOf(row), state: completed(tx, args.documents) });
  changingTables(tx, () => {
    const swaps = plan.tables.flatMap((imported) => appendOrSwap(tx, plan, imported));
    swapTables(tx, plan, swaps);
    removePlan(store, plan.importId);
    store.catalog.reload();
    store.forgetCounts();
  });
  executor.subscriptions.invalidateAll();
  return null;
}

type FinishArgs = { importId: string; documents: number };

function importRecord(tx: Transaction, importId: string) {
  const table = tx.writableTable("", "_snapshot_imports");
  const row = tx.get(table, importId);
  if (row === null) throw new ImportError("ImportNotFound", `import ${importId} not found`);
  return { table, row, state: documentOf(row)["state"] as { [field: string]: Json } };
}

function completed(tx: Transaction, documents: number): Json {
  return {
    state: "completed",
    timestamp: int64ToJson(tx.ts),
    num_rows_written: int64ToJson(BigInt(documents)),
  };
}

function appendOrSwap(tx: Transaction, plan: ImportPlan, table: { component: string; name: string }): Swap[] {
  const { component, name } = table;
  const { catalog } = tx.store;
  const staged = stagedTable(catalog, plan.importId, component, name);
  const real = catalog.table(component, name);
  if (plan.mode === "append" && real !== null) {
    append(tx, staged, real);
    return [];
  }
  if (plan.mode === "requireEmpty" && real !== null && tx.store.count(real.byId.id) > 0)
    throw tableExists(name);
  return [{ staged, real, component }];
}

/** Moves all documents of a staged table into the real one. */
function append(tx: Transaction, staged: TableInfo, real: TableInfo): void {
  const { statements } = tx.store;
  if (staged.number !== real.number) throw numberTaken(real, staged.name);
  if (real.name === STORAGE_TABLE) rememberUuids(tx, staged, real.component);
  const special = real.indexes.flatMap((index) => specialIndex(real, index) ?? []);
  if (special.length > 0) {
    for (const row of rowsOf(tx.store, staged)) {
      for (const index of special) index.add(statements, row.doc, documentOf(row));
    }
  }
  for (const index of staged.indexes) {
    const target = real.indexes.find(({ name }) => name === index.name);
    if (target !== undefined) moveEntries(tx.store, index.id, target.id, real.name);
  }
}

function moveEntries({ statements }: Store, from: number, to: number, table: string): void {
  const clash = statements
    .rows("SELECT 1 FROM entries WHERE idx = ? AND key IN (SELECT key FROM entries WHERE idx = ?) LIMIT 1")
    .get(from, to);
  if (clash !== undefined) throw duplicateId(table);
  statements.run("UPDATE entries SET idx = ? WHERE idx = ?").run(to, from);
}

/** By way of a third place: at no time may two tables of a component have one name or one number. */
function swapTables(tx: Transaction, plan: ImportPlan, swaps: Swap[]): void {
  const { store } = tx;
  const dropped = plan.dropped.flatMap(({ component, name }) => store.catalog.table(component, name) ?? []);
  checkNumbers(store, swaps, dropped);
  for (const { staged, component } of swaps) {
    if (staged.name !== STORAGE_TABLE) continue;
    store.statements.run("DELETE FROM file_urls WHERE component = ?").run(component);
    rememberUuids(tx, staged, component);
  }
  const replaced = [...swaps.flatMap(({ real }) => real ?? []), ...dropped];
  for (const { staged } of swaps) move(store, staged, `${staged.component}~`);
  for (const table of replaced) move(store, table, stagingComponent(plan.importId, table.component));
  for (const { staged, component } of swaps) move(store, staged, component);
}

function move({ statements }: Store, table: TableInfo, component: string): void {
  statements.run("UPDATE tables SET component = ? WHERE id = ?").run(component, table.id);
}

/** A table made while the import ran may have taken a number it needs. */
function checkNumbers({ catalog }: Store, swaps: Swap[], dropped: TableInfo[]): void {
  const leaving = new Set([...swaps.map(({ real }) => real), ...dropped]);
  for (const { staged, component } of swaps) {
    const holder = catalog.tableByNumber(component, staged.number);
    if (holder !== null && !leaving.has(holder)) throw numberTaken(holder, staged.name);
  }
}

function numberTaken(holder: TableInfo, table: string): ImportError {
  return new ImportError(
    "TableConflict",
    `New table \`${table}\`${inComponent(holder.component)} has IDs that conflict with existing table ` +
      `\`${holder.name}\`. To delete all existing tables, import with \`npx convex import --replace-all\`.`,
  );
}

function rememberUuids(tx: Transaction, staged: TableInfo, component: string): void {
  for (const row of rowsOf(tx.store, staged)) {
    const document = documentOf(row);
    const { uuid } = document[INTERNAL_FIELD] as { uuid: string };
    rememberUuid(tx, component, uuid, document["_id"] as string);
  }
}

function* rowsOf({ reader }: Store, table: TableInfo): Generator<Row, void, undefined> {
  let lo = "";
  for (;;) {
    const rows = reader.range(table.byId.id, { lo, hi: null }, "asc", PAGE);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    lo = `${last.key}\0`;
  }
}
