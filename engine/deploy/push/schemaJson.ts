import {
  MAX_INDEXES_PER_TABLE,
  MAX_INDEX_FIELDS,
  MAX_SEARCH_FILTER_FIELDS,
  MAX_SEARCH_INDEXES_PER_TABLE,
  MAX_TABLES,
  MAX_VECTOR_DIMENSIONS,
  MAX_VECTOR_FILTER_FIELDS,
  MAX_VECTOR_INDEXES_PER_TABLE,
  MIN_VECTOR_DIMENSIONS,
} from "../../protocol/limits";
import { DeployError } from "../deployError";
import type {
  DatabaseIndexJson,
  SchemaJson,
  SearchIndexJson,
  TableJson,
  VectorIndexJson,
} from "../deployment";

const IDENTIFIER = /^[a-zA-Z][a-zA-Z0-9_]{0,63}$/;
const FIELD_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

type Exported = { tables: (Partial<TableJson> & { tableName: string })[]; schemaValidation?: boolean };

/**
 * The text that `defineSchema(…).export()` returns, checked for names, limits and duplicates.
 * @throws DeployError with Convex's code and sentence for the first thing wrong
 */
export function parseSchema(text: string): SchemaJson {
  const exported = JSON.parse(text) as Exported;
  if (exported.tables.length > MAX_TABLES) {
    throw new DeployError("TooManyTables", `Number of tables cannot exceed ${MAX_TABLES}.`);
  }
  const tables = exported.tables.map(withDefaults);
  tables.forEach(checkTable);
  tables.sort((a, b) => (a.tableName < b.tableName ? -1 : 1));
  return { tables, schemaValidation: exported.schemaValidation ?? false };
}

/** The schema as stored and shown in diffs. */
export function schemaText(schema: SchemaJson | null): string | null {
  return schema === null ? null : JSON.stringify(schema);
}

function withDefaults(table: Exported["tables"][number]): TableJson {
  return {
    tableName: table.tableName,
    indexes: table.indexes ?? [],
    stagedDbIndexes: table.stagedDbIndexes ?? [],
    searchIndexes: table.searchIndexes ?? [],
    stagedSearchIndexes: table.stagedSearchIndexes ?? [],
    vectorIndexes: table.vectorIndexes ?? [],
    stagedVectorIndexes: table.stagedVectorIndexes ?? [],
    documentType: table.documentType ?? null,
  };
}

function checkTable(table: TableJson): void {
  const { tableName } = table;
  if (tableName.startsWith("_")) {
    throw new DeployError("TableNameReserved", `${tableName} is a reserved table name.`);
  }
  if (!IDENTIFIER.test(tableName)) {
    throw new DeployError(
      "InvalidTableName",
      `Invalid table name: "${tableName}". Identifiers must start with a letter and can only contain letters, digits, and underscores.`,
    );
  }
  const database = [...table.indexes, ...table.stagedDbIndexes];
  const search = [...table.searchIndexes, ...table.stagedSearchIndexes];
  const vector = [...table.vectorIndexes, ...table.stagedVectorIndexes];
  checkCounts(tableName, database.length + search.length + vector.length, search.length, vector.length);
  for (const index of table.indexes) checkDatabaseIndex(tableName, index, "");
  for (const index of table.stagedDbIndexes) checkDatabaseIndex(tableName, index, "staged ");
  search.forEach(checkSearchIndex);
  vector.forEach(checkVectorIndex);
  checkDuplicates(tableName, database, search, vector);
  checkNames(tableName, [...database, ...search, ...vector]);
}

function checkCounts(table: string, all: number, search: number, vector: number): void {
  const refuse = (limit: number, kind: string): DeployError =>
    new DeployError("TooManyIndexes", `Table "${table}" cannot have more than ${limit} ${kind}indexes.`);
  if (all > MAX_INDEXES_PER_TABLE) throw refuse(MAX_INDEXES_PER_TABLE, "");
  if (search > MAX_SEARCH_INDEXES_PER_TABLE) throw refuse(MAX_SEARCH_INDEXES_PER_TABLE, "search ");
  if (vector > MAX_VECTOR_INDEXES_PER_TABLE) throw refuse(MAX_VECTOR_INDEXES_PER_TABLE, "vector ");
}

function checkDatabaseIndex(table: string, index: DatabaseIndexJson, staged: string): void {
  const { indexDescriptor, fields } = index;
  const inIndex = `In index "${indexDescriptor}": `;
  if (fields.length === 0) {
    throw new DeployError(
      "EmptyIndex",
      `In table "${table}" ${staged}index "${indexDescriptor}" must have at least one field.`,
    );
  }
  if (fields.length > MAX_INDEX_FIELDS) {
    throw new DeployError(
      "IndexTooManyFields",
      `${inIndex}Indexes may have up to ${MAX_INDEX_FIELDS} fields.`,
    );
  }
  for (const field of fields) checkField(indexDescriptor, field);
  const repeated = fields.find((field, at) => fields.indexOf(field) !== at);
  if (repeated !== undefined) {
    throw new DeployError(
      "FieldsNotUniqueWithinIndex",
      `${inIndex}Duplicate field ${repeated}. Index fields must be unique within an index.`,
    );
  }
}

function checkField(index: string, field: string): void {
  const inIndex = `In index "${index}": `;
  if (field === "_id") {
    throw new DeployError(
      "IndexFieldsContainId",
      `${inIndex}\`_id\` is not a valid index field. To load documents by ID, use \`db.get(id)\`.`,
    );
  }
  if (field === "_creationTime") {
    throw new DeployError(
      "IndexFieldsContainCreationTime",
      `${inIndex}\`_creationTime\` is automatically added to the end of each index. It should not be added explicitly in the index definition. See https://docs.convex.dev/using/indexes for more details.`,
    );
  }
  if (field.startsWith("_")) {
    throw new DeployError(
      "IndexFieldNameReserved",
      `${inIndex}Reserved fields (starting with \`_\`) are not allowed in indexes.`,
    );
  }
  if (!field.split(".").every((part) => FIELD_NAME.test(part))) {
    throw new DeployError("InvalidIndexField", `In index "${index}": Invalid index field: "${field}"`);
  }
}

function checkSearchIndex(index: SearchIndexJson): void {
  if (index.filterFields.length > MAX_SEARCH_FILTER_FIELDS) {
    throw new DeployError(
      "IndexTooManyFilterFields",
      `Search indexes may have up to ${MAX_SEARCH_FILTER_FIELDS} filter fields.`,
    );
  }
  for (const field of [index.searchField, ...index.filterFields])
    checkFilterField(index.indexDescriptor, field);
}

function checkVectorIndex(index: VectorIndexJson): void {
  if (index.filterFields.length > MAX_VECTOR_FILTER_FIELDS) {
    throw new DeployError(
      "IndexTooManyFilterFields",
      `Vector indexes may have up to ${MAX_VECTOR_FILTER_FIELDS} filter fields.`,
    );
  }
  const { dimensions } = index;
  if (
    !Number.isInteger(dimensions) ||
    dimensions < MIN_VECTOR_DIMENSIONS ||
    dimensions > MAX_VECTOR_DIMENSIONS
  ) {
    throw new DeployError(
      "InvalidVectorDimensions",
      `In index "${index.indexDescriptor}": Dimensions ${dimensions} must be between ${MIN_VECTOR_DIMENSIONS} and ${MAX_VECTOR_DIMENSIONS}.`,
    );
  }
  for (const field of [index.vectorField, ...index.filterFields])
    checkFilterField(index.indexDescriptor, field);
}

/** Search and vector indexes may filter by `_id` and `_creationTime`; only the path's form is checked. */
function checkFilterField(index: string, field: string): void {
  if (!field.split(".").every((part) => FIELD_NAME.test(part))) {
    throw new DeployError("InvalidIndexField", `In index "${index}": Invalid index field: "${field}"`);
  }
}

function checkDuplicates(
  table: string,
  database: DatabaseIndexJson[],
  search: SearchIndexJson[],
  vector: VectorIndexJson[],
): void {
  const sameFields = firstPair(database, (index) => JSON.stringify(index.fields));
  if (sameFields !== null) {
    throw new DeployError(
      "IndexNotUnique",
      `In table "${table}" index "${sameFields[1]}" and index "${sameFields[0]}" have the same fields. Indexes must be unique within a table.`,
    );
  }
  const sameSearch = firstPair(search, (index) =>
    JSON.stringify([index.searchField, [...index.filterFields].sort()]),
  );
  if (sameSearch !== null) throw notUnique(table, "search", "Search", sameSearch);
  const sameVector = firstPair(vector, (index) => JSON.stringify([index.vectorField, index.dimensions]));
  if (sameVector !== null) throw notUnique(table, "vector", "Vector", sameVector);
}

function notUnique(
  table: string,
  kind: "search" | "vector",
  Kind: string,
  [first, second]: [string, string],
): DeployError {
  return new DeployError(
    `${Kind}IndexFieldNotUnique`,
    `In table "${table}" ${kind} index "${second}" and ${kind} index "${first}" have the same \`${kind}Field\`. ${Kind} index fields must be unique within a table. You should combine the indexes with the same \`${kind}Field\` into one index containing all \`filterField\`s and then use different subsets of the \`filterField\`s at query time.`,
  );
}

function firstPair<T extends { indexDescriptor: string }>(
  indexes: T[],
  keyOf: (index: T) => string,
): [string, string] | null {
  const seen = new Map<string, string>();
  for (const index of indexes) {
    const other = seen.get(keyOf(index));
    if (other !== undefined && other !== index.indexDescriptor) return [other, index.indexDescriptor];
    seen.set(keyOf(index), index.indexDescriptor);
  }
  return null;
}

function checkNames(table: string, indexes: { indexDescriptor: string }[]): void {
  const seen = new Set<string>();
  for (const { indexDescriptor: name } of indexes) {
    if (name.startsWith("_") || name === "by_id" || name === "by_creation_time") {
      throw new DeployError(
        "IndexNameReserved",
        `In table "${table}" cannot name an index "${name}" because the name is reserved. Indexes may not start with an underscore or be named "by_id" or "by_creation_time".`,
      );
    }
    if (!IDENTIFIER.test(name)) {
      throw new DeployError(
        "InvalidIndexName",
        `In table "${table}": Invalid index name: "${name}". Identifiers must be 64 characters or less, start with a letter, and only contain letters, digits, underscores.`,
      );
    }
    if (seen.has(name)) {
      throw new DeployError(
        "IndexNamesNotUnique",
        `Table "${table}" has two or more definitions of index "${name}".`,
      );
    }
    seen.add(name);
  }
}
