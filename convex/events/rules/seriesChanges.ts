import { addWallMinutes, daysBetween, type WallFit, wallMinutesBetween } from "../../shared/civilTime";
import { occurrencesOf, ruleBefore, ruleFrom } from "../../shared/recurrence";
import type { Place } from "./eventChecks";
import type { EditScope, EventState } from "./statuses";

/** What a series says of all its occurrences. */
export type SeriesTerms = {
  rule: string;
  start: string;
  timeZone: string;
  durationMinutes: number;
  title: string;
  description: string;
  place: Place;
};

export type OccurrenceRow<Id extends string = string> = {
  id: Id;
  recurrenceId: string;
  startsAt: number;
  state: EventState;
};

/** What is changed of a series; what is not named stays. */
export type SeriesChange = Partial<SeriesTerms>;

/** An occurrence as it becomes: of a row that is there, or a new one. */
export type NextOccurrence<Id extends string = string> = {
  id: Id | null;
  recurrenceId: string;
  wall: string;
  fit: WallFit;
  startsAt: number;
};

export type SeriesPlan<Id extends string = string> = {
  /** The series as it ends before the change; null where the change takes all of it. */
  before: { rule: string } | null;
  /** The series from there on. */
  after: SeriesTerms;
  occurrences: NextOccurrence<Id>[];
  /** Rows for which the new rule has no place. */
  surplus: Id[];
  /** Whether occurrences get another time; else each keeps its own. */
  moves: boolean;
};

/**
 * What a change of a series does from an occurrence on, or to all of it. What has begun at `now` never
 * changes: the series is split behind it. Gives null when nothing is left that could change, and
 * "ruleNeeded" when the series moves to another day and its rule does not say which days that makes.
 *
 * @param pivot the occurrence from which on, by its `recurrenceId`
 */
export function planSeriesChange<Id extends string>(
  series: SeriesTerms,
  rows: readonly OccurrenceRow<Id>[],
  { scope, pivot, change, now }: { scope: EditScope; pivot: string; change: SeriesChange; now: number },
): SeriesPlan<Id> | "ruleNeeded" | null {
  const coming = comingRows(rows, now).filter((row) => scope === "all" || row.recurrenceId >= pivot);
  const first = coming[0];
  if (first === undefined) return null;
  const given = occurrencesOf(series.rule, series.start, series.timeZone);
  const passed = given.findIndex(({ recurrenceId }) => recurrenceId === first.recurrenceId);
  const shift = change.start === undefined ? 0 : wallMinutesBetween(pivot, change.start);
  const start = addWallMinutes(first.recurrenceId, shift);
  const rule = change.rule ?? movedRule(ruleFrom(series.rule, passed), first.recurrenceId, start);
  if (rule === null) return "ruleNeeded";
  const after = { ...series, ...change, start, rule };
  const next = occurrencesOf(rule, start, after.timeZone);
  return {
    before: passed === 0 ? null : { rule: ruleBefore(series.rule, first.recurrenceId) },
    after,
    ...matched(coming, next, change.rule !== undefined),
    moves: shift !== 0 || "timeZone" in change || "durationMinutes" in change || "rule" in change,
  };
}

/** The rows behind the last one that has begun, in their order. */
export function comingRows<Row extends OccurrenceRow>(rows: readonly Row[], now: number): Row[] {
  const ordered = [...rows].sort((a, b) => (a.recurrenceId < b.recurrenceId ? -1 : 1));
  const begun = ordered.findLastIndex(({ startsAt, state }) => startsAt <= now && state === "scheduled");
  return ordered.slice(begun + 1).filter(({ startsAt }) => startsAt > now);
}

type Next = { recurrenceId: string; wall: string; fit: WallFit; at: number };

/**
 * Gives each row its place among the new occurrences: with the old rule each keeps its own, with a new one
 * those that take place are dealt out in order.
 */
function matched<Id extends string>(
  coming: readonly OccurrenceRow<Id>[],
  next: readonly Next[],
  newRule: boolean,
): Pick<SeriesPlan<Id>, "occurrences" | "surplus"> {
  const places = newRule ? coming.filter(({ state }) => state === "scheduled") : coming;
  const occurrences = next.map(({ recurrenceId, wall, fit, at }, index) => ({
    id: places[index]?.id ?? null,
    recurrenceId,
    wall,
    fit,
    startsAt: at,
  }));
  const used = new Set(occurrences.map(({ id }) => id));
  return { occurrences, surplus: coming.map(({ id }) => id).filter((id) => !used.has(id)) };
}

const DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/**
 * A rule for a series that moves from one start to another. Weekdays of a weekly rule move along; null where
 * the rule names days in a way that cannot.
 */
export function movedRule(rule: string, from: string, to: string): string | null {
  const days = daysBetween(from.slice(0, 10), to.slice(0, 10));
  const minutes = wallMinutesBetween(from, to);
  const weekly = /(^|;)FREQ=WEEKLY(;|$)/.test(rule);
  const parts = rule.split(";").map((part) => {
    if (part.startsWith("UNTIL=")) return movedEnd(part, days, minutes);
    if (!part.startsWith("BY") || days === 0) return part;
    return weekly && /^BYDAY=(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*$/.test(part)
      ? movedDays(part, days)
      : null;
  });
  return parts.includes(null) ? null : parts.join(";");
}

/** An end by date moves by days; one to the minute by minutes, so that just as many come before it. */
function movedEnd(part: string, days: number, minutes: number): string {
  const [, year, month, day, hour, minute] =
    /^UNTIL=(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2}))?/.exec(part) ?? [];
  const date = `${year}-${month}-${day}`;
  if (hour === undefined) return `UNTIL=${basic(addWallMinutes(`${date}T00:00`, days * 1_440)).slice(0, 8)}`;
  return `UNTIL=${basic(addWallMinutes(`${date}T${hour}:${minute}`, minutes))}`;
}

function basic(wall: string): string {
  return `${wall.replace(/[-:]/g, "")}00`;
}

function movedDays(part: string, days: number): string {
  const moved = part
    .slice("BYDAY=".length)
    .split(",")
    .map((day) => DAYS[(((DAYS.indexOf(day) + days) % 7) + 7) % 7]);
  return `BYDAY=${moved.join(",")}`;
}
