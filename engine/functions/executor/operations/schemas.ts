import type { Component, Deployment } from "../../../deploy/deployment";
import { developerIndexes, type DeveloperIndex } from "../../../deploy/push/indexes";
import { tablesToCheck } from "../../../deploy/push/schemaValidation";
import { existingDocumentError } from "../../../protocol/validators";
import { type IndexConfig, type IndexInfo, type TableInfo } from "../../../store/catalog";
import { type Document, entryKey } from "../../../store/indexKeys";
import { documentOf, type KeyedRow } from "../../../store/rows";
import { specialIndex } from "../../../store/specialIndexes";
import type { Store } from "../../../store/store";
import { READABLE_SYSTEM_TABLES } from "../../../store/systemTables";
import type { Transaction } from "../../../store/transaction";
import { tableNames } from "../../schemaChecks";

export type TableSize = { documents: number; bytes: number };

const PAGE = 512;
const BUILT_IN = ["by_id", "by_creation_time"];

function activeComponents(deployment: Deployment): [string, Component][] {
  return Object.entries(deployment.components).filter(([, { state }]) => state === "active");
}

/** Reads a whole table in pages, so that a large one needs little memory. */
function* rowsOf(store: Store, table: TableInfo): Generator<KeyedRow> {
  let lo = "";
  for (;;) {
    const page = store.reader.range(table.byId.id, { lo, hi: null }, "asc", PAGE);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    lo = `${last.key}\0`;
  }
}

export type SchemaFailure = { error: string; componentPath: string; tableName: string };

/** The first stored document that a new deployment's schemas refuse, or null. Reads only tables whose schema narrows. */
export function findUnfitDocument(store: Store, before: Deployment, after: Deployment): SchemaFailure | null {
  for (const { component, tableName, documentType } of tablesToCheck(before, after)) {
    const table = store.catalog.table(component, tableName);
    if (table === null) continue;
    for (const row of rowsOf(store, table)) {
      const document = documentOf(row) as Document & { _id: string };
      const error = existingDocumentError(
        documentType,
        tableName,
        document,
        tableNames(store.catalog, component),
      );
      if (error !== null) return { error, componentPath: component, tableName };
    }
  }
  return null;
}

/** Makes every component's tables and indexes those of its schema, filling new indexes, beside the system's. */
export function applySchemas(tx: Transaction, deployment: Deployment): void {
  for (const [path, { schema }] of activeComponents(deployment)) {
    const tables = (schema?.tables ?? []).map(({ tableName }) => tableName);
    for (const name of [...READABLE_SYSTEM_TABLES, ...tables]) tx.writableTable(path, name);
    const wanted = new Map(developerIndexes(schema).map((index) => [index.name, index]));
    for (const table of tx.store.catalog.tables(path)) applyIndexes(tx.store, table, wanted);
  }
}

function applyIndexes(store: Store, table: TableInfo, wanted: Map<string, DeveloperIndex>): void {
  for (const index of [...table.indexes]) {
    if (BUILT_IN.includes(index.name)) continue;
    const name = `${table.name}.${index.name}`;
    const target = wanted.get(name);
    if (target !== undefined && sameConfig(index.config, configOf(target))) {
      if (index.staged !== target.staged) store.catalog.setStaged(index, target.staged);
      wanted.delete(name);
    } else dropIndex(store, table, index);
  }
  for (const [name, target] of wanted) {
    const [tableName, indexName] = name.split(".");
    if (tableName === table.name && indexName !== undefined) addIndex(store, table, indexName, target);
  }
}

function dropIndex(store: Store, table: TableInfo, index: IndexInfo): void {
  specialIndex(table, index)?.drop(store.statements);
  store.statements.run("DELETE FROM entries WHERE idx = ?").run(index.id);
  store.catalog.dropIndex(table, index);
}

function addIndex(store: Store, table: TableInfo, name: string, target: DeveloperIndex): void {
  const index = store.catalog.createIndex(table, name, configOf(target), target.staged);
  const special = specialIndex(table, index);
  special?.create(store.statements);
  for (const row of rowsOf(store, table)) {
    const document = documentOf(row);
    if (special === null) store.writer.addEntry(index.id, entryKey(index, document), row.doc);
    else special.add(store.statements, row.doc, document);
  }
}

function configOf(index: DeveloperIndex): IndexConfig {
  switch (index.type) {
    case "database":
      return { kind: "database", fields: index.fields };
    case "search":
      return { kind: "search", searchField: index.searchField, filterFields: index.filterFields };
    case "vector":
      return {
        kind: "vector",
        vectorField: index.vectorField,
        dimensions: index.dimensions,
        filterFields: index.filterFields,
      };
  }
}

function sameConfig(a: IndexConfig, b: IndexConfig): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Documents and bytes of every user table, by component and name. */
export function tableSizes(store: Store): Record<string, Record<string, TableSize>> {
  const sizes: Record<string, Record<string, TableSize>> = {};
  for (const component of store.catalog.components()) {
    for (const table of store.catalog.tables(component)) {
      if (table.name.startsWith("_")) continue;
      const documents = store.count(table.byId.id);
      (sizes[component] ??= {})[table.name] = { documents, bytes: store.reader.bytes(table.byId.id) };
    }
  }
  return sizes;
}
