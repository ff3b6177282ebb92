import type { Cue } from "./cues";
import { isSubRip, webVttOfSubRip } from "./subRip";
import { readTimings } from "./timings";

/** What was read of a file of captions, and the lines, from 1, at which a caption could not be read. */
export type ReadCaptions = {
  /** By when they begin. */
  cues: Cue[];
  badLines: number[];
};

/**
 * Reads captions as the parsing rules of WebVTT do (W3C WebVTT, "WebVTT parser algorithm"): what is wrong with one
 * caption costs that caption alone. SubRip files are read as well. Captions that never show, since they end no later
 * than they begin, count as bad.
 * @returns null for what is neither
 */
export function readCaptions(file: string): ReadCaptions | null {
  const given = linesOf(file);
  const lines = isSubRip(given) ? webVttOfSubRip(given) : given;
  if (!/^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? "")) return null;
  const offset = given.length - lines.length;
  const read: ReadCaptions = { cues: [], badLines: [] };
  for (let at = afterHeader(lines); at < lines.length;) at = readBlock(lines, at, read);
  read.cues.sort((one, other) => one.from - other.from || one.to - other.to);
  return { cues: read.cues, badLines: read.badLines.map((line) => line + offset) };
}

/** Lines end by CR LF, CR or LF; a byte order mark is none of the text, and no character is NUL. */
function linesOf(file: string): string[] {
  const text = file.startsWith("\ufeff") ? file.slice(1) : file;
  return text.replaceAll("\0", "\ufffd").split(/\r\n|\r|\n/);
}

const isArrow = (line: string | undefined) => line?.includes("-->") === true;

/** Where the header ends: at an empty line, or where a caption begins with no line between. */
function afterHeader(lines: readonly string[]): number {
  let at = 1;
  while (at < lines.length && lines[at] !== "" && !isArrow(lines[at])) at++;
  return at;
}

/**
 * Reads a block: a caption, a comment, a style or nothing. A line with an arrow that cannot belong to it begins
 * the next one.
 * @returns where the next block begins
 */
function readBlock(lines: readonly string[], start: number, read: ReadCaptions): number {
  if (lines[start] === "") return start + 1;
  const timingsAt = [start, start + 1].find((at) => lines[at] !== "" && isArrow(lines[at]));
  const textAt = timingsAt === undefined ? start + 1 : timingsAt + 1;
  let end = textAt;
  while (end < lines.length && lines[end] !== "" && !isArrow(lines[end])) end++;
  if (timingsAt !== undefined) keep(read, lines.slice(textAt, end).join("\n"), timingsAt, lines);
  return end;
}

function keep({ cues, badLines }: ReadCaptions, payload: string, at: number, lines: readonly string[]): void {
  const timings = readTimings(lines[at] ?? "");
  if (timings === null || timings.to <= timings.from) badLines.push(at + 1);
  else cues.push({ ...timings, payload });
}
