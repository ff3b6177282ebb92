import type { FieldErrors } from "../../shared/errors";
import type { JsonObject } from "../../shared/json";
import { schemaProblems } from "../../shared/jsonSchema";
import { byPath, valuesByPath } from "./leaves";

/** What is wrong with one setting: where, as a JSON Pointer, and a key of the catalogue's `errors`. */
export type ConfigProblem = { path: string; problem: string };

/** What each keyword of a schema asks for, in the words of the catalogue. */
const WORDS: Record<string, string> = {
  required: "required",
  type: "valueType",
  enum: "notOffered",
  const: "notOffered",
  minimum: "tooSmall",
  exclusiveMinimum: "tooSmall",
  maximum: "tooLarge",
  exclusiveMaximum: "tooLarge",
  multipleOf: "notAStep",
  minLength: "tooShort",
  maxLength: "tooLong",
  minItems: "tooFewItems",
  maxItems: "tooManyItems",
  uniqueItems: "repeatedItems",
  format: "format",
  unknown: "unknownField",
};

/** More would not be read. */
const MAX_PROBLEMS = 50;

/**
 * What is wrong with a configuration, sorted by path; at most 50: what the version's schema says, and a number
 * "…Min" above the "…Max" beside it, which a schema cannot say.
 */
export function configProblems(schema: JsonObject, config: JsonObject): ConfigProblem[] {
  const found = schemaProblems(schema, config).map(({ path, keyword }) => ({
    path,
    problem: WORDS[keyword] ?? "invalid",
  }));
  return [...found, ...crossedRanges(config)].sort(byPath).slice(0, MAX_PROBLEMS);
}

function crossedRanges(config: JsonObject): ConfigProblem[] {
  const values = valuesByPath(config);
  return [...values].flatMap(([path, min]) => {
    const max = path.endsWith("Min") ? values.get(`${path.slice(0, -"Min".length)}Max`) : undefined;
    const crossed = typeof min === "number" && typeof max === "number" && min > max;
    return crossed ? [{ path, problem: "aboveMax" }] : [];
  });
}

/** Problems as errors of a form's fields, "overrides/sessionFormat"; names of fields are ASCII over the API. */
export function asFieldErrors(field: string, problems: readonly ConfigProblem[]): FieldErrors {
  return Object.fromEntries(
    problems.map(({ path, problem }) => [
      `${field}${path.replace(/[^\x20-\x7e]/g, "?").slice(0, 200)}`,
      problem,
    ]),
  );
}
