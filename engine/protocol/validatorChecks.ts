import { displayValue } from "./display";
import { decodeId } from "./ids";
import type { Json } from "./json";
import { compareValues } from "./keys";
import { isObject, kindOf, type JsonObject, type Kind } from "./scalars";
import {
  displayLiteral,
  displayValidator,
  sortedFields,
  type LiteralValidator,
  type ObjectValidator,
  type ValidatorJson,
} from "./validatorTypes";

/** The name of the table with this number, null if there is none: what ids are checked against. */
export type TableNames = (tableNumber: number) => string | null;

/** Why a value does not match: the sentence about the place, and the way there from inside out. */
export type Mismatch = { sentence: (context: string) => string; reversedPath: string[] };

/** Checks a value; null if it matches. */
export type Check = (value: Json | undefined, tables: TableNames) => Mismatch | null;

function mismatch(sentence: (context: string) => string): Mismatch {
  return { sentence, reversedPath: [] };
}

function inside(found: Mismatch, step: string): Mismatch {
  found.reversedPath.push(step);
  return found;
}

function noMatch(value: Json | undefined, validator: ValidatorJson): Mismatch {
  return mismatch(
    (context) =>
      `Value does not match validator.\n${context}\nValue: ${displayValue(value)}\nValidator: ${displayValidator(validator)}`,
  );
}

/** The sentence of a mismatch, with its path. */
export function describe(found: Mismatch): string {
  const path = found.reversedPath.slice().reverse().join("");
  return found.sentence(path === "" ? "" : `Path: ${path}`);
}

function kindCheck(validator: ValidatorJson, ...kinds: Kind[]): Check {
  return (value) => (kinds.includes(kindOf(value)) ? null : noMatch(value, validator));
}

function idCheck(validator: ValidatorJson, tableName: string): Check {
  return (value, tables) => {
    const id = typeof value === "string" ? decodeId(value) : null;
    const found = id === null ? null : tables(id.tableNumber);
    if (found === null || typeof value !== "string") return noMatch(value, validator);
    if (found === tableName) return null;
    const from = found.startsWith("_") ? "a system table" : `table \`${found}\``;
    return mismatch(
      (context) =>
        `Found ID "${value}" from ${from}, which does not match the table name in validator ` +
        `\`v.id("${tableName}")\`.${context}`,
    );
  };
}

function literalCheck(validator: LiteralValidator): Check {
  const literal = validator.value;
  return (value) => {
    if (value === literal && literal !== 0) return null;
    if (value !== undefined && compareValues(value, literal) === 0) return null;
    return mismatch(
      (context) =>
        `\`${displayValue(value)}\` does not match literal validator ` +
        `\`v.literal(${displayLiteral(validator)})\`.${context}`,
    );
  };
}

function arrayCheck(validator: ValidatorJson, itemValidator: ValidatorJson): Check {
  const checkItem = compile(itemValidator);
  return (value, tables) => {
    if (!Array.isArray(value)) return noMatch(value, validator);
    for (let i = 0; i < value.length; i++) {
      const found = checkItem(value[i], tables);
      if (found !== null) return inside(found, `[${i}]`);
    }
    return null;
  };
}

function recordCheck(validator: Extract<ValidatorJson, { type: "record" }>): Check {
  const checkName = compile(validator.keys);
  const checkValue = compile(validator.values.fieldType);
  return (value, tables) => {
    if (!isObject(value)) return noMatch(value, validator);
    for (const name of Object.keys(value).sort()) {
      const wrongName = checkName(name, tables);
      if (wrongName !== null) return inside(wrongName, ".keys()");
      const wrongValue = checkValue(value[name], tables);
      if (wrongValue !== null) return inside(wrongValue, ".values()");
    }
    return null;
  };
}

function missingField(object: JsonObject, name: string, validator: ObjectValidator): Mismatch {
  return mismatch(
    (context) =>
      `Object is missing the required field \`${name}\`. Consider wrapping the field validator in ` +
      `\`v.optional(...)\` if this is expected.\n${context}\n` +
      `Object: ${displayValue(object)}\nValidator: ${displayValidator(validator)}`,
  );
}

function extraField(object: JsonObject, name: string, validator: ObjectValidator): Mismatch {
  return mismatch(
    (context) =>
      `Object contains extra field \`${name}\` that is not in the validator.\n${context}\n` +
      `Object: ${displayValue(object)}\nValidator: ${displayValidator(validator)}`,
  );
}

function objectCheck(validator: ObjectValidator): Check {
  const fields = sortedFields(validator).map((field) => ({
    ...field,
    check: compile(field.validator),
  }));
  const known = new Set(fields.map((field) => field.name));
  return (value, tables) => {
    if (!isObject(value)) return noMatch(value, validator);
    for (const { name, optional, check } of fields) {
      if (!Object.hasOwn(value, name)) {
        if (optional) continue;
        return missingField(value, name, validator);
      }
      const found = check(value[name], tables);
      if (found !== null) return inside(found, `.${name}`);
    }
    const extra = Object.keys(value)
      .filter((name) => !known.has(name))
      .sort()[0];
    return extra === undefined ? null : extraField(value, extra, validator);
  };
}

function unionCheck(validator: ValidatorJson, members: ValidatorJson[]): Check {
  const checks = members.map(compile);
  const [only, ...others] = checks;
  if (only !== undefined && others.length === 0) return only;
  return (value, tables) =>
    checks.some((check) => check(value, tables) === null) ? null : noMatch(value, validator);
}

function compile(validator: ValidatorJson): Check {
  switch (validator.type) {
    case "any":
      return () => null;
    case "number":
      return kindCheck(validator, "float64");
    case "bigint":
    case "commitTs":
      return kindCheck(validator, "int64", "commitTs");
    case "id":
      return idCheck(validator, validator.tableName);
    case "literal":
      return literalCheck(validator);
    case "array":
      return arrayCheck(validator, validator.value);
    case "record":
      return recordCheck(validator);
    case "object":
      return objectCheck(validator);
    case "union":
      return unionCheck(validator, validator.value);
    default:
      return kindCheck(validator, validator.type);
  }
}

const compiled = new WeakMap<ValidatorJson, Check>();

/** Prepares a validator for many values. Compiled once for each validator object. */
export function compileValidator(validator: ValidatorJson): Check {
  const known = compiled.get(validator);
  if (known !== undefined) return known;
  const check = compile(validator);
  compiled.set(validator, check);
  return check;
}
