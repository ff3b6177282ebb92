import type { Locale } from "../../convex/shared/locales";

/** A civil date in words: "Monday, 1 February 2027". */
export function dateText(date: string, locale: Locale): string {
  return new Intl.DateTimeFormat(formatOf(locale), { dateStyle: "full", timeZone: "UTC" }).format(
    Date.parse(date),
  );
}

/** A moment as a clock in a zone shows it, with the zone: "Tue 24 Nov, 18:00 CET". */
export function momentText(at: number, timeZone: string, locale: Locale): string {
  return new Intl.DateTimeFormat(formatOf(locale), {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
    timeZoneName: "short",
  }).format(at);
}

/** The day of a moment in a zone: "1 February 2028". */
export function dayText(at: number, timeZone: string, locale: Locale): string {
  return new Intl.DateTimeFormat(formatOf(locale), { dateStyle: "long", timeZone }).format(at);
}

/** English dates with the day first, as the rest of the product writes them. */
function formatOf(locale: Locale): string {
  return locale === "en" ? "en-GB" : locale;
}
