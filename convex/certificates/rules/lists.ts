import { isCivilDate } from "../../shared/civilTime";
import type { CsvTable } from "../../shared/csv";
import { normalizeEmail } from "../../shared/email";

/** How many people one list may have, and how many characters. */
export const MAX_ROWS = 5_000;
export const MAX_TEXT = 2_000_000;
/** How many are issued to with one mutation: each takes a place in a status list. */
export const LIST_PAGE = 25;
const MAX_NAME = 120;
const MAX_ID = 100;
const FIRST_DATE = "1900-01-01";

export const LIST_FIELDS = ["email", "name", "firstName", "lastName", "externalId", "awardedOn"] as const;
export type ListField = (typeof LIST_FIELDS)[number];

/** What the head of a column may say, in lower case without spaces, hyphens, underscores and dots. */
const HEADS: Record<ListField, readonly string[]> = {
  email: ["email", "mail", "emailaddress", "mailaddress", "emailadresse", "mailadresse"],
  name: ["name", "fullname", "recipient", "vollername"],
  firstName: ["firstname", "givenname", "vorname"],
  lastName: ["lastname", "surname", "familyname", "nachname", "familienname"],
  externalId: ["id", "externalid", "studentid", "personid", "nummer", "matrikelnummer"],
  awardedOn: ["date", "awarded", "awardeddate", "awardedon", "datum", "verliehenam"],
};

/** Somebody on a list, ready to be issued to. */
export type ListRow = {
  line: number;
  email: string;
  name: string;
  /** What tells this person on the list from the others for good: the list's own id, else the address. */
  externalId: string;
  /** Civil date; null for today. */
  awardedOn: string | null;
};
/** Why a row cannot be taken: the field, and a key of the catalogue's `errors`. */
export type RowProblem = { line: number; field: ListField; message: string };
export type ReadList = { rows: ListRow[]; problems: RowProblem[] };

/** Why a list cannot be read at all, as a key of the catalogue's `errors`; null when it can. */
export function listProblem(text: string, table: CsvTable | null): string | null {
  if (text.trim() === "") return "required";
  if (text.length > MAX_TEXT) return "fileTooLong";
  if (table === null) return "csv";
  const columns = columnsOf(table.header);
  if (!columns.has("email")) return "csvWithoutEmail";
  if (!columns.has("name") && !columns.has("firstName") && !columns.has("lastName")) return "csvWithoutName";
  if (table.rows.length === 0) return "csvEmpty";
  return table.rows.length > MAX_ROWS ? "csvTooManyRows" : null;
}

/**
 * The people of a list, and what is wrong with the others. Who stands on it twice is taken once.
 * @param today civil date in the organization's zone: nothing is awarded later
 */
export function readList({ header, rows: read }: CsvTable, today: string): ReadList {
  const columns = columnsOf(header);
  const [rows, problems]: [ListRow[], RowProblem[]] = [[], []];
  const seen = new Set<string>();
  for (const { line, cells } of read) {
    const cell = (field: ListField) => cells[columns.get(field) ?? -1] ?? "";
    const found = problemsOf(cell, seen, today).map((problem) => ({ line, ...problem }));
    problems.push(...found);
    if (found.length === 0) rows.push(rowOf(line, cell));
  }
  return { rows, problems };
}

type Cell = (field: ListField) => string;

function problemsOf(cell: Cell, seen: Set<string>, today: string): Omit<RowProblem, "line">[] {
  const email = normalizeEmail(cell("email"));
  const externalId = cell("externalId");
  const checks: [ListField, string | null][] = [
    ["email", emailProblem(cell("email"), email, seen)],
    ["name", nameProblem(nameOf(cell))],
    ["externalId", idProblem(externalId, seen)],
    ["awardedOn", dateProblem(cell("awardedOn"), today)],
  ];
  if (email !== null) seen.add(`email ${email}`);
  if (externalId !== "") seen.add(`id ${externalId}`);
  return checks.flatMap(([field, message]) => (message === null ? [] : [{ field, message }]));
}

function emailProblem(entered: string, email: string | null, seen: Set<string>): string | null {
  if (entered === "") return "required";
  if (email === null) return "email";
  return seen.has(`email ${email}`) ? "repeated" : null;
}

function nameProblem(name: string): string | null {
  if (name === "") return "required";
  return name.length > MAX_NAME ? "tooLong" : null;
}

function idProblem(id: string, seen: Set<string>): string | null {
  if (id.length > MAX_ID) return "tooLong";
  return id !== "" && seen.has(`id ${id}`) ? "repeated" : null;
}

function dateProblem(date: string, today: string): string | null {
  if (date === "") return null;
  if (!isCivilDate(date) || date < FIRST_DATE) return "civilDate";
  return date > today ? "future" : null;
}

function rowOf(line: number, cell: Cell): ListRow {
  const email = normalizeEmail(cell("email"))!;
  const externalId = cell("externalId") || email;
  return { line, email, name: nameOf(cell), externalId, awardedOn: cell("awardedOn") || null };
}

function nameOf(cell: Cell): string {
  return cell("name") || `${cell("firstName")} ${cell("lastName")}`.trim();
}

/** The first column of each field. */
function columnsOf(header: string[]): Map<ListField, number> {
  const heads = header.map((head) => head.toLowerCase().replace(/[\s_.-]/g, ""));
  const found = LIST_FIELDS.map(
    (field) => [field, heads.findIndex((head) => HEADS[field].includes(head))] as const,
  );
  return new Map(found.filter(([, column]) => column >= 0));
}
