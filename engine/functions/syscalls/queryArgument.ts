import { checkValue } from "../../protocol/check";
import { FunctionError } from "../../protocol/errors";
import { checkFilter, parsePath } from "../../protocol/filters";
import type { Json } from "../../protocol/json";
import { MAX_QUERY_OPERATORS } from "../../protocol/limits";
import { checkIdentifier } from "../../protocol/names";
import { isObject, type JsonObject, kindOf } from "../../protocol/scalars";
import type { QuerySource, SerializedQuery } from "../../store/query";
import { argumentError, type SyscallArgs } from "./arguments";

/**
 * The query a syscall was given.
 * @throws FunctionError with Convex's sentence on what of it cannot be read
 */
export function queryArgument(args: SyscallArgs, operation: string): SerializedQuery {
  try {
    const query = formedQuery(args["query"]);
    checkQuery(query);
    return query;
  } catch (error) {
    throw error instanceof FunctionError ? argumentError("query", operation, error.message) : error;
  }
}

/** The library always sends this form; code that calls by hand need not. */
function formedQuery(query: Json | undefined): SerializedQuery {
  const { source, operators } = objectOf(query);
  if (!Array.isArray(operators) || !operators.every(isOperator)) throw malformed();
  return { source: formedSource(objectOf(source)), operators };
}

function formedSource(source: JsonObject): QuerySource {
  const { type, tableName, indexName, range, filters } = source;
  const order = source["order"] ?? null;
  const whole = { ...source, order } as unknown as QuerySource;
  if (type === "FullTableScan" && typeof tableName === "string") return whole;
  const bounds = type === "IndexRange" ? range : type === "Search" ? filters : null;
  if (typeof indexName !== "string" || !Array.isArray(bounds)) throw malformed();
  const types = type === "IndexRange" ? RANGE_TYPES : SEARCH_TYPES;
  if (!bounds.every((bound) => isBound(bound, types))) throw malformed();
  return whole;
}

const RANGE_TYPES: readonly Json[] = ["Eq", "Gt", "Gte", "Lt", "Lte"];
const SEARCH_TYPES: readonly Json[] = ["Search", "Eq"];

function isBound(bound: Json, types: readonly Json[]): boolean {
  if (!isObject(bound) || typeof bound["fieldPath"] !== "string") return false;
  const { type = null, value } = bound;
  return types.includes(type) && value !== undefined && (type !== "Search" || typeof value === "string");
}

function isOperator(operator: Json): operator is { filter: Json } | { limit: number } {
  if (!isObject(operator)) return false;
  const { limit } = operator;
  return "filter" in operator || (typeof limit === "number" && Number.isInteger(limit) && limit >= 0);
}

function objectOf(value: Json | undefined): JsonObject {
  if (isObject(value)) return value;
  throw malformed();
}

function malformed(): FunctionError {
  return invalid("malformed query");
}

function checkQuery({ source, operators }: SerializedQuery): void {
  if (operators.length > MAX_QUERY_OPERATORS)
    throw invalid(`Query has too many operators: ${operators.length}`);
  checkSource(source);
  for (const operator of operators) if ("filter" in operator) checkFilter(operator.filter);
}

function checkSource(source: QuerySource): void {
  if (source.type === "FullTableScan") checkIdentifier(source.tableName);
  else {
    const bounds = source.type === "Search" ? source.filters : source.range;
    for (const bound of bounds) {
      bound.fieldPath = parsePath(bound.fieldPath);
      checkBound(bound.value);
    }
    checkIndexName(source.indexName);
  }
  if (source.type !== "Search" && !["asc", "desc", null].includes(source.order)) {
    throw invalid('expected "asc" or "desc"');
  }
}

function checkBound(value: Json): void {
  if (kindOf(value) !== "undefined") checkValue(value);
}

function checkIndexName(name: string): void {
  const [table = "", index, ...more] = name.split(".");
  if (!isIdentifier(table)) {
    throw invalid(
      `Invalid table name: "${table}". Identifiers must start with a letter and can only contain letters, digits, ` +
        "and underscores.",
    );
  }
  if (index === undefined) throw invalid(`Insufficient components in index name ${name}`);
  if (!isIdentifier(index)) {
    throw invalid(
      `Invalid table name: "${index}". Identifiers must start with a letter and can only contain letters, digits, ` +
        "and underscores.",
    );
  }
  if (more.length > 0) throw invalid(`Too many components in index name ${name}`);
}

function isIdentifier(name: string): boolean {
  try {
    checkIdentifier(name);
    return true;
  } catch {
    return false;
  }
}

function invalid(message: string): FunctionError {
  return new FunctionError("InvalidArgument", message);
}
