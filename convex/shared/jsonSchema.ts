import { type OutputUnit, type Schema, Validator } from "@cfworker/json-schema";
import { copyJson, isJsonObject, type Json, type JsonObject } from "./json";

/** Where a value does not satisfy a schema, as a JSON Pointer into the value, and by which keyword. */
export type SchemaProblem = {
  path: string;
  /** The schema's keyword, such as "enum"; "unknown" for a field that the schema does not allow. */
  keyword: string;
};

/** Keywords that only say that something within has a problem, which is told of by itself. */
const WRAPPERS: ReadonlySet<string> = new Set([
  "properties",
  "patternProperties",
  "additionalProperties",
  "items",
  "prefixItems",
  "allOf",
  "if",
]);

/**
 * Where a value does not satisfy a JSON Schema (draft 2020-12), sorted by path; a missing field is told of at
 * its own path. Works without `eval`, which Convex does not have.
 */
export function schemaProblems(schema: JsonObject, value: Json): SchemaProblem[] {
  // The validator notes things on the schema that it is given: it gets a copy.
  const copy = copyJson(schema) as Schema;
  const { errors } = new Validator(copy, "2020-12", false).validate(value);
  const found = new Map<string, SchemaProblem>();
  for (const error of errors)
    for (const problem of problemsOf(error, schema, value))
      found.set(`${problem.path} ${problem.keyword}`, problem);
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function problemsOf(error: OutputUnit, schema: JsonObject, value: Json): SchemaProblem[] {
  if (WRAPPERS.has(error.keyword)) return [];
  const path = pointerOf(error.instanceLocation);
  if (error.keyword === "required") return missing(error, schema, value, path);
  return [{ path, keyword: error.keyword === "false" ? "unknown" : error.keyword }];
}

/** The library names the object that lacks something; a form wants to know what it lacks. */
function missing(error: OutputUnit, schema: JsonObject, value: Json, path: string): SchemaProblem[] {
  const required = at(schema, pointerOf(error.keywordLocation));
  const object = at(value, path);
  if (!Array.isArray(required) || !isJsonObject(object)) return [{ path, keyword: "required" }];
  return required
    .filter((key): key is string => typeof key === "string" && !Object.hasOwn(object, key))
    .map((key) => ({ path: `${path}/${escapePointer(key)}`, keyword: "required" }));
}

/** A key as it stands in a JSON Pointer (RFC 6901). */
export function escapePointer(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** The keys that a JSON Pointer leads through. */
export function pointerKeys(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The library's locations are URI fragments. */
function pointerOf(location: string): string {
  return decodeURI(location.slice(1));
}

function at(value: Json, pointer: string): Json | undefined {
  let found: Json | undefined = value;
  for (const key of pointerKeys(pointer)) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as JsonObject)[key];
  }
  return found;
}
