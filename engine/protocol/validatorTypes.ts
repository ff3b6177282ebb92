import type { ValidatorJSON } from "convex/values";
import { displayJsonNumber } from "./display";
import { kindOf } from "./scalars";

/** A validator as `convex/values` serializes it. */
export type ValidatorJson = ValidatorJSON;

export type ObjectValidator = Extract<ValidatorJson, { type: "object" }>;
export type LiteralValidator = Extract<ValidatorJson, { type: "literal" }>;

/** An object validator's fields in the order Convex keeps and reports them. */
export function sortedFields(
  validator: ObjectValidator,
): { name: string; validator: ValidatorJson; optional: boolean }[] {
  return Object.keys(validator.value)
    .sort()
    .flatMap((name) => {
      const field = validator.value[name];
      return field === undefined ? [] : [{ name, validator: field.fieldType, optional: field.optional }];
    });
}

/** A literal inside `v.literal(…)` of an error message. */
export function displayLiteral(validator: LiteralValidator): string {
  const { value } = validator;
  switch (kindOf(value)) {
    case "int64":
      return "<bigint>";
    case "float64":
      return typeof value === "number" ? displayJsonNumber(value) : "<number>";
    default:
      return JSON.stringify(value);
  }
}

/** A validator as Convex writes it in error messages, such as `v.object({age: v.optional(v.float64())})`. */
export function displayValidator(validator: ValidatorJson): string {
  switch (validator.type) {
    case "number":
      return "v.float64()";
    case "bigint":
      return "v.int64()";
    case "id":
      return `v.id("${validator.tableName}")`;
    case "literal":
      return `v.literal(${displayLiteral(validator)})`;
    case "array":
      return `v.array(${displayValidator(validator.value)})`;
    case "record":
      return `v.record(${displayValidator(validator.keys)}, ${displayValidator(validator.values.fieldType)})`;
    case "union":
      return `v.union(${validator.value.map(displayValidator).join(", ")})`;
    case "object":
      return `v.object({${sortedFields(validator).map(displayField).join(", ")}})`;
    default:
      return `v.${validator.type}()`;
  }
}

function displayField(field: { name: string; validator: ValidatorJson; optional: boolean }): string {
  const text = displayValidator(field.validator);
  return `${field.name}: ${field.optional ? `v.optional(${text})` : text}`;
}
