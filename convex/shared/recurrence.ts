import { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";
import { type ResolvedWall, resolveWall } from "./civilTime";

/**
 * Recurrence rules of RFC 5545 in civil time: a weekly class at 18:00 is at 18:00 before and after the
 * clocks change.
 */

/** What one series may have at most; a programme of two years with five sessions a week fits. */
export const MAX_OCCURRENCES = 520;

export type Occurrence = ResolvedWall & {
  /** The wall time that the rule gives, before a gap moved it: names the occurrence for good. */
  recurrenceId: string;
};

/**
 * All occurrences of a rule, at most one more than `MAX_OCCURRENCES`, so that too many can be told from
 * just enough. The first is at `start`, as RFC 5545 says of DTSTART.
 *
 * @param rule an RRULE's value such as "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=12"; must end, by COUNT or UNTIL.
 *   UNTIL is read as civil time, whatever zone it claims.
 * @param start wall time of the first occurrence
 * @throws RangeError for a rule that cannot be read or has no end
 */
export function occurrencesOf(rule: string, start: string, timeZone: string): Occurrence[] {
  const walls = wallsOf(rule, start);
  return walls.map((recurrenceId) => ({ ...resolveWall(recurrenceId, timeZone), recurrenceId }));
}

export type RuleProblem = "unreadable" | "endless" | "tooMany" | "startOff";

/**
 * Why a rule cannot be taken, or null when it can. A rule that would not give the start itself is `startOff`:
 * calendars do not agree on whether the start then counts.
 */
export function problemOfRule(rule: string, start: string): RuleProblem | null {
  if (!/(^|;)(COUNT|UNTIL)=/.test(rule)) return "endless";
  try {
    const walls = expansionOf(rule, start);
    if (walls[0] !== start) return "startOff";
    return walls.length > MAX_OCCURRENCES ? "tooMany" : null;
  } catch {
    return "unreadable";
  }
}

/**
 * The rule as it stands before an occurrence: what remains of a series that is split there.
 * @param before wall time of the first occurrence that is no longer part of it
 */
export function ruleBefore(rule: string, before: string): string {
  const last = Temporal.PlainDateTime.from(before).subtract({ minutes: 1 });
  return [...partsWithoutEnd(rule), `UNTIL=${basicText(last)}`].join(";");
}

/**
 * The rule of the part that begins with an occurrence: what is left of a COUNT, an UNTIL as it was.
 * @param passed how many occurrences of the whole rule lie before it
 */
export function ruleFrom(rule: string, passed: number): string {
  return rule
    .split(";")
    .map((part) => (part.startsWith("COUNT=") ? `COUNT=${Number(part.slice(6)) - passed}` : part))
    .join(";");
}

function wallsOf(rule: string, start: string): readonly string[] {
  const walls = expansionOf(rule, start);
  return walls[0] === start ? walls : [start, ...walls];
}

/** The last few expansions: one takes a good part of a transaction's time, and each is wanted more than once. */
const expansions = new Map<string, readonly string[]>();
const MAX_KEPT = 8;

function expansionOf(rule: string, start: string): readonly string[] {
  const key = `${start} ${rule}`;
  const known = expansions.get(key);
  if (known !== undefined) return known;
  const walls = expand(rule, start);
  const [oldest] = expansions.keys();
  if (expansions.size >= MAX_KEPT && oldest !== undefined) expansions.delete(oldest);
  expansions.set(key, walls);
  return walls;
}

/** Expanded as if in UTC, which has neither gaps nor overlaps: the zone is applied afterwards, once. */
function expand(rule: string, start: string): string[] {
  const dtstart = Temporal.PlainDateTime.from(start).toZonedDateTime("UTC");
  const series = new RRuleTemporal({
    rruleString: `RRULE:${asUtc(rule)}`,
    dtstart,
    temporal: Temporal,
    strict: true,
  });
  return series
    .all((_, index) => index <= MAX_OCCURRENCES)
    .map((each) => each.toPlainDateTime().toString({ smallestUnit: "minute" }));
}

/** RFC 5545 wants UNTIL in UTC where DTSTART has a zone: here both are civil. */
function asUtc(rule: string): string {
  return rule.replace(/UNTIL=(\d{8})(?:T(\d{6})Z?)?/, (_, day: string, time: string | undefined) => {
    return `UNTIL=${day}T${time ?? "235959"}Z`;
  });
}

function partsWithoutEnd(rule: string): string[] {
  return rule.split(";").filter((part) => !part.startsWith("COUNT=") && !part.startsWith("UNTIL="));
}

function basicText(plain: Temporal.PlainDateTime): string {
  return plain.toString({ smallestUnit: "second" }).replace(/[-:]/g, "");
}
