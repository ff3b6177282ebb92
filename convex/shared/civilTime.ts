import { Temporal } from "temporal-polyfill";

/**
 * Civil time: what a calendar on the wall and a clock beside it say, and which instant that is.
 *
 * A wall time is ISO 8601 without an offset and to the minute, "2026-03-29T18:00"; a civil date is
 * "2026-03-29". Instants are milliseconds since 1970 in UTC. Zones are names of the IANA database.
 */

/** How a wall time met its zone: once, never (the clocks went forward) or twice (they went back). */
export type WallFit = "exact" | "gap" | "overlap";

export type ResolvedWall = {
  /** Milliseconds since 1970. */
  at: number;
  fit: WallFit;
  /** The wall time at `at`: in a gap the one after it, else as given. */
  wall: string;
};

/**
 * The instant of a wall time. In a gap the clock is moved forward by the gap's length, in an overlap the
 * first of the two instants is taken: Temporal's "compatible", RFC 5545 section 3.3.5.
 * @throws RangeError for what is no wall time or no zone
 */
export function resolveWall(wall: string, timeZone: string): ResolvedWall {
  const plain = Temporal.PlainDateTime.from(wall);
  const zoned = plain.toZonedDateTime(timeZone, { disambiguation: "compatible" });
  const last = plain.toZonedDateTime(timeZone, { disambiguation: "later" });
  const actual = zoned.toPlainDateTime();
  const fit = !actual.equals(plain)
    ? "gap"
    : zoned.epochMilliseconds === last.epochMilliseconds
      ? "exact"
      : "overlap";
  return { at: zoned.epochMilliseconds, fit, wall: wallText(actual) };
}

/** The wall time of an instant in a zone, to the minute. */
export function wallAt(at: number, timeZone: string): string {
  return wallText(zonedAt(at, timeZone).toPlainDateTime());
}

/** The civil date of an instant in a zone. */
export function dateAt(at: number, timeZone: string): string {
  return zonedAt(at, timeZone).toPlainDate().toString();
}

/** The instant at which a civil date begins in a zone; where midnight is skipped, the first instant after it. */
export function startOfDate(date: string, timeZone: string): number {
  return Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds;
}

/** A civil date some days later; earlier for a negative number. */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** How many days lie between two civil dates; negative when `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: "days" }).days;
}

/** A wall time some whole days later, at the same time of day. */
export function addWallDays(wall: string, days: number): string {
  return wallText(Temporal.PlainDateTime.from(wall).add({ days }));
}

/** A wall time some minutes later on a clock that is never changed; earlier for a negative number. */
export function addWallMinutes(wall: string, minutes: number): string {
  return wallText(Temporal.PlainDateTime.from(wall).add({ minutes }));
}

/** How many minutes lie between two wall times on a clock that is never changed. */
export function wallMinutesBetween(from: string, to: string): number {
  const { minutes } = Temporal.PlainDateTime.from(from).until(to, { largestUnit: "minutes" });
  return minutes;
}

/** Whether a text is a civil date that exists. */
export function isCivilDate(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && holds(() => Temporal.PlainDate.from(text, { overflow: "reject" }))
  );
}

/** Whether a text is a wall time that exists on some calendar. */
export function isWallTime(text: string): boolean {
  const shaped = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text);
  return shaped && holds(() => Temporal.PlainDateTime.from(text, { overflow: "reject" }));
}

function zonedAt(at: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
}

function wallText(plain: Temporal.PlainDateTime): string {
  return plain.toString({ smallestUnit: "minute" });
}

function holds(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}
