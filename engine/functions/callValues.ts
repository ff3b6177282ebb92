import { checkValue, ValueError } from "../protocol/check";
import { FunctionError } from "../protocol/errors";
import { formatBytes } from "../protocol/formatBytes";
import type { Json } from "../protocol/json";
import { MAX_ARGUMENTS_BYTES, MAX_RESULT_BYTES } from "../protocol/limits";
import { sizeOf } from "../protocol/size";
import { hasPlaceholder } from "../store/commitTimestamps";

/** A character of JSON text stands for fewer bytes of value than this: `1,` is a float. */
const MAX_BYTES_PER_CHARACTER = 5;

/**
 * Reads the arguments of a function, JSON text of one object; `path` is its `module.js:export`. Only a mutation
 * may hand on a commit timestamp that is not known yet (`fromMutation`).
 * @throws FunctionError in Convex's words when they are no value or too large
 */
export function readArguments(path: string, text: string, fromMutation = false): Json {
  const value = JSON.parse(text) as Json;
  checkArguments(path, value);
  if (!fromMutation && text.includes("$commitTs")) refusePlaceholders(path, value);
  // Convex counts the list that the object is sent in.
  const size = sizeBeyond(text, [value], MAX_ARGUMENTS_BYTES);
  if (size === null) return value;
  throw new FunctionError(
    "FunctionArgumentsTooLarge",
    `Arguments for ${path} are too large (actual: ${formatBytes(size)}, limit: ${formatBytes(MAX_ARGUMENTS_BYTES)})`,
  );
}

/** @throws FunctionError when a commit timestamp that is not known yet stands where none can be */
export function refusePlaceholders(path: string, value: Json): void {
  if (!hasPlaceholder(value)) return;
  throw new FunctionError(
    "InvalidArgument",
    `Invalid arguments for ${path}: Field name $commitTs starts with '$', which is reserved.`,
  );
}

/** @throws FunctionError in Convex's words when the arguments are no value */
export function checkArguments(path: string, value: Json): void {
  try {
    checkValue(value);
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    throw new FunctionError("InvalidArgument", `Invalid arguments for ${path}: ${error.message}`);
  }
}

/**
 * Reads what a function returned, as JSON text.
 * @throws FunctionError in Convex's words when it is no value or too large
 */
export function readResult(path: string, text: string): Json {
  const value = parseResult(path, text);
  const size = sizeBeyond(text, value, MAX_RESULT_BYTES);
  if (size === null) return value;
  throw new FunctionError(
    "FunctionReturnTooLarge",
    `Function ${path} return value is too large (actual: ${formatBytes(size)}, limit: ${formatBytes(MAX_RESULT_BYTES)})`,
  );
}

function parseResult(path: string, text: string): Json {
  try {
    const value = JSON.parse(text) as Json;
    checkValue(value);
    return value;
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new FunctionError(
        "FunctionReturnInvalidJson",
        `Function ${path} failed. Could not parse return value as json: ${error.message}`,
      );
    }
    if (!(error instanceof ValueError)) throw error;
    throw new FunctionError("InvalidReturnValue", `Function ${path} return value invalid: ${error.message}`);
  }
}

/** The size of a value given as text too, if it is beyond the limit. */
function sizeBeyond(text: string, value: Json, limit: number): number | null {
  if (text.length * MAX_BYTES_PER_CHARACTER < limit) return null;
  const size = sizeOf(value);
  return size > limit ? size : null;
}
