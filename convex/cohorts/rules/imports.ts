import type { CsvTable } from "../../shared/csv";
import { normalizeEmail } from "../../shared/email";
import type { EnrollmentRole } from "./statuses";

/** How many people one list may have, and how many characters. */
export const MAX_ROWS = 5_000;
export const MAX_TEXT = 2_000_000;
/** How many are taken in with one mutation: each is a person, an enrollment, a seat, a mail. */
export const IMPORT_PAGE = 50;
const MAX_NAME = 120;
const MAX_ID = 100;

export const IMPORT_FIELDS = ["email", "name", "firstName", "lastName", "externalId", "role"] as const;
type ImportField = (typeof IMPORT_FIELDS)[number];

/** What the head of a column may say, in lower case without spaces, hyphens, underscores and dots. */
const HEADS: Record<ImportField, readonly string[]> = {
  email: ["email", "mail", "emailaddress", "mailaddress", "emailadresse", "mailadresse"],
  name: ["name", "fullname", "vollername"],
  firstName: ["firstname", "givenname", "vorname"],
  lastName: ["lastname", "surname", "familyname", "nachname", "familienname"],
  externalId: ["id", "externalid", "studentid", "personid", "nummer", "matrikelnummer"],
  role: ["role", "rolle"],
};

const ROLES: Record<string, EnrollmentRole> = {
  "": "participant",
  participant: "participant",
  teilnehmer: "participant",
  teilnehmerin: "participant",
  volunteer: "volunteer",
  freiwillig: "volunteer",
};

/** Somebody on a list, ready to be taken in. */
export type ImportRow = {
  line: number;
  email: string;
  name: string;
  externalId: string | null;
  role: EnrollmentRole;
};
/** Why a row cannot be taken: the field, and a key of the catalogue's `errors`. */
export type RowProblem = { line: number; field: ImportField; message: string };
export type ReadList = { rows: ImportRow[]; problems: RowProblem[] };

/** Why a list cannot be read at all, as a key of the catalogue's `errors`; null when it can. */
export function listProblem(text: string, table: CsvTable | null): string | null {
  if (text.trim() === "") return "required";
  if (text.length > MAX_TEXT) return "fileTooLong";
  if (table === null) return "csv";
  if (!columnsOf(table.header).has("email")) return "csvWithoutEmail";
  if (table.rows.length === 0) return "csvEmpty";
  return table.rows.length > MAX_ROWS ? "csvTooManyRows" : null;
}

/** The people of a list, and what is wrong with the others. Who stands on it twice is taken once. */
export function readList({ header, rows: read }: CsvTable): ReadList {
  const columns = columnsOf(header);
  const [rows, problems]: [ImportRow[], RowProblem[]] = [[], []];
  const seen = new Set<string>();
  for (const { line, cells } of read) {
    const cell = (field: ImportField) => cells[columns.get(field) ?? -1] ?? "";
    const found = problemsOf(cell, seen).map((problem) => ({ line, ...problem }));
    problems.push(...found);
    if (found.length === 0) rows.push(rowOf(line, cell));
  }
  return { rows, problems };
}

type Cell = (field: ImportField) => string;

function problemsOf(cell: Cell, seen: Set<string>): Omit<RowProblem, "line">[] {
  const email = normalizeEmail(cell("email"));
  const externalId = cell("externalId");
  const problems: (Omit<RowProblem, "line"> | null)[] = [
    cell("email") === ""
      ? { field: "email", message: "required" }
      : email === null
        ? { field: "email", message: "email" }
        : { field: "email", message: seen.has(`email ${email}`) ? "repeated" : "" },
    nameOf(cell).length > MAX_NAME ? { field: "name", message: "tooLong" } : null,
    externalId.length > MAX_ID ? { field: "externalId", message: "tooLong" } : null,
    externalId !== "" && seen.has(`id ${externalId}`) ? { field: "externalId", message: "repeated" } : null,
    Object.hasOwn(ROLES, cell("role").toLowerCase()) ? null : { field: "role", message: "importRole" },
  ];
  const found = problems.filter((problem) => problem !== null).filter(({ message }) => message !== "");
  if (email !== null) seen.add(`email ${email}`);
  if (externalId !== "") seen.add(`id ${externalId}`);
  return found;
}

function rowOf(line: number, cell: Cell): ImportRow {
  return {
    line,
    email: normalizeEmail(cell("email"))!,
    name: nameOf(cell),
    externalId: cell("externalId") || null,
    role: ROLES[cell("role").toLowerCase()]!,
  };
}

function nameOf(cell: Cell): string {
  return cell("name") || `${cell("firstName")} ${cell("lastName")}`.trim();
}

/** The first column of each field. */
function columnsOf(header: string[]): Map<ImportField, number> {
  const heads = header.map((head) => head.toLowerCase().replace(/[\s_.-]/g, ""));
  const found = IMPORT_FIELDS.map(
    (field) => [field, heads.findIndex((head) => HEADS[field].includes(head))] as const,
  );
  return new Map(found.filter(([, column]) => column >= 0));
}
