import { FunctionError } from "../protocol/errors";
import type { Json } from "../protocol/json";
import {
  DEFAULT_VECTOR_SEARCH_RESULTS,
  MAX_VECTOR_DIMENSIONS,
  MAX_VECTOR_SEARCH_FILTERS,
  MAX_VECTOR_SEARCH_RESULTS,
  MIN_VECTOR_DIMENSIONS,
} from "../protocol/limits";
import { filterKey } from "./filterKey";

/** A vector index: `name` is "table.index", as error messages show it. */
export type VectorIndex = {
  id: number;
  name: string;
  vectorField: string;
  dimensions: number;
  filterFields: readonly string[];
};

/** A search as `convex/server` sends it; `expressions` is a filter made with `q.eq` and `q.or`. */
export type VectorSearch = { vector: Json; limit?: Json; expressions?: Json };

/** `filters` are the keys wanted in a field; a document needs one of them in one of the fields. */
export type VectorQuery = {
  vector: readonly number[];
  limit: number;
  filters: ReadonlyMap<string, ReadonlySet<string>>;
};

/** @throws FunctionError with Convex's sentence when an index cannot have so many dimensions */
export function checkDimensions(dimensions: number): void {
  if (dimensions >= MIN_VECTOR_DIMENSIONS && dimensions <= MAX_VECTOR_DIMENSIONS) return;
  throw new FunctionError(
    "InvalidVectorDimensionError",
    `Dimensions ${dimensions} must be between ${MIN_VECTOR_DIMENSIONS} and ${MAX_VECTOR_DIMENSIONS}.`,
  );
}

/**
 * Checks a search and turns its filter into keys.
 * @throws FunctionError with Convex's sentence when the search does not fit the index or a limit
 */
export function compileVectorSearch(index: VectorIndex, search: VectorSearch): VectorQuery {
  const filters = new Map<string, Set<string>>();
  collectFilters(search.expressions ?? null, filters);
  const vector = numbersOf(search.vector);
  if (vector.length > MAX_VECTOR_DIMENSIONS) throw wrongDimensions(MAX_VECTOR_DIMENSIONS, vector.length);
  const limit = limitOf(search.limit ?? null);
  let conditions = 0;
  for (const [field, keys] of filters) {
    if (!index.filterFields.includes(field)) throw wrongFilterField(index, field);
    conditions += keys.size;
  }
  if (conditions > MAX_VECTOR_SEARCH_FILTERS) throw tooManyConditions(index, conditions);
  if (vector.length !== index.dimensions) throw wrongDimensions(index.dimensions, vector.length);
  return { vector, limit, filters };
}

/** Adds the keys that `{$eq: [{$field}, {$literal}]}` and `{$or: [...]}` ask for; all are alternatives. */
function collectFilters(expression: Json, filters: Map<string, Set<string>>): void {
  if (expression === null) return;
  if (!isOperator(expression)) throw notEqOrOr();
  const { $or: alternatives, $eq: equality } = expression;
  if (Array.isArray(alternatives)) {
    for (const alternative of alternatives) collectFilters(alternative, filters);
    return;
  }
  if (!Array.isArray(equality)) throw notEqOrOr();
  const [field, literal] = equality;
  if (
    !isOperator(field) ||
    typeof field.$field !== "string" ||
    !isOperator(literal) ||
    !("$literal" in literal)
  ) {
    throw new FunctionError(
      "InvalidVectorSearchFilter",
      "`q.eq` must take a field path as its first argument and a value as its second",
    );
  }
  const keys = filters.get(field.$field) ?? new Set<string>();
  filters.set(field.$field, keys.add(filterKey(literal.$literal)));
}

function isOperator(value: Json | undefined): value is { [operator: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function numbersOf(vector: Json): number[] {
  const numbers: number[] = [];
  if (Array.isArray(vector)) for (const item of vector) if (typeof item === "number") numbers.push(item);
  if (Array.isArray(vector) && numbers.length === vector.length) return numbers;
  throw new FunctionError(
    "InvalidVectorSearch",
    "`vector` must be an array of finite numbers in vectorSearch",
  );
}

function limitOf(limit: Json): number {
  if (limit === null) return DEFAULT_VECTOR_SEARCH_RESULTS;
  if (typeof limit !== "number" || !Number.isInteger(limit) || limit < 0) {
    throw new FunctionError("InvalidVectorSearch", "`limit` must be a whole number in vectorSearch");
  }
  if (limit <= MAX_VECTOR_SEARCH_RESULTS) return limit;
  throw new FunctionError(
    "VectorLimitTooLargeError",
    `Vector queries can fetch at most ${MAX_VECTOR_SEARCH_RESULTS} results, requested ${limit}.`,
  );
}

function notEqOrOr(): FunctionError {
  return new FunctionError(
    "InvalidVectorSearchFilter",
    "Filters should be a combination of `q.eq` and `q.or`.",
  );
}

function wrongDimensions(expected: number, received: number): FunctionError {
  return new FunctionError(
    "VectorDimensionsMismatch",
    `Expected a vector with dimensions ${expected}, received ${received}.`,
  );
}

function wrongFilterField({ name }: VectorIndex, field: string): FunctionError {
  return new FunctionError(
    "IncorrectVectorFilterField",
    `Vector query against ${name} contains a filter on "${field}" but that field isn't indexed for filtering in ` +
      "`filterFields`.",
  );
}

function tooManyConditions({ name }: VectorIndex, count: number): FunctionError {
  return new FunctionError(
    "TooManyElementsInVectorQueryError",
    `Vector query against ${name} has too many conditions. Max: ${MAX_VECTOR_SEARCH_FILTERS} Actual: ${count}`,
  );
}
