import { addDays, isWallTime, resolveWall, type ResolvedWall, startOfDate } from "../../shared/civilTime";
import type { FieldErrors } from "../../shared/errors";
import { occurrencesOf, problemOfRule, type RuleProblem } from "../../shared/recurrence";
import { isTimeZone, MINUTE } from "../../shared/time";
import type { ConferenceProvider } from "./statuses";

export type Place = {
  room?: string | undefined;
  online?: { provider: ConferenceProvider; url?: string | undefined } | undefined;
};

/** What somebody wants to plan. `rule` makes it a series. */
export type Draft = {
  title: string;
  description: string;
  wallStart: string;
  timeZone: string;
  durationMinutes: number;
  place: Place;
  instructors: readonly string[];
  remindBefore: readonly number[];
  rule?: string | undefined;
};

/** The run that an event belongs to: civil dates in its zone, both inclusive. */
export type CohortDates = { startDate: string; endDate: string; timeZone: string };

export const MIN_MINUTES = 5;
export const MAX_MINUTES = 24 * 60;
export const MAX_INSTRUCTORS = 10;
export const MAX_REMINDERS = 5;
const MAX_TITLE = 200;
const MAX_DESCRIPTION = 10_000;
const MAX_ROOM = 200;
const MAX_URL = 2_000;
const MAX_LEAD = 14 * 24 * 60;
/** Rows that one change of a series may touch and stay within one transaction. */
const MAX_SERIES_ROWS = 4_000;

/** By how much people are reminded before a session unless it says otherwise: a day and an hour. */
export const DEFAULT_REMINDERS: readonly number[] = [24 * 60, 60];

const RULE_PROBLEMS: Record<RuleProblem, string> = {
  unreadable: "rule",
  endless: "ruleEndless",
  tooMany: "ruleTooMany",
  startOff: "ruleStart",
};

/** What stands against a draft, by field, each a key of the catalogue's `errors`; nothing where it can be planned. */
export function problemsOfDraft(draft: Draft, cohort: CohortDates): FieldErrors {
  const problems = {
    ...lacking("title", titleProblem(draft.title)),
    ...lacking("description", draft.description.length > MAX_DESCRIPTION ? "tooLong" : null),
    ...lacking("durationMinutes", durationProblem(draft.durationMinutes)),
    ...lacking("place", placeProblem(draft.place)),
    ...lacking("instructors", draft.instructors.length > MAX_INSTRUCTORS ? "tooManyInstructors" : null),
    ...lacking("remindBefore", remindersProblem(draft.remindBefore)),
    ...lacking("timeZone", isTimeZone(draft.timeZone) ? null : "timeZone"),
    ...lacking("wallStart", isWallTime(draft.wallStart) ? null : "wallTime"),
  };
  const timed = ["durationMinutes", "timeZone", "wallStart"].every((field) => !(field in problems));
  return timed ? { ...problems, ...datesProblem(draft, cohort) } : problems;
}

function lacking(field: string, problem: string | null): FieldErrors {
  return problem === null ? {} : { [field]: problem };
}

function titleProblem(title: string): string | null {
  if (title.trim() === "") return "required";
  return title.length > MAX_TITLE ? "tooLong" : null;
}

function durationProblem(minutes: number): string | null {
  return Number.isInteger(minutes) && minutes >= MIN_MINUTES && minutes <= MAX_MINUTES ? null : "duration";
}

function placeProblem({ room = "", online }: Place): string | null {
  if (room.trim() === "" && online === undefined) return "placeNeeded";
  if (room.length > MAX_ROOM) return "tooLong";
  return online?.provider === "link" && !isWebAddress(online.url ?? "") ? "url" : null;
}

/** An address that a browser may be sent to. */
function isWebAddress(text: string): boolean {
  return text.length <= MAX_URL && /^https?:\/\/[^\s"'<>\\]+$/i.test(text);
}

function remindersProblem(minutes: readonly number[]): string | null {
  const taken = minutes.every((each) => Number.isInteger(each) && each >= 5 && each <= MAX_LEAD);
  return taken && minutes.length <= MAX_REMINDERS && new Set(minutes).size === minutes.length
    ? null
    : "reminders";
}

function datesProblem(draft: Draft, cohort: CohortDates): FieldErrors {
  const { rule, wallStart, durationMinutes } = draft;
  if (rule !== undefined) {
    const problem = ruleProblem(rule, wallStart);
    if (problem !== null) return { rule: problem };
  }
  const starts = startsOf(draft);
  if (rowsOfSeries(starts.length, draft) > MAX_SERIES_ROWS) return { instructors: "tooManyForSeries" };
  const { from, to } = boundsOf(cohort);
  const fits = ({ at }: Start) => at >= from && at + durationMinutes * MINUTE <= to;
  if (starts.every(fits)) return {};
  const firstOutside = starts[0] !== undefined && !fits(starts[0]);
  return { [firstOutside || rule === undefined ? "wallStart" : "rule"]: "outsideCohort" };
}

/** Days, weeks, months and years: sessions every hour are nobody's timetable. */
function ruleProblem(rule: string, wallStart: string): string | null {
  if (rule.length > 300) return "rule";
  if (!/(^|;)FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;|$)/.test(rule) || /BY(HOUR|MINUTE|SECOND)=/.test(rule))
    return "rule";
  const problem = problemOfRule(rule, wallStart);
  return problem === null ? null : RULE_PROBLEMS[problem];
}

function rowsOfSeries(occurrences: number, { instructors, remindBefore }: Draft): number {
  return occurrences === 1 ? 1 : occurrences * (1 + 3 * instructors.length + remindBefore.length);
}

/** Whether a time lies within the cohort's dates, by the clock of the cohort. Milliseconds since 1970. */
export function isWithin(startsAt: number, endsAt: number, cohort: CohortDates): boolean {
  const { from, to } = boundsOf(cohort);
  return startsAt >= from && endsAt <= to;
}

function boundsOf({ startDate, endDate, timeZone }: CohortDates) {
  return { from: startOfDate(startDate, timeZone), to: startOfDate(addDays(endDate, 1), timeZone) };
}

export type Start = ResolvedWall & { recurrenceId: string };

/** All starts of a draft that has no problem, in their order: one, or those of its rule. */
export function startsOf({ rule, wallStart, timeZone }: Draft): Start[] {
  if (rule === undefined) return [{ ...resolveWall(wallStart, timeZone), recurrenceId: wallStart }];
  return occurrencesOf(rule, wallStart, timeZone);
}

/** A start that the change of clocks touches: moved out of a gap, or the first of two. */
export type ClockNote = { given: string; fit: "gap" | "overlap"; wall: string };

/** What is to be said of starts that meet a change of clocks. */
export function clockNotes(starts: readonly Omit<Start, "at">[]): ClockNote[] {
  return starts.flatMap(({ recurrenceId, fit, wall }) =>
    fit === "exact" ? [] : [{ given: recurrenceId, fit, wall }],
  );
}
