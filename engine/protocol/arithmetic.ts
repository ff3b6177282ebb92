import { displayValue, typeName } from "./display";
import { FunctionError } from "./errors";
import type { Json } from "./json";
import {
  MAX_INT64,
  MIN_INT64,
  float64Of,
  float64ToJson,
  int64Of,
  int64ToJson,
  kindOf,
  type JsonObject,
} from "./scalars";

type Operand = Json | undefined;

type Operation = {
  verb: string;
  ints: (left: bigint, right: bigint) => bigint;
  floats: (left: number, right: number) => number;
  divides?: true;
};

const OPERATIONS: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ["$add", { verb: "add", ints: (l, r) => l + r, floats: (l, r) => l + r }],
  ["$sub", { verb: "subtract", ints: (l, r) => l - r, floats: (l, r) => l - r }],
  ["$mul", { verb: "multiply", ints: (l, r) => l * r, floats: (l, r) => l * r }],
  ["$div", { verb: "divide", ints: (l, r) => l / r, floats: (l, r) => l / r, divides: true }],
  ["$mod", { verb: "mod", ints: (l, r) => l % r, floats: (l, r) => l % r, divides: true }],
]);

function evalError(message: string): FunctionError {
  return new FunctionError("EvalError", message);
}

function isInt64(value: Operand): value is JsonObject {
  const kind = kindOf(value);
  return kind === "int64" || kind === "commitTs";
}

function isFloat64(value: Operand): value is number | JsonObject {
  return kindOf(value) === "float64";
}

function fits(value: bigint): boolean {
  return value >= MIN_INT64 && value <= MAX_INT64;
}

function calculateInts(operation: Operation, left: bigint, right: bigint): Json {
  const { verb, ints, divides } = operation;
  if (divides === true && right === 0n) throw evalError(`Cannot ${verb} ${left} by zero`);
  // The remainder of the smallest integer by -1 counts as an overflow, as its quotient is one.
  const overflows = divides === true && !fits(left / right);
  const result = ints(left, right);
  if (overflows || !fits(result))
    throw evalError(`Cannot ${verb} ${left} and ${right}: the result is out of range for Int64`);
  return int64ToJson(result);
}

/** How an arithmetic filter operator such as "$add" calculates; null if it is not arithmetic. */
export function arithmetic(operator: string): ((left: Operand, right: Operand) => Json) | null {
  const operation = OPERATIONS.get(operator);
  if (operation === undefined) return null;
  return (left, right) => {
    if (isInt64(left) && isInt64(right)) return calculateInts(operation, int64Of(left), int64Of(right));
    if (isFloat64(left) && isFloat64(right))
      return float64ToJson(operation.floats(float64Of(left), float64Of(right)));
    throw evalError(
      `Cannot ${operation.verb} ${displayValue(left)} (type ${typeName(left)}) ` +
        `and ${displayValue(right)} (type ${typeName(right)})`,
    );
  };
}

/** The negative of a number, in its own type. */
export function negate(value: Operand): Json {
  if (isFloat64(value)) return float64ToJson(-float64Of(value));
  if (!isInt64(value)) throw evalError(`Cannot negate ${displayValue(value)} (type ${typeName(value)})`);
  const number = int64Of(value);
  if (!fits(-number)) throw evalError(`Cannot negate ${number}: the result is out of range for Int64`);
  return int64ToJson(-number);
}
