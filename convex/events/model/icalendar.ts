import ical, {
  foldLines,
  type ICalCalendar,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
} from "ical-generator";
import { Temporal } from "temporal-polyfill";
import type { CalendarMethod } from "../../notifications/rules/calendarParts";
import { resolveWall, wallAt } from "../../shared/civilTime";
import { MINUTE } from "../../shared/time";
import { vtimezone } from "../../shared/vtimezone";
import { calendarName } from "../rules/calendarMessages";

/** Somebody in a calendar. */
export type CalendarPerson = { name: string; address: string };

/** One VEVENT. */
export type Entry = {
  uid: string;
  sequence: number;
  /** When it last changed, milliseconds since 1970. */
  changedAt: number;
  title: string;
  description: string;
  location: string;
  url: string | null;
  cancelled: boolean;
  /** Wall time; of a series that of its first occurrence. */
  start: string;
  timeZone: string;
  durationMinutes: number;
  /** Makes it a series: an RRULE's value with an end, and the occurrences that do not take place. */
  series?: { rule: string; without: readonly string[] };
  /** Which occurrence it stands for: the wall time that its series' rule gave it, in the series' zone. */
  occurrence?: { recurrenceId: string; timeZone: string };
};

type Calendar = {
  method?: CalendarMethod;
  /** How a calendar program shows a feed. */
  name?: string;
  organizer?: CalendarPerson;
  /** Of one series at most, or single events. */
  entries: readonly Entry[];
  /** The last instant that a recurring entry reaches, milliseconds since 1970. */
  until?: number;
};

/**
 * An iCalendar object (RFC 5545). What recurs is written in wall time with its zone's VTIMEZONE, so that it
 * keeps its hour; a single event in UTC, which nobody can misread.
 */
export function writeCalendar({ method, name, organizer, entries, until = 0 }: Calendar): string {
  const zone = entries
    .map((entry) => entry.occurrence?.timeZone ?? (entry.series && entry.timeZone))
    .find(Boolean);
  const starts = entries.map(({ start, timeZone }) => resolveWall(start, timeZone).at);
  const calendar = ical({ prodId: { company: "Cohortium", product: "Cohortium", language: "EN" } });
  if (method !== undefined) calendar.method(ICalCalendarMethod[method]);
  if (name !== undefined) calendar.name(calendarName(name));
  for (const entry of entries) addEntry(calendar, entry, organizer);
  const content = calendar.toString();
  if (zone === undefined) return content;
  const described = vtimezone(zone, Math.min(...starts), Math.max(until, ...starts));
  return content
    .replace("BEGIN:VEVENT", `${described}BEGIN:VEVENT`)
    .replace(/^RECURRENCE-ID:(\w+)Z/gm, `RECURRENCE-ID;TZID=${zone}:$1`);
}

/** The same calendar, as it goes to one person: written once for everybody, addressed to each. */
export function addressed(calendar: string, { name, address }: CalendarPerson): string {
  const shown = calendarName(name) || address;
  const attendee = `ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE;CN="${shown}":mailto:${address}`;
  return calendar.replaceAll("\r\nSTATUS:", `\r\n${foldLines(attendee)}\r\nSTATUS:`);
}

function addEntry(calendar: ICalCalendar, entry: Entry, organizer: CalendarPerson | undefined): void {
  const description = [entry.description, entry.url ?? ""].filter((part) => part !== "").join("\n\n");
  const event = calendar.createEvent({
    id: entry.uid,
    sequence: entry.sequence,
    stamp: new Date(entry.changedAt),
    lastModified: new Date(entry.changedAt),
    summary: entry.title,
    description: description === "" ? null : description,
    location: entry.location === "" ? null : entry.location,
    status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...(entry.url !== null && { url: entry.url }),
    ...timesOf(entry),
  });
  if (organizer !== undefined)
    event.organizer({ name: calendarName(organizer.name) || "Cohortium", email: organizer.address });
}

type Times = Pick<ICalEventData, "start" | "end" | "timezone" | "recurrenceId" | "repeating">;

/**
 * An occurrence is at its wall time in the series' zone where that is clear to every reader; else in UTC: the
 * hour that comes twice is read in both ways.
 */
function timesOf({ start, timeZone, durationMinutes, series, occurrence }: Entry): Times {
  const { at, fit } = resolveWall(start, timeZone);
  const endsAt = at + durationMinutes * MINUTE;
  const recurrenceId = occurrence && { recurrenceId: written(occurrence.recurrenceId) };
  const isClear = fit !== "overlap" && timeZone === occurrence?.timeZone;
  if (series === undefined && !isClear)
    return { start: new Date(at), end: new Date(endsAt), timezone: "UTC", ...recurrenceId };
  return {
    start: written(start),
    end: written(wallAt(endsAt, timeZone)),
    timezone: timeZone,
    ...recurrenceId,
    ...(series !== undefined && { repeating: recurrence(series, timeZone) }),
  };
}

/**
 * A wall time that is written as it is. The library writes a zoned time by its own clock, whatever the entry's
 * zone: through the entry's zone, a time in a gap of its clocks would be moved, and name another occurrence.
 */
function written(wall: string): Temporal.ZonedDateTime {
  return Temporal.PlainDateTime.from(wall).toZonedDateTime("UTC");
}

/** RFC 5545 wants the end of a rule in UTC where its start has a zone. */
function recurrence({ rule, without }: NonNullable<Entry["series"]>, timeZone: string): string {
  const zoned = rule.replace(
    /UNTIL=(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{2}Z?)?/,
    (_, ...parts: string[]) => {
      const [year, month, day, hour = "23", minute = "59"] = parts;
      const { at } = resolveWall(`${year}-${month}-${day}T${hour}:${minute}`, timeZone);
      return `UNTIL=${basic(new Date(at).toISOString().slice(0, 16))}Z`;
    },
  );
  const excluded = without.map((wall) => `EXDATE;TZID=${timeZone}:${basic(wall)}`);
  return [`RRULE:${zoned}`, ...excluded].join("\r\n");
}

function basic(wall: string): string {
  return `${wall.replace(/[-:]/g, "")}00`;
}
