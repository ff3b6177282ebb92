export type CsvEntry = {
  /** Milliseconds since 1970. */
  at: number;
  action: string;
  actor: string;
  actorName: string;
  impersonatorName: string;
  entity: { table: string; id: string };
  changed: readonly string[];
};

const COLUMNS = [
  "time (UTC)",
  "action",
  "actor",
  "name",
  "seen through by",
  "table",
  "row",
  "changed fields",
];

/** The first line of the file, after the mark by which spreadsheets know UTF-8. */
export const CSV_HEADER = `\uFEFF${line(COLUMNS)}`;

/** One entry as a line of CSV (RFC 4180), with its line end. */
export function csvLine(entry: CsvEntry): string {
  const { at, action, actor, actorName, impersonatorName, entity, changed } = entry;
  return line([
    new Date(at).toISOString(),
    action,
    actor,
    actorName,
    impersonatorName,
    entity.table,
    entity.id,
    changed.join(" "),
  ]);
}

function line(values: readonly string[]): string {
  return `${values.map(cell).join(",")}\r\n`;
}

/** A leading apostrophe keeps spreadsheets from running a name such as "=HYPERLINK(…)" as a formula. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
