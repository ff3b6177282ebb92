import { displayValue } from "../protocol/display";
import { FunctionError } from "../protocol/errors";
import type { Json } from "../protocol/json";
import { encodeKey, successor } from "../protocol/keys";
import { type IndexInfo, type TableInfo } from "./catalog";
import { orderedFields } from "./indexKeys";

/** One bound of `withIndex`, as `convex/server` serializes it. */
export type RangeExpression = { type: "Eq" | "Gt" | "Gte" | "Lt" | "Lte"; fieldPath: string; value: Json };

/** Keys from `lo` (included) to `hi` (excluded; null is without end). */
export type KeyRange = { lo: string; hi: string | null };

type Bound = { expression: RangeExpression };
type Bounds = {
  equalities: Map<string, Json>;
  lower: Bound | null;
  upper: Bound | null;
  inequality: string | null;
};

const COMPARATORS = { Eq: "==", Gt: ">", Gte: ">=", Lt: "<", Lte: "<=" } as const;

/**
 * Turns `withIndex` bounds into the one key range they mean.
 * @throws FunctionError with Convex's sentence when the bounds do not fit the index
 */
export function resolveRange(
  table: TableInfo,
  index: IndexInfo,
  range: readonly RangeExpression[],
): KeyRange {
  const name = `${table.name}.${index.name}`;
  const fields = orderedFields(index);
  const bounds = splitBounds(name, range);
  checkFields(name, fields, bounds);
  const prefix = fields.slice(0, bounds.equalities.size).map((field) => bounds.equalities.get(field) ?? null);
  const base = encodeKey(prefix);
  return {
    lo: bounds.lower === null ? base : lowerKey(prefix, bounds.lower.expression),
    hi: bounds.upper === null ? successor(base) : upperKey(prefix, bounds.upper.expression),
  };
}

function lowerKey(prefix: Json[], { type, value }: RangeExpression): string {
  const key = encodeKey([...prefix, value]);
  return type === "Gte" ? key : (successor(key) ?? key);
}

function upperKey(prefix: Json[], { type, value }: RangeExpression): string | null {
  const key = encodeKey([...prefix, value]);
  return type === "Lt" ? key : successor(key);
}

function splitBounds(name: string, range: readonly RangeExpression[]): Bounds {
  const bounds: Bounds = { equalities: new Map(), lower: null, upper: null, inequality: null };
  for (const expression of range) {
    const { type, fieldPath, value } = expression;
    if (type === "Eq") {
      const before = bounds.equalities.get(fieldPath);
      if (before !== undefined) throw alreadyDefined("equality", fieldPath, "==", before);
      bounds.equalities.set(fieldPath, value);
      continue;
    }
    addInequality(name, bounds, expression);
  }
  const equal = bounds.inequality === null ? undefined : bounds.equalities.get(bounds.inequality);
  if (equal !== undefined) throw alreadyDefined("inequality", bounds.inequality ?? "", "==", equal);
  return bounds;
}

function addInequality(name: string, bounds: Bounds, expression: RangeExpression): void {
  const { type, fieldPath, value } = expression;
  const side = type === "Lt" || type === "Lte" ? "upper" : "lower";
  if (bounds[side] !== null) throw alreadyDefined(side, fieldPath, COMPARATORS[type], value);
  if (bounds.inequality !== null && bounds.inequality !== fieldPath) {
    throw new FunctionError(
      "BoundsOnMultipleFields",
      "Upper and lower bounds in `range` can only be applied to a single index field. This query against index " +
        `${name} attempted to set a range bound on both "${bounds.inequality}" and "${fieldPath}". Consider using ` +
        "`filter` instead. See https://docs.convex.dev/using/indexes for more info.",
    );
  }
  bounds.inequality = fieldPath;
  bounds[side] = { expression };
}

function checkFields(name: string, fields: string[], bounds: Bounds): void {
  const used = [...bounds.equalities.keys()].sort();
  if (bounds.inequality !== null) used.push(bounds.inequality);
  for (const field of used) if (!fields.includes(field)) throw notInIndex(name, fields, field);
  const ordered = [...bounds.equalities.keys()].sort((a, b) => fields.indexOf(a) - fields.indexOf(b));
  if (bounds.inequality !== null) ordered.push(bounds.inequality);
  ordered.forEach((field, position) => {
    if (fields[position] !== field) throw outOfOrder(name, fields, ordered, field);
  });
}

/** Convex names an index's fields without the implicit id. */
function shownFields(fields: string[]): string {
  return shown(fields.filter((field) => field !== "_id"));
}

function shown(fields: string[]): string {
  return `[${fields.map((field) => `"${field}"`).join(", ")}]`;
}

function alreadyDefined(bound: string, field: string, comparator: string, value: Json): FunctionError {
  return new FunctionError(
    "AlreadyDefinedBound",
    `Already defined ${bound} bound in index range. Can't add "${field}" ${comparator} ${displayValue(value)}.`,
  );
}

function notInIndex(name: string, fields: string[], field: string): FunctionError {
  return new FunctionError(
    "FieldNotInIndex",
    `The index range included a comparison with "${field}", but ${name} with fields ${shownFields(fields)} doesn't ` +
      "index this field. For more information see https://docs.convex.dev/using/indexes.",
  );
}

function outOfOrder(name: string, fields: string[], used: string[], field: string): FunctionError {
  return new FunctionError(
    "InvalidIndexRange",
    `Tried to query index ${name} but the query didn't use the index fields in order.\n` +
      `Index fields: ${shownFields(fields)}\nQuery fields: ${shown(used)}\nFirst incorrect field: "${field}"\n` +
      "For more information see https://docs.convex.dev/using/indexes.",
  );
}
