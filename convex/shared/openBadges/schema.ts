import { type Schema, Validator } from "@cfworker/json-schema";
import { copyJson, isJsonObject, type Json, type JsonObject } from "../json";
import { type Finding, resultOf } from "./checks";
import { type FetchJson, Unreachable } from "./documents";
import { listOf } from "./format";

/** Where schemas are taken from: one of anybody's could be made so that applying it takes for ever. */
const PUBLISHER = "https://purl.imsglobal.org/spec/";
const MAX_SCHEMAS = 2;

/** Whether a credential satisfies the 1EdTech schemas that it names; `absent` where it names none. */
export async function schemaFinding(credential: JsonObject, fetchJson: FetchJson): Promise<Finding> {
  const named = listOf(credential["credentialSchema"]);
  if (named.length === 0) return "absent";
  if (named.length > MAX_SCHEMAS) return "unsupportedSchema";
  const found: Finding[] = [];
  for (const one of named) found.push(await bySchema(one, credential, fetchJson));
  return (
    found.find((finding) => resultOf(finding) === "failed") ??
    found.find((finding) => finding !== "passed") ??
    "passed"
  );
}

async function bySchema(named: Json, credential: JsonObject, fetchJson: FetchJson): Promise<Finding> {
  const { id, type } = isJsonObject(named) ? named : {};
  const isKnown = type === "1EdTechJsonSchemaValidator2019" || type === "JsonSchema";
  if (!isKnown || typeof id !== "string" || !id.startsWith(PUBLISHER)) return "unsupportedSchema";
  try {
    const schema = await fetchJson(id);
    if (!isJsonObject(schema)) return "schemaUnreachable";
    // The validator notes things on the schema that it is given: it gets a copy.
    const validator = new Validator(copyJson(schema) as Schema, "2019-09");
    return validator.validate(credential).valid ? "passed" : "schemaInvalid";
  } catch (error) {
    if (error instanceof Unreachable) return "schemaUnreachable";
    throw error;
  }
}
