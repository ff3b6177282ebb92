import { parse } from "csv-parse/browser/esm/sync";

export type CsvRow = {
  /** Of the file, from 1, where the row begins. */
  line: number;
  cells: string[];
};
export type CsvTable = { header: string[]; rows: CsvRow[] };

/** What the parser gives with its option "info". */
type Informed = { record: string[]; info: { lines: number } };

const DELIMITERS = [",", ";", "\t"] as const;

/**
 * The rows of a CSV text (RFC 4180), as spreadsheets write it: with commas, semicolons or tabs, with or without
 * a byte order mark. Cells are trimmed; empty lines are left out.
 * @returns null for a text that is no CSV, such as one with a quote that never ends
 */
export function readCsv(text: string): CsvTable | null {
  try {
    const records = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as Informed[];
    const [first, ...rest] = records.map(({ record, info }) => ({
      line: firstLine(record, info.lines),
      cells: record,
    }));
    const rows = rest.filter(({ cells }) => cells.some((cell) => cell !== ""));
    return first === undefined ? null : { header: first.cells, rows };
  } catch {
    return null;
  }
}

/** The one that stands most often in the first line. */
function delimiterOf(text: string): string {
  const [first = ""] = text.split(/\r?\n/, 1);
  const count = (delimiter: string) => first.split(delimiter).length;
  return [...DELIMITERS].sort((a, b) => count(b) - count(a))[0]!;
}

/** The parser counts the line on which a row ends; breaks within its cells lie before. */
function firstLine(cells: string[], last: number): number {
  return last - cells.join("").split("\n").length + 1;
}
