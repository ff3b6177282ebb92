import { parse as parseCsv } from "csv-parse";
import { Readable } from "node:stream";
import type { Json } from "../../protocol/json";
import { checkFieldName, ValueError } from "../../protocol/names";
import { float64ToJson } from "../../protocol/scalars";
import { encodeNumbers, type IntegerReading, NumberOutOfRangeError } from "./exportValues";
import { ImportError, invalidJsonRow } from "./importError";

const MAX_JSON_ARRAY_BYTES = 16 << 20;
const MAX_LINE_CHARACTERS = 64 << 20;

/** What Rust's `f64::from_str` takes, which decides what is a number in a CSV file imported to Convex. */
const CSV_NUMBER = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|inf|infinity|nan)$/i;

export type RowFormat = "csv" | "jsonLines" | "jsonArray";

/**
 * The rows of a file as JSON texts in the protocols' encoding. JSON rows are not parsed: whoever
 * gets them finds out. Throws `ImportError`.
 */
export function readRows(format: RowFormat, content: Readable): AsyncIterable<string> {
  switch (format) {
    case "csv":
      return readCsv(content);
    case "jsonLines":
      return readJsonLines(content, "float64");
    case "jsonArray":
      return readJsonArray(content);
    default:
      return format satisfies never;
  }
}

/** One row a line. An empty line is a row too (which is no JSON), except behind the last line end. */
export async function* readJsonLines(
  content: Readable,
  integers: IntegerReading,
): AsyncGenerator<string, void, undefined> {
  let row = 0;
  for await (const line of readLines(content)) {
    row += 1;
    yield encodedRow(line, row, integers);
  }
}

async function* readJsonArray(content: Readable): AsyncGenerator<string, void, undefined> {
  let size = 0;
  let text = "";
  for await (const part of decoded(content)) {
    size += Buffer.byteLength(part);
    text += part;
    if (size > MAX_JSON_ARRAY_BYTES) throw arrayTooLarge(size);
  }
  const array = parseArray(text);
  for (const item of array) yield JSON.stringify(item);
}

function parseArray(text: string): Json[] {
  let value: Json;
  try {
    value = JSON.parse(encodeNumbers(text, "float64")) as Json;
  } catch (error) {
    throw new ImportError("NotJson", `Not valid JSON: ${(error as Error).message}`);
  }
  if (!Array.isArray(value)) throw new ImportError("NotJsonArray", "Not a JSON array");
  return value;
}

function arrayTooLarge(size: number): ImportError {
  return new ImportError(
    "JsonArrayTooLarge",
    `Import is too large for JSON (${size} bytes > maximum 16 MiB). Consider converting data to JSONLines`,
  );
}

async function* readCsv(content: Readable): AsyncGenerator<string, void, undefined> {
  const records = Readable.from(decoded(content)).compose(
    parseCsv({ info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true }),
  ) as AsyncIterable<{ record: string[]; info: { lines: number } }>;
  let fields: string[] | null = null;
  for await (const { record, info } of records) {
    if (fields === null) {
      fields = record.map((header) => header.replace(/^ +| +$/g, ""));
      fields.forEach(checkHeader);
      continue;
    }
    if (record.length !== fields.length) {
      throw new ImportError(
        "CsvRowMissingFields",
        `CSV row ${info.lines} doesn't have all of the fields in the header`,
      );
    }
    yield JSON.stringify(Object.fromEntries(fields.map((field, i) => [field, csvCell(record[i] ?? "")])));
  }
}

function checkHeader(header: string): void {
  try {
    checkFieldName(header);
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    throw new ImportError(
      "CsvInvalidHeader",
      `CSV header ${JSON.stringify(header)} isn't a valid field name: ${error.message}`,
    );
  }
}

function csvCell(cell: string): Json {
  if (!CSV_NUMBER.test(cell)) return cell;
  const float = Number(cell);
  // JSON has no infinities and no NaN; Convex reads such cells as null.
  return Number.isFinite(float) ? float64ToJson(float) : null;
}

function encodedRow(text: string, row: number, integers: IntegerReading): string {
  try {
    return encodeNumbers(text, integers);
  } catch (error) {
    if (error instanceof NumberOutOfRangeError) throw invalidJsonRow(row, error.message);
    throw error;
  }
}

async function* readLines(content: Readable): AsyncGenerator<string, void, undefined> {
  let pending = "";
  for await (const part of decoded(content)) {
    const lines = (pending + part).split("\n");
    pending = lines.pop() ?? "";
    if (pending.length > MAX_LINE_CHARACTERS)
      throw new ImportError("NotJson", "Not valid JSON: a line is too long");
    yield* lines;
  }
  if (pending !== "") yield pending;
}

async function* decoded(content: Readable): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let isFirst = true;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    const text = decodePart(() => decoder.decode(chunk, { stream: true }));
    if (isFirst && text.startsWith("\ufeff")) {
      throw new ImportError(
        "Utf8BomNotSupported",
        "UTF-8 BOM is not supported. Please save your file without BOM.",
      );
    }
    isFirst &&= text === "";
    yield text;
  }
  yield decodePart(() => decoder.decode());
}

function decodePart(decode: () => string): string {
  try {
    return decode();
  } catch {
    throw new ImportError("NotUtf8", "Import wasn't valid UTF8: stream did not contain valid UTF-8");
  }
}
