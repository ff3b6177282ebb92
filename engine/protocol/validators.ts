import { displayValue } from "./display";
import type { Json } from "./json";
import { isObject, type JsonObject } from "./scalars";
import { compileValidator, describe, type TableNames } from "./validatorChecks";
import type { ValidatorJson } from "./validatorTypes";

export { compileValidator, describe, type Check, type Mismatch, type TableNames } from "./validatorChecks";
export { displayValidator, type ValidatorJson } from "./validatorTypes";

/**
 * Convex's sentence on why a value does not match a validator; null if it matches.
 * `tables` names the tables of the component that the validator belongs to, system tables included.
 */
export function validate(
  validator: ValidatorJson,
  value: Json | undefined,
  tables: TableNames,
): string | null {
  const found = compileValidator(validator)(value, tables);
  return found === null ? null : describe(found);
}

/** The error of a function called with arguments its validator refuses; null if they match. */
export function argumentsError(validator: ValidatorJson, args: Json, tables: TableNames): string | null {
  if (validator.type === "any") return null;
  const problem = isObject(args)
    ? validate(validator, args, tables)
    : `Expected to receive an object as the function's argument. Instead received: ${displayValue(args)}`;
  return problem === null ? null : `ArgumentValidationError: ${problem}`;
}

/** The error of a function that returns what its validator refuses; null if it matches. */
export function returnsError(
  validator: ValidatorJson,
  value: Json | undefined,
  tables: TableNames,
): string | null {
  const problem = validate(validator, value, tables);
  return problem === null ? null : `ReturnsValidationError: ${problem}`;
}

function isSystemField(name: string): boolean {
  return name.startsWith("_");
}

function withoutSystemFields(document: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(document).filter(([name]) => !isSystemField(name)));
}

/** A table's validator as it applies to the fields that users write, which are the only ones Convex compares. */
function forUserFields(validator: ValidatorJson): ValidatorJson {
  if (validator.type === "union") return { type: "union", value: validator.value.map(forUserFields) };
  if (validator.type !== "object") return validator;
  const fields = Object.entries(validator.value).filter(([name]) => !isSystemField(name));
  return { type: "object", value: Object.fromEntries(fields) };
}

const userFieldValidators = new WeakMap<ValidatorJson, ValidatorJson>();

/** Why a document does not match its table's validator. System fields are not looked at. */
function documentProblem(validator: ValidatorJson, document: JsonObject, tables: TableNames): string | null {
  if (validator.type === "any") return null;
  let applied = userFieldValidators.get(validator);
  if (applied === undefined) {
    applied = forUserFields(validator);
    userFieldValidators.set(validator, applied);
  }
  return validate(applied, withoutSystemFields(document), tables);
}

/** The error of a write that the schema refuses; null if the document matches. */
export function documentError(
  validator: ValidatorJson,
  table: string,
  document: JsonObject,
  tables: TableNames,
): string | null {
  const problem = documentProblem(validator, document, tables);
  if (problem === null) return null;
  return `Failed to insert or update a document in table "${table}" because it does not match the schema: ${problem}`;
}

/** The error of a deploy whose schema a stored document does not match; null if it matches. */
export function existingDocumentError(
  validator: ValidatorJson,
  table: string,
  document: JsonObject & { _id: string },
  tables: TableNames,
): string | null {
  const problem = documentProblem(validator, document, tables);
  if (problem === null) return null;
  return `Document with ID "${document._id}" in table "${table}" does not match the schema: ${problem}`;
}
