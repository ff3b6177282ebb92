const DEPRECATED = /^(Etc|SystemV|US|Canada|Brazil|Chile|Mexico)\//;

/** The time zones one may choose, by their IANA names. */
export function timeZoneNames(): string[] {
  const names = Intl.supportedValuesOf("timeZone").filter((name) => !DEPRECATED.test(name));
  return names.includes("UTC") ? names : [...names, "UTC"];
}

/** The same as choices of a field, written as people read them. */
export function timeZoneChoices(): { value: string; label: string }[] {
  return timeZoneNames().map((value) => ({ value, label: value.replaceAll("_", " ") }));
}

/** How far a zone is from UTC at a moment, in minutes; east is positive. */
export function offsetMinutes(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(at);
  const value = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value ?? 0);
  const wall = Date.UTC(
    value("year"),
    value("month") - 1,
    value("day"),
    value("hour"),
    value("minute"),
    value("second"),
  );
  return Math.round((wall - Math.floor(at / 1000) * 1000) / 60_000);
}

/** "UTC+05:30" */
export function offsetName(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const two = (value: number) => String(value).padStart(2, "0");
  return `UTC${minutes < 0 ? "−" : "+"}${two(hours)}:${two(rest)}`;
}

/**
 * The moment at which clocks of a zone show a wall time such as "2026-11-24T18:00" (seconds may follow).
 * A time that a clock skips means as much later; of one that it shows twice, the first is meant.
 * @returns milliseconds since 1970, or null if it is no wall time
 */
export function wallTimeToInstant(wall: string, zone: string): number | null {
  const asUtc = Date.parse(`${wall.replace(" ", "T")}Z`);
  if (Number.isNaN(asUtc)) return null;
  const DAY = 86_400_000;
  const offsets = [offsetMinutes(zone, asUtc - DAY), offsetMinutes(zone, asUtc + DAY)];
  const fitting = offsets
    .map((offset) => asUtc - offset * 60_000)
    .filter((instant) => instant + offsetMinutes(zone, instant) * 60_000 === asUtc);
  return fitting.length > 0 ? Math.min(...fitting) : asUtc - offsets[0]! * 60_000;
}
