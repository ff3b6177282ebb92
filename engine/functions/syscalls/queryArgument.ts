import { checkValue } from "../../protocol/check";
import { FunctionError } from "../../protocol/errors";
import { checkFilter, parsePath } from "../../protocol/filters";
import type { Json } from "../../protocol/json";
import { MAX_QUERY_OPERATORS } from "../../protocol/limits";
import { checkIdentifier } from "../../protocol/names";
import { kindOf } from "../../protocol/scalars";
import type { QuerySource, SerializedQuery } from "../../store/query";
import { argumentError, type SyscallArgs } from "./arguments";

/**
 * The query a syscall was given.
 * @throws FunctionError with Convex's sentence on what of it cannot be read
 */
export function queryArgument(args: SyscallArgs, operation: string): SerializedQuery {
  const query = args["query"] as unknown as SerializedQuery;
  try {
    checkQuery(query);
  } catch (error) {
    throw error instanceof FunctionError ? argumentError("query", operation, error.message) : error;
  }
  return query;
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
