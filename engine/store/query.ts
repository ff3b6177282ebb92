import { FunctionError } from "../protocol/errors";
import { evaluateFilter } from "../protocol/filters";
import type { Json } from "../protocol/json";
import type { IndexInfo, TableInfo } from "./catalog";
import { type KeyRange, type RangeExpression, resolveRange } from "./indexRange";
import { IndexStream, type Order } from "./indexStream";
import { documentOf, type Row } from "./rows";
import type { SearchFilter } from "./search";
import { SearchStream } from "./searchStream";
import { isPrivateTable } from "./systemTables";
import type { Transaction } from "./transaction";

/** A query as `convex/server` serializes it. */
export type SerializedQuery = { source: QuerySource; operators: QueryOperator[] };
export type QueryOperator = { filter: Json } | { limit: number };
export type QuerySource =
  | { type: "FullTableScan"; tableName: string; order: Order | null }
  | { type: "IndexRange"; indexName: string; range: RangeExpression[]; order: Order | null }
  | { type: "Search"; indexName: string; filters: SearchFilter[] };

/** Where a query's rows come from, before its filters and limits. */
export type RowSource = { next(): Row | null; finish(): void };

export type IndexSource = {
  kind: "index";
  table: TableInfo;
  index: IndexInfo;
  range: KeyRange;
  order: Order;
};
export type SearchSource = { kind: "search"; table: TableInfo; index: IndexInfo; filters: SearchFilter[] };
export type ResolvedSource = IndexSource | SearchSource | { kind: "empty" };

const BUILT_IN_INDEXES = ["by_id", "by_creation_time"];

/** What `resolveSource` finds for a function: the engine's own tables are not there. */
export function publicSource(tx: Transaction, component: string, source: QuerySource): ResolvedSource {
  const table = source.type === "FullTableScan" ? source.tableName : (source.indexName.split(".")[0] ?? "");
  if (!isPrivateTable(table)) return resolveSource(tx, component, source);
  if (source.type === "FullTableScan") return { kind: "empty" };
  throw notFound(source.indexName);
}

/**
 * Finds the table and index a query names.
 * A table that does not exist yet is empty for a scan; an index that does not exist is an error, but system
 * tables count as there before their first document.
 */
export function resolveSource(tx: Transaction, component: string, source: QuerySource): ResolvedSource {
  if (source.type === "FullTableScan") {
    const table = tx.table(component, source.tableName);
    if (table === null) return { kind: "empty" };
    const index = table.byCreationTime;
    return { kind: "index", table, index, range: { lo: "", hi: null }, order: source.order ?? "asc" };
  }
  const [tableName = "", indexName = ""] = source.indexName.split(".");
  const table = tx.table(component, tableName);
  const isSystem = tableName.startsWith("_");
  if (table === null && isSystem && BUILT_IN_INDEXES.includes(indexName)) return { kind: "empty" };
  const index = table?.indexes.find(({ name }) => name === indexName);
  if (table === null || index === undefined) throw notFound(source.indexName);
  if (index.staged) throw stagedError(source.indexName);
  if (source.type === "Search") {
    if (index.config.kind !== "search") throw wrongKind(source.indexName, index);
    return { kind: "search", table, index, filters: source.filters };
  }
  if (index.config.kind !== "database") throw wrongKind(source.indexName, index);
  const range = resolveRange(table, index, source.range);
  return { kind: "index", table, index, range, order: source.order ?? "asc" };
}

function notFound(name: string): FunctionError {
  return new FunctionError("IndexNotFoundError", `Index ${name} not found.`);
}

function stagedError(name: string): FunctionError {
  return new FunctionError(
    "IndexStagedError",
    `Index ${name} is currently staged and not available to query until it is enabled.`,
  );
}

function wrongKind(name: string, index: IndexInfo): FunctionError {
  const isDatabase = index.config.kind === "database";
  return isDatabase
    ? new FunctionError("IndexNotASearchIndexError", `Index ${name} is not a search index`)
    : new FunctionError("IndexNotADatabaseIndex", `Index ${name} is not a database index`);
}

/** A running query: rows of its source that pass its filters, up to its limits. */
export class RunningQuery {
  /** The table rows come from; null while it does not exist. */
  readonly table: TableInfo | null;
  readonly #source: RowSource;
  readonly #operators: { filter: Json | null; left: number }[];

  constructor(tx: Transaction, source: ResolvedSource, operators: QueryOperator[]) {
    this.table = source.kind === "empty" ? null : source.table;
    this.#source = openSource(tx, source, limitHint(operators));
    this.#operators = operators.map((operator) =>
      "filter" in operator
        ? { filter: operator.filter, left: Infinity }
        : { filter: null, left: operator.limit },
    );
  }

  next(): Row | null {
    if (this.#operators.some(({ left }) => left === 0)) return null;
    for (let row = this.#source.next(); row !== null; row = this.#source.next()) {
      if (this.#passes(row)) return row;
      if (this.#operators.some(({ left }) => left === 0)) return null;
    }
    return null;
  }

  /** Notes what was read. */
  finish(): void {
    this.#source.finish();
  }

  #passes(row: Row): boolean {
    const filtered = this.#operators.some(({ filter }) => filter !== null);
    const document = filtered ? documentOf(row) : null;
    for (const operator of this.#operators) {
      if (operator.filter === null) operator.left -= 1;
      else if (document !== null && !evaluateFilter(operator.filter, document)) return false;
    }
    return true;
  }
}

function openSource(tx: Transaction, source: ResolvedSource, hint: number | undefined): RowSource {
  if (source.kind === "empty") return { next: () => null, finish: () => undefined };
  if (source.kind === "search") return new SearchStream(tx, source.table, source.index, source.filters);
  return new IndexStream(tx, source, hint);
}

/** Only a leading limit bounds what is read; after a filter it says nothing. */
function limitHint(operators: QueryOperator[]): number | undefined {
  const first = operators[0];
  return first !== undefined && "limit" in first && first.limit > 0 ? first.limit : undefined;
}
