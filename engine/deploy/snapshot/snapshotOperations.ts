import type { Json } from "../../protocol/json";

/**
 * The operations inside the executor that exports and imports are made of, each one transaction.
 * `backend.admin(name, args)` runs them. They reject with a `FunctionError` for what the caller did
 * wrong; its message is written for people.
 */
export type SnapshotOperations = {
  /** Inserts a document into a global system table, or replaces the one with this id. Gives the id. */
  "system.put": { args: SystemPut; result: string };
  "system.get": { args: { table: SystemTable; id: string }; result: SystemRow | null };
  /** Documents of a global system table, newest first, at most `limit`. */
  "system.list": { args: { table: SystemTable; limit: number }; result: SystemRow[] };
  "system.remove": { args: { table: SystemTable; id: string }; result: null };
  /** Every table with its number of documents, system tables and those of components included. */
  "snapshot.tables": { args: null; result: TableSummary[] };
  /** Keys of all stored files that documents refer to, staged ones included. */
  "storage.fileKeys": { args: null; result: string[] };
  /** The optional top-level fields a table's schema names; none when the table has no schema. */
  "snapshot.optionalFields": { args: { component: string; table: string }; result: string[] };
  /** Makes empty staging tables. Rejects if the numbers cannot be had or tables are not empty that must be. */
  "import.begin": { args: ImportBegin; result: null };
  /** Adds documents to a staging table; rejects if they are no documents or do not fit the schema. */
  "import.rows": { args: ImportRows; result: null };
  /**
   * Puts the staged tables in place, all at once, and records the import as completed with so many
   * `documents`; the tables it replaces become the staged ones. Done again, it changes nothing.
   * Rejects if the import is not in progress or the deployment changed since it began.
   */
  "import.finish": { args: { importId: string; documents: number }; result: null };
  /**
   * Removes a part of an import's staged tables with their stored files, of all imports when `importId`
   * is null. To be called until `done`.
   */
  "import.discard": { args: { importId: string | null }; result: { done: boolean } };
};

export type SystemTable = "_exports" | "_snapshot_imports";
export type SystemPut = { table: SystemTable; id: string | null; fields: { [field: string]: Json } };
/** A system document with `_id` and `_creationTime`, values in the protocols' encoding. */
export type SystemRow = { _id: string; _creationTime: number; [field: string]: Json };

export type TableSummary = { component: string; name: string; number: number; count: number };

export type ImportMode = "requireEmpty" | "append" | "replace" | "replaceAll";

/** `number` is the table number the imported ids contain; null when they contain none. */
export type ImportTable = { component: string; name: string; number: number | null };

export type ImportBegin = { importId: string; mode: ImportMode; tables: ImportTable[] };

/**
 * `rows` are JSON texts of documents in the protocols' encoding; `firstRow` is the number of the
 * first one in its file (from 1), for messages. A document without `_id` or `_creationTime` gets them.
 * Documents of `_storage` carry `uuid` and `fileKey` beside the fields that functions see.
 */
export type ImportRows = {
  importId: string;
  component: string;
  table: string;
  firstRow: number;
  rows: string[];
};

/** Runs one of the operations. */
export type RunSnapshotOperation = <Name extends keyof SnapshotOperations>(
  name: Name,
  args: SnapshotOperations[Name]["args"],
) => Promise<SnapshotOperations[Name]["result"]>;
