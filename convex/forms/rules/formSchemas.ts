import type { JsonObject } from "../../shared/json";
import type { Field } from "./fields";

/**
 * A form's fields as JSON Schema (draft 2020-12), for whoever takes answers in from elsewhere. What is asked
 * only under a condition is required only where the condition holds, and so do the conditions before it.
 */
export function schemaOf(fields: readonly Field[]): JsonObject {
  const always = fields.filter(({ required, shownIf }) => required && shownIf === undefined);
  const conditional = fields.filter(({ required, shownIf }) => required && shownIf !== undefined);
  const rules = conditional.map((field) => ({
    if: { allOf: conditionsOf(field, fields) },
    then: { required: [field.key] },
  }));
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    type: "object",
    properties: Object.fromEntries(fields.map((field) => [field.key, propertyOf(field)])),
    required: always.map(({ key }) => key),
    additionalProperties: false,
    ...(rules.length > 0 ? { allOf: rules } : {}),
  };
}

function propertyOf(field: Field): JsonObject {
  const { label: title, help } = field;
  return { title, ...(help === undefined ? {} : { description: help }), ...kindOf(field) };
}

function kindOf({ kind, required, options = [] }: Field): JsonObject {
  switch (kind) {
    case "text":
      return { type: "string", maxLength: 300, ...(required ? { minLength: 1 } : {}) };
    case "longText":
      return { type: "string", maxLength: 5_000, ...(required ? { minLength: 1 } : {}) };
    case "email":
      return { type: "string", format: "email" };
    case "number":
      return { type: "number" };
    case "date":
      return { type: "string", format: "date" };
    case "choice":
      return { type: "string", enum: options };
    case "choices":
      return {
        type: "array",
        items: { type: "string", enum: options },
        uniqueItems: true,
        ...(required ? { minItems: 1 } : {}),
      };
    case "yesNo":
      return { type: "boolean" };
    default:
      return kind satisfies never;
  }
}

/** The condition of a field, and of the field that it depends on, and so on. */
function conditionsOf({ shownIf }: Field, fields: readonly Field[]): JsonObject[] {
  const place = fields.findIndex(({ key }) => key === shownIf?.key);
  const other = fields[place];
  if (shownIf === undefined || other === undefined) return [];
  const holds = { required: [other.key], properties: { [other.key]: answered(other, shownIf.is) } };
  return [...conditionsOf(other, fields.slice(0, place)), holds];
}

function answered({ kind }: Field, is: readonly string[]): JsonObject {
  if (kind === "yesNo") return { enum: is.map((answer) => answer === "yes") };
  return kind === "choices" ? { contains: { enum: [...is] } } : { enum: [...is] };
}
