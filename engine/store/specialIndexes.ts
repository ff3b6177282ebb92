import type { IndexInfo, TableInfo } from "./catalog";
import type { Statements } from "./statements";
import type { Document } from "./indexKeys";
import {
  createSearchTable,
  dropSearchTable,
  indexDocument,
  reindexDocument,
  type SearchIndex,
  searchWriteOf,
  unindexDocument,
} from "./search";
import type { SearchWrite } from "./searchReads";
import {
  createVectorTable,
  dropVectorTable,
  indexVector,
  reindexVector,
  unindexVector,
  type VectorIndex,
} from "./vector";
import type { DocumentWrite } from "./writeLog";

/** A search or vector index: what keeps it in line with its table's documents. */
type SpecialIndex = {
  create(statements: Statements): void;
  drop(statements: Statements): void;
  add(statements: Statements, doc: number, document: Document): void;
  change(statements: Statements, doc: number, before: Document, after: Document): void;
  remove(statements: Statements, doc: number, document: Document): void;
};

export function searchIndexOf(table: TableInfo, { id, name, config }: IndexInfo): SearchIndex | null {
  if (config.kind !== "search") return null;
  return {
    id,
    name: `${table.name}.${name}`,
    searchField: config.searchField,
    filterFields: config.filterFields,
  };
}

export function vectorIndexOf(table: TableInfo, { id, name, config }: IndexInfo): VectorIndex | null {
  if (config.kind !== "vector") return null;
  const { vectorField, dimensions, filterFields } = config;
  return { id, name: `${table.name}.${name}`, vectorField, dimensions, filterFields };
}

/** The special side of an index; null for a database index, whose entries transactions keep themselves. */
export function specialIndex(table: TableInfo, index: IndexInfo): SpecialIndex | null {
  const search = searchIndexOf(table, index);
  if (search !== null) return searchSide(search);
  const vector = vectorIndexOf(table, index);
  return vector === null ? null : vectorSide(vector);
}

function searchSide(index: SearchIndex): SpecialIndex {
  return {
    create: (statements) => createSearchTable(statements, index),
    drop: (statements) => dropSearchTable(statements, index),
    add: (statements, doc, document) => indexDocument(statements, index, doc, document),
    change: (statements, doc, before, after) => reindexDocument(statements, index, doc, before, after),
    remove: (statements, doc, document) => unindexDocument(statements, index, doc, document),
  };
}

function vectorSide(index: VectorIndex): SpecialIndex {
  return {
    create: (statements) => createVectorTable(statements, index),
    drop: (statements) => dropVectorTable(statements, index),
    add: (statements, doc, document) => indexVector(statements, index, doc, document),
    change: (statements, doc, before, after) => reindexVector(statements, index, doc, before, after),
    remove: (statements, doc) => unindexVector(statements, index, doc),
  };
}

/** Carries one document's change into its table's search and vector indexes. */
export function maintainSpecialIndexes(
  statements: Statements,
  table: TableInfo,
  doc: number,
  before: Document | null,
  after: Document | null,
): void {
  for (const index of table.indexes) {
    if (index.config.kind === "database") continue;
    const special = specialIndex(table, index);
    if (special === null) continue;
    if (before === null) {
      if (after !== null) special.add(statements, doc, after);
    } else if (after === null) special.remove(statements, doc, before);
    else special.change(statements, doc, before, after);
  }
}

/** What searches must look at to know whether these changes touch them. */
export function searchWritesOf(writes: readonly DocumentWrite[]): SearchWrite[] {
  const found: SearchWrite[] = [];
  for (const { table, before, after } of writes) {
    for (const index of table.indexes) {
      const search = searchIndexOf(table, index);
      if (search === null) continue;
      if (before !== null) found.push(searchWriteOf(search, before));
      if (after !== null) found.push(searchWriteOf(search, after));
    }
  }
  return found;
}
