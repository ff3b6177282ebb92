import type { FunctionArgs, FunctionReturnType } from "convex/server";
import type { api } from "../../../../convex/_generated/api";
import {
  type CueProblem,
  cueProblem,
  joinCues,
  splitCue,
  tidyPayload,
} from "../../../../convex/library/rules/cueEditing";
import { momentText, readMoment } from "./moment";

type Captions = typeof api.library.captions;
export type SavedCue = FunctionReturnType<Captions["cues"]>["page"][number];
export type CueChange = FunctionArgs<Captions["save"]>["changes"][number];

/** A caption as it is being edited: moments are what somebody typed. */
export type Row = {
  key: string;
  /** The saved caption that it is; null for one that is new. */
  cue: SavedCue["id"] | null;
  from: string;
  to: string;
  payload: string;
  settings: string;
  /** What somebody else made of it meanwhile: their text, "" where they removed it. */
  theirs: string | null;
};
/** Seconds that a new caption lasts. */
const NEW_SECONDS = 2;

/** Saved captions as rows of the editor. */
export function rowsOf(saved: readonly SavedCue[]): Row[] {
  return saved.map(rowOf);
}

function rowOf({ id, from, to, payload, settings }: SavedCue): Row {
  return { key: id, cue: id, from: momentText(from), to: momentText(to), payload, settings, theirs: null };
}

/** Why a row cannot be saved, as a key of the catalogue's errors; null when it can. */
export function rowProblem(row: Row): CueProblem | null {
  const cue = cueOf(row);
  return cue === null ? "cueTimes" : cueProblem(cue);
}

/** Where a row begins, in seconds; null while its moment cannot be read. */
export function startOf({ from }: Row): number | null {
  return readMoment(from);
}

function cueOf({ from, to, payload, settings }: Row) {
  const [start, end] = [readMoment(from), readMoment(to)];
  return start === null || end === null
    ? null
    : { from: start, to: end, payload: tidyPayload(payload), settings };
}

/** The row that is said at a moment, by its place; -1 where none is. */
export function rowAt(rows: readonly Row[], seconds: number): number {
  return rows.findIndex(({ from, to }) => {
    const [start, end] = [readMoment(from), readMoment(to)];
    return start !== null && end !== null && start <= seconds && seconds < end;
  });
}

/** What has to be saved, each with the key of its row; rows that cannot be saved are for `rowProblem`. */
export function changesOf(
  rows: readonly Row[],
  saved: readonly SavedCue[],
): { key: string | null; change: CueChange }[] {
  const known = new Map(saved.map((cue) => [cue.id, cue]));
  const kept = new Set(rows.map(({ cue }) => cue));
  const written = rows.flatMap((row) => {
    const cue = cueOf(row);
    const before = row.cue === null ? undefined : known.get(row.cue);
    if (cue === null || (before !== undefined && isSame(cue, before))) return [];
    const change: CueChange =
      before === undefined ? { kind: "add", ...cue } : { kind: "change", cue: before.id, ...cue };
    return [{ key: row.key, change }];
  });
  const removed = saved.filter(({ id }) => !kept.has(id));
  return [
    ...written,
    ...removed.map(({ id }) => ({ key: null, change: { kind: "remove" as const, cue: id } })),
  ];
}

type Words = Pick<SavedCue, "from" | "to" | "payload" | "settings">;

function isSame(one: Words, other: Words): boolean {
  return (
    momentText(one.from) === momentText(other.from) &&
    momentText(one.to) === momentText(other.to) &&
    one.payload === other.payload &&
    one.settings === other.settings
  );
}

/** Whether somebody changed anything, unreadable moments included. */
export function isChanged(rows: readonly Row[], saved: readonly SavedCue[]): boolean {
  return rows.some((row) => cueOf(row) === null) || changesOf(rows, saved).length > 0;
}

/** With an empty row behind another, from where that ends; with null, the first. */
export function addedAfter(rows: readonly Row[], key: string | null, newKey: string): Row[] {
  const at = rows.findIndex((row) => row.key === key);
  const start = readMoment(rows[at]?.to ?? "") ?? 0;
  const row: Row = {
    ...{ key: newKey, cue: null, payload: "", settings: "", theirs: null },
    ...{ from: momentText(start), to: momentText(start + NEW_SECONDS) },
  };
  return rows.toSpliced(at + 1, 0, row);
}

/** With a row as two, cut at a place in its text. As it was where nothing would be left on one side. */
export function withSplit(rows: readonly Row[], key: string, at: number, newKey: string): Row[] {
  const index = rows.findIndex((row) => row.key === key);
  const row = rows[index];
  const cue = row === undefined ? null : cueOf({ ...row, payload: "" });
  if (row === undefined || cue === null) return [...rows];
  const halves = splitCue({ ...cue, payload: row.payload }, at);
  if (halves === null) return [...rows];
  const [first, second] = halves;
  return rows.toSpliced(
    index,
    1,
    { ...row, ...momentsOf(first), payload: first.payload },
    { ...row, ...momentsOf(second), payload: second.payload, key: newKey, cue: null, theirs: null },
  );
}

/** With a row and the one behind it as one. As it was where a moment of them cannot be read. */
export function withJoined(rows: readonly Row[], key: string): Row[] {
  const index = rows.findIndex((row) => row.key === key);
  const [row, next] = [rows[index], rows[index + 1]];
  const [cue, following] = [row && cueOf(row), next && cueOf(next)];
  if (row === undefined || !cue || !following) return [...rows];
  const joined = joinCues(cue, following);
  return rows.toSpliced(index, 2, { ...row, ...momentsOf(joined), payload: joined.payload });
}

function momentsOf({ from, to }: { from: number; to: number }) {
  return { from: momentText(from), to: momentText(to) };
}

/**
 * One's own changes on top of what somebody else saved meanwhile. What only one of the two changed is as they made it;
 * of what both changed, one's own stays and names the other.
 * @param saved what one began with
 * @param theirs what is saved now
 */
export function rebased(
  rows: readonly Row[],
  saved: readonly SavedCue[],
  theirs: readonly SavedCue[],
): Row[] {
  const before = new Map(saved.map((cue) => [cue.id, cue]));
  const own = new Map(rows.flatMap((row) => (row.cue === null ? [] : [[row.cue, row] as const])));
  const touched = (row: Row) => {
    const known = row.cue === null ? undefined : before.get(row.cue);
    const cue = cueOf(row);
    return known === undefined || cue === null || !isSame(cue, known);
  };
  const present = theirs.flatMap((cue): Row[] => {
    const [known, row] = [before.get(cue.id), own.get(cue.id)];
    // Removed here, unless they wrote something else in it.
    if (row === undefined) return known !== undefined && isSame(known, cue) ? [] : [rowOf(cue)];
    if (!touched(row)) return [rowOf(cue)];
    return [{ ...row, theirs: known !== undefined && isSame(known, cue) ? null : cue.payload }];
  });
  const now = new Set(theirs.map(({ id }) => id));
  const orphans = rows.filter((row) => (row.cue === null || !now.has(row.cue)) && touched(row));
  const added = orphans.map((row): Row => ({
    ...row,
    cue: null,
    theirs: row.cue === null ? row.theirs : "",
  }));
  return [...present, ...added].sort((one, other) => (startOf(one) ?? 0) - (startOf(other) ?? 0));
}
