import { isJsonObject, type Json, type JsonObject } from "../../shared/json";
import { escapePointer } from "../../shared/jsonSchema";
import type { ConfigProblem } from "./configProblems";

/**
 * What a configuration's schema may say: the part of JSON Schema 2020-12 that a form can be drawn from.
 * References and patterns are left out: the first lead elsewhere, the second can take for ever.
 */
const KEYWORDS: Record<string, (value: Json) => boolean> = {
  title: isText,
  description: isText,
  default: () => true,
  type: (value) => isText(value) && TYPES.includes(value as string),
  enum: (value) => Array.isArray(value) && value.length > 0,
  const: () => true,
  required: (value) => Array.isArray(value) && value.every(isText),
  additionalProperties: isFlag,
  properties: isJsonObject,
  items: isJsonObject,
  uniqueItems: isFlag,
  minItems: isCount,
  maxItems: isCount,
  minLength: isCount,
  maxLength: isCount,
  minimum: isNumber,
  maximum: isNumber,
  exclusiveMinimum: isNumber,
  exclusiveMaximum: isNumber,
  multipleOf: (value) => typeof value === "number" && value > 0,
  format: (value) => ["date", "email", "uri", "time"].includes(value as string),
};

const TYPES = ["object", "array", "string", "number", "integer", "boolean"];

/** What is wrong with a configuration's schema, as JSON Pointers into it; nothing when it can be used. */
export function configSchemaProblems(schema: JsonObject): ConfigProblem[] {
  const problems = problemsOf(schema, "");
  return schema["type"] === "object" ? problems : [{ path: "/type", problem: "schemaRoot" }, ...problems];
}

function problemsOf(schema: JsonObject, path: string): ConfigProblem[] {
  const own = Object.entries(schema).flatMap(([keyword, value]): ConfigProblem[] => {
    const takes = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined;
    if (takes !== undefined && takes(value)) return [];
    return [{ path: `${path}/${escapePointer(keyword)}`, problem: takes ? "schemaValue" : "schemaKeyword" }];
  });
  const { properties, items } = schema;
  const within = isJsonObject(properties)
    ? Object.entries(properties).flatMap(([key, inner]) =>
        problemsBelow(inner, `${path}/properties/${escapePointer(key)}`),
      )
    : [];
  return [...own, ...within, ...(isJsonObject(items) ? problemsOf(items, `${path}/items`) : [])];
}

function problemsBelow(schema: Json, path: string): ConfigProblem[] {
  return isJsonObject(schema) ? problemsOf(schema, path) : [{ path, problem: "schemaValue" }];
}

function isText(value: Json): boolean {
  return typeof value === "string";
}

function isFlag(value: Json): boolean {
  return typeof value === "boolean";
}

function isNumber(value: Json): boolean {
  return typeof value === "number";
}

function isCount(value: Json): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}
