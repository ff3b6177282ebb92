import type { CellValue, DataColumn } from "./columns";

/** What spreadsheets would take for a formula and run. */
const FORMULA = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;

/**
 * The rows as CSV by RFC 4180, with the columns' labels as its head and a byte order mark, so that spreadsheets
 * read it as UTF-8. Text that would run as a formula begins with an apostrophe.
 */
export function csvOf<Row>(
  columns: readonly Pick<DataColumn<Row>, "label" | "value">[],
  rows: readonly Row[],
): string {
  const lines = [
    columns.map(({ label }) => field(label)),
    ...rows.map((row) => columns.map(({ value }) => field(value(row)))),
  ];
  return `\uFEFF${lines.map((line) => `${line.join(",")}\r\n`).join("")}`;
}

/** Lets the browser save a text as a file. */
export function downloadText(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

function field(value: CellValue): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
