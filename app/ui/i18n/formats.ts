import type { Locale } from "../../../convex/shared/locales";
import type { Translate } from "../../../convex/shared/messages/translate";

/** An amount in the currency's minor units (cents, Rappen, yen) and its ISO 4217 code. */
export type MoneyAmount = { amount: number; currency: string };

export type Formats = {
  /** "Tue 24 Nov", with the year when it is not this one. */
  date(at: number, zone?: string): string;
  /** "18:00", by 24 hours. */
  time(at: number, zone?: string): string;
  /** "Tue 24 Nov, 18:00" */
  dateTime(at: number, zone?: string): string;
  /** "Tue 24 Nov, 18:00 (Zurich) · 12:00 your time"; the viewer's time is left out where it is the same. */
  eventTime(at: number, eventZone: string): string;
  /** "24 November 2026": for documents. */
  longDate(at: number, zone?: string): string;
  /** "in 12 minutes", "yesterday", "3 weeks ago" */
  relative(at: number, now: number): string;
  /** "1 h 30 min" */
  duration(milliseconds: number): string;
  number(value: number, options?: Intl.NumberFormatOptions): string;
  /** 0.5 is "50%". */
  percent(share: number): string;
  money(money: MoneyAmount): string;
  /** "1.4 MB" */
  fileSize(bytes: number): string;
  /** "Ada, Grace and Alan" */
  list(items: readonly string[]): string;
};

/** British dates in English; Arabic with Western digits, as on most Arabic sites that also have Latin ones. */
const TAGS: Record<Locale, string> = { en: "en-GB", de: "de-DE", ar: "ar-u-nu-latn" };

const UNITS = [
  ["year", 31_536_000_000],
  ["month", 2_592_000_000],
  ["week", 604_800_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const satisfies readonly (readonly [Intl.RelativeTimeFormatUnit, number])[];

/**
 * How dates, numbers and money read in a language and a time zone. Times are milliseconds since 1970.
 * `now` says which year needs no mention.
 */
export function formats(locale: Locale, viewerZone: string, t: Translate, now: number): Formats {
  const tag = TAGS[locale];
  const dates = dateFormats(tag, viewerZone, t, now);
  return {
    ...dates,
    eventTime: (at, eventZone) => eventTime({ at, eventZone, viewerZone, locale, dates, t }),
    relative: (at, from) => relative(tag, at, from),
    duration: (milliseconds) => duration(milliseconds, t),
    number: (value, options) => new Intl.NumberFormat(tag, options).format(value),
    percent: (share) =>
      new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 1 }).format(share),
    money: ({ amount, currency }) => money(tag, amount, currency),
    fileSize: (bytes) => fileSize(tag, bytes),
    list: (items) => new Intl.ListFormat(tag, { type: "conjunction" }).format(items),
  };
}

/**
 * What a zone is called beside a time of it. English has the city of the zone's own name: "Zurich". Other
 * languages have no such names in Intl; there it is what people say for the zone or its country: "MEZ",
 * "Japan", "New York".
 */
export function zonePlace(zone: string, locale: Locale, at: number): string {
  if (locale === "en" || zone === "UTC") return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
  const words = new Intl.DateTimeFormat(TAGS[locale], { timeZone: zone, timeZoneName: "shortGeneric" });
  const name = words.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? zone;
  // German says "Japan (Ortszeit)"; it stands in brackets already.
  return name.replace(/ \([^)]*\)$/, "");
}

function dateFormats(tag: string, viewerZone: string, t: Translate, now: number) {
  const part = (at: number, timeZone: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { ...options, timeZone }).format(at);
  const time = (at: number, zone = viewerZone) =>
    part(at, zone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const date = (at: number, zone = viewerZone) => {
    const year = part(at, zone, { year: "numeric" });
    // Put together from its parts: browsers and Node disagree on the commas between them.
    return t(year === part(now, zone, { year: "numeric" }) ? "ui.date.day" : "ui.date.dayOfYear", {
      weekday: part(at, zone, { weekday: "short" }),
      day: part(at, zone, { day: "numeric" }),
      month: part(at, zone, { month: "short" }),
      year,
    });
  };
  return {
    time,
    date,
    dateTime: (at: number, zone = viewerZone) =>
      t("ui.date.dateTime", { date: date(at, zone), time: time(at, zone) }),
    longDate: (at: number, zone = viewerZone) => part(at, zone, { dateStyle: "long" }),
  };
}

type EventTime = {
  at: number;
  eventZone: string;
  viewerZone: string;
  locale: Locale;
  dates: ReturnType<typeof dateFormats>;
  t: Translate;
};

function eventTime({ at, eventZone, viewerZone, locale, dates, t }: EventTime): string {
  const place = zonePlace(eventZone, locale, at);
  const there = t("ui.date.there", { dateTime: dates.dateTime(at, eventZone), place });
  if (dates.dateTime(at, eventZone) === dates.dateTime(at, viewerZone)) return there;
  const sameDay = dates.date(at, eventZone) === dates.date(at, viewerZone);
  const here = sameDay ? dates.time(at) : dates.dateTime(at);
  return t("ui.date.thereAndHere", { there, here });
}

function relative(tag: string, at: number, now: number): string {
  const distance = at - now;
  const words = new Intl.RelativeTimeFormat(tag, { numeric: "auto" });
  for (const [unit, length] of UNITS)
    if (Math.abs(distance) >= length) return words.format(Math.trunc(distance / length), unit);
  return words.format(0, "minute");
}

function duration(milliseconds: number, t: Translate): string {
  const minutes = Math.round(milliseconds / 60_000);
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return t("ui.date.minutes", { minutes });
  return minutes % 60 === 0
    ? t("ui.date.hours", { hours })
    : t("ui.date.hoursMinutes", { hours, minutes: minutes % 60 });
}

function money(tag: string, amount: number, currency: string): string {
  const format = new Intl.NumberFormat(tag, { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}

function fileSize(tag: string, bytes: number): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const options = { style: "unit", unit: units[step], unitDisplay: "short" } as const;
  return new Intl.NumberFormat(tag, { ...options, maximumFractionDigits: step < 2 ? 0 : 1 }).format(
    bytes / 1_000 ** step,
  );
}
