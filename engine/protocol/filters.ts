import { arithmetic, negate } from "./arithmetic";
import { checkValue } from "./check";
import { displayValue, typeName } from "./display";
import { FunctionError } from "./errors";
import type { Json } from "./json";
import { compareValues } from "./keys";
import { checkIdentifier } from "./names";
import { isObject, kindOf, type JsonObject } from "./scalars";

type Operand = Json | undefined;
type Expression = (document: JsonObject) => Operand;

const COMPARISONS: ReadonlyMap<string, (order: number) => boolean> = new Map([
  ["$eq", (order) => order === 0],
  ["$neq", (order) => order !== 0],
  ["$lt", (order) => order < 0],
  ["$lte", (order) => order <= 0],
  ["$gt", (order) => order > 0],
  ["$gte", (order) => order >= 0],
]);

/** Compiled filters by the expression they came from, since one filter sees every document of a range. */
const compiled = new WeakMap<JsonObject, Expression>();

function fieldOf(value: Json | undefined, field: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, field) ? value[field] : undefined;
}

/** The value at a dotted path such as "author.name"; undefined if there is none. Arrays are not looked into. */
export function getPath(document: JsonObject, path: string): Json | undefined {
  if (!path.includes(".")) return Object.hasOwn(document, path) ? document[path] : undefined;
  return path.split(".").reduce<Json | undefined>(fieldOf, document);
}

/**
 * A field path as filters, index ranges and searches give it, without dots around it.
 * @throws FunctionError when a part of it is no identifier
 */
export function parsePath(path: string): string {
  const trimmed = path.replace(/^\.+|\.+$/g, "");
  if (trimmed === "") throw new FunctionError("InvalidFieldPath", `Empty path ${path}`);
  for (const field of trimmed.split(".")) checkIdentifier(field);
  return trimmed;
}

function malformed(expression: Json | undefined): FunctionError {
  return new FunctionError("InvalidFilter", `Malformed filter expression: ${JSON.stringify(expression)}`);
}

function toBoolean(value: Operand): boolean {
  if (typeof value === "boolean") return value;
  throw new FunctionError(
    "EvalError",
    `Cannot use value ${displayValue(value)} (type ${typeName(value)}) as a Boolean`,
  );
}

function compileAll(operands: Json | undefined): Expression[] {
  if (!Array.isArray(operands)) throw malformed(operands);
  return operands.map(compile);
}

function compilePair(operands: Json | undefined): [Expression, Expression] {
  const [left, right, ...more] = compileAll(operands);
  if (left === undefined || right === undefined || more.length > 0) throw malformed(operands);
  return [left, right];
}

function compileOperator(operator: string, operands: Json | undefined): Expression {
  const compares = COMPARISONS.get(operator);
  if (compares !== undefined) {
    const [left, right] = compilePair(operands);
    return (document) => compares(compareValues(left(document), right(document)));
  }
  const calculate = arithmetic(operator);
  if (calculate !== null) {
    const [left, right] = compilePair(operands);
    return (document) => calculate(left(document), right(document));
  }
  switch (operator) {
    case "$and": {
      const terms = compileAll(operands);
      return (document) => terms.every((term) => toBoolean(term(document)));
    }
    case "$or": {
      const terms = compileAll(operands);
      return (document) => terms.some((term) => toBoolean(term(document)));
    }
    case "$not": {
      const term = compile(operands);
      return (document) => !toBoolean(term(document));
    }
    case "$neg": {
      const term = compile(operands);
      return (document) => negate(term(document));
    }
    case "$field": {
      if (typeof operands !== "string") throw malformed(operands);
      const path = parsePath(operands);
      return (document) => getPath(document, path);
    }
    case "$literal": {
      const value = kindOf(operands) === "undefined" ? undefined : operands;
      if (value !== undefined) checkValue(value);
      return () => value;
    }
    default:
      throw malformed({ [operator]: operands ?? null });
  }
}

function compile(expression: Json | undefined): Expression {
  if (typeof expression !== "object" || expression === null || Array.isArray(expression))
    throw malformed(expression);
  const known = compiled.get(expression);
  if (known !== undefined) return known;
  const [entry, ...more] = Object.entries(expression);
  if (entry === undefined || more.length > 0) throw malformed(expression);
  const made = compileOperator(...entry);
  compiled.set(expression, made);
  return made;
}

/**
 * Checks a filter expression before any document is looked at.
 * @throws FunctionError
 */
export function checkFilter(expression: Json): void {
  compile(expression);
}

/**
 * Whether a document passes a filter expression of `convex/server`'s filter builder. Values of different types compare
 * in Convex's value order, missing fields count as undefined.
 * @throws FunctionError with Convex's sentence on arithmetic of wrong types, overflow, or a result that is no boolean
 */
export function evaluateFilter(expression: Json, document: { [key: string]: Json }): boolean {
  return toBoolean(compile(expression)(document));
}
