import { FunctionError } from "../../protocol/errors";

/** Why an import cannot go on, in words for the person who imports; `code` is Convex's short name for it. */
export class ImportError extends FunctionError {
  override readonly name = "ImportError";
}

/** Whether somebody is told the error's message; others are faults of ours. */
export function isForPeople(error: unknown): error is FunctionError {
  return error instanceof FunctionError && error.code !== "InternalServerError";
}

/** These speak of the imported file itself and are told as they are; others get a line before them. */
const FILE_ERRORS: ReadonlySet<string> = new Set([
  "CsvInvalidHeader",
  "CsvRowMissingFields",
  "InvalidConvexValue",
  "InvalidName",
  "JsonArrayTooLarge",
  "JsonInvalidRow",
  "NotAnObject",
  "NotJson",
  "NotJsonArray",
  "NotUtf8",
  "TableExists",
  "Utf8BomNotSupported",
]);

/** What the person who imports is told of an error. */
export function importErrorMessage(error: unknown): string {
  if (!isForPeople(error)) return "Your request couldn't be completed. Try again later.";
  return FILE_ERRORS.has(error.code) ? error.message : `Hit an error while importing:\n${error.message}`;
}

export function invalidJsonRow(row: number, reason: string): ImportError {
  return new ImportError("JsonInvalidRow", `Row ${row} wasn't valid JSON: ${reason}`);
}

export function invalidConvexValue(row: number, reason: string): ImportError {
  return new ImportError("InvalidConvexValue", `Row ${row} wasn't a valid Convex value: ${reason}`);
}

export function notAnObject(row: number): ImportError {
  return new ImportError("NotAnObject", `Row ${row} wasn't an object`);
}
