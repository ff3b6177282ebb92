import { DAY, SECOND } from "../../shared/time";

/** What kinds of files can be taken in: `archive` is a ZIP of Markdown and HTML, as the export of all posts is one. */
export const IMPORT_FORMATS = ["markdown", "html", "wordpress", "archive"] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** A file is read, then shown; nothing is made before somebody says so. */
export const IMPORT_STATES = ["reading", "ready", "running", "done", "failed", "discarded"] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** What becomes of one post or page of a file: `already` was made by an earlier import, `refused` is too large. */
export const ENTRY_STATES = ["waiting", "already", "refused", "made"] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

/** Why a file was given up. */
export const IMPORT_PROBLEMS = ["unreadable", "empty", "tooMany", "stalled"] as const;
export type ImportProblem = (typeof IMPORT_PROBLEMS)[number];

const MEGABYTE = 1_000_000;

/** The largest file of each format, in bytes. */
export const MAX_IMPORT_BYTES: Readonly<Record<ImportFormat, number>> = {
  markdown: 2 * MEGABYTE,
  html: 2 * MEGABYTE,
  wordpress: 16 * MEGABYTE,
  archive: 16 * MEGABYTE,
};

/** Posts and pages of one file. */
export const MAX_ENTRIES = 10_000;
/** How long a reader that says nothing is believed to be at work. */
export const READING_LEASE = 60 * SECOND;
/** Readers that fell silent one after the other, after which a file is given up. */
export const MAX_STALLS = 5;
/** How long a file that was read waits for somebody to say that its posts are to be made. */
export const PATIENCE = 7 * DAY;

const ENDINGS: Readonly<Record<string, ImportFormat>> = {
  md: "markdown",
  markdown: "markdown",
  html: "html",
  htm: "html",
  xml: "wordpress",
  zip: "archive",
};

/** The format of a file, by the ending of its name; null for one that cannot be taken in. */
export function formatOf(fileName: string): ImportFormat | null {
  const ending = /\.([a-z]+)$/i.exec(fileName.trim())?.[1]?.toLowerCase() ?? "";
  return Object.hasOwn(ENDINGS, ending) ? (ENDINGS[ending] ?? null) : null;
}

/** What is wrong with a file before it is read, as a key of the catalogue's `errors`; null when nothing is. */
export function importProblem(
  fileName: string,
  bytes: number,
): "importFormat" | "fileEmpty" | "importTooLarge" | null {
  const format = formatOf(fileName);
  if (format === null) return "importFormat";
  if (!(bytes > 0)) return "fileEmpty";
  return bytes > MAX_IMPORT_BYTES[format] ? "importTooLarge" : null;
}
