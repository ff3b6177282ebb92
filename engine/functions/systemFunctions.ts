import { findSystemQuery, type Page, type SystemContext } from "../deploy/systemQueries";
import { FunctionError } from "../protocol/errors";
import type { Json } from "../protocol/json";
import { encodeKey, successor } from "../protocol/keys";
import { CATALOG_INDEX } from "../store/catalog";
import { readPage } from "../store/pagination";
import { type QuerySource, resolveSource, RunningQuery } from "../store/query";
import { documentOf } from "../store/rows";
import type { Transaction } from "../store/transaction";
import type { FunctionCall } from "./calls";
import type { FunctionFrame } from "./execution";
import { type FunctionServices, systemEnvironment } from "./services";

const RECORDS = 100;

/**
 * Runs one of the queries that the CLI sends as admin.
 * @throws FunctionError for anyone else, and for a query that does not exist
 */
export function runSystemQuery(
  services: FunctionServices,
  call: FunctionCall,
  frame: FunctionFrame,
): { ok: true; value: string } {
  const query = call.access === "all" ? findSystemQuery(call.path) : undefined;
  if (query === undefined) {
    throw new FunctionError("FunctionPathNotFound", `Could not find public function for '${call.path}'.`);
  }
  const args = JSON.parse(call.args) as { [name: string]: Json };
  return { ok: true, value: JSON.stringify(query(contextOf(services, frame), args)) };
}

function contextOf(services: FunctionServices, frame: FunctionFrame): SystemContext {
  const { tx } = frame.execution;
  return {
    deployment: () => services.deployment,
    environment: () => services.env,
    systemEnvironment: () => systemEnvironment(services.instance),
    tables: () => tableNames(tx, frame.component),
    paginate: (table, order, cursor, numItems) => paginate(frame, table, order, cursor, numItems),
    count: (name) => {
      const table = tx.table(frame.component, name);
      return table === null ? 0 : tx.count(table);
    },
    records: (table) => records(tx, table),
  };
}

/** The component's user tables; a table made later counts as a change. */
function tableNames(tx: Transaction, component: string): string[] {
  const key = encodeKey([component]);
  tx.reads.add(CATALOG_INDEX, key, successor(key));
  const names = tx.store.catalog.tables(component).map(({ name }) => name);
  return names.filter((name) => !name.startsWith("_"));
}

function paginate(
  frame: FunctionFrame,
  tableName: string,
  order: "asc" | "desc",
  cursor: string | null,
  pageSize: number,
): Page {
  const source: QuerySource = { type: "FullTableScan", tableName, order };
  const request = { query: { source, operators: [] }, cursor, endCursor: null, pageSize };
  const { rows, isDone, continueCursor } = readPage(frame.execution.tx, frame.component, request);
  return { page: rows.map((row) => documentOf(row)), isDone, continueCursor };
}

/** The newest documents of one of the engine's own tables, which lie in the app's component. */
function records(tx: Transaction, tableName: string): { [field: string]: Json }[] {
  const source = resolveSource(tx, "", { type: "FullTableScan", tableName, order: "desc" });
  const query = new RunningQuery(tx, source, [{ limit: RECORDS }]);
  const found = [];
  for (let row = query.next(); row !== null; row = query.next()) found.push(documentOf(row));
  query.finish();
  return found;
}
