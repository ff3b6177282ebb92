import { describe, expect, it } from "vitest";
import { formats, zonePlace } from "../../../app/ui/i18n/formats";
import type { Locale } from "../../../convex/shared/locales";
import { translator } from "../../../convex/shared/messages/catalogue";

const NOW = Date.UTC(2026, 10, 20, 12);
const EVENT = Date.UTC(2026, 10, 24, 17);
const MINUTE = 60_000;
const of = (locale: Locale, zone = "UTC") => formats(locale, zone, translator(locale), NOW);
/** Intl puts spaces that do not break before units and after currencies. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

describe("eventTime", () => {
  it.each([
    ["en", "America/New_York", "Tue 24 Nov, 18:00 (Zurich) · 12:00 your time"],
    ["de", "America/New_York", "Di 24. Nov, 18:00 (MEZ) · 12:00 eigene Zeit"],
    ["ar", "America/New_York", "الثلاثاء 24 نوفمبر، 18:00 (توقيت سويسرا) · 12:00 بتوقيتك"],
    // The same clocks: nothing to add.
    ["en", "Europe/Paris", "Tue 24 Nov, 18:00 (Zurich)"],
    // Another day there.
    ["en", "Asia/Tokyo", "Tue 24 Nov, 18:00 (Zurich) · Wed 25 Nov, 02:00 your time"],
  ] as const)("in %s for a viewer in %s", (locale, zone, text) => {
    expect(of(locale, zone).eventTime(EVENT, "Europe/Zurich").replace("Nov.", "Nov")).toBe(text);
  });

  it("follows the clocks of summer and winter", () => {
    const summer = Date.UTC(2026, 6, 1, 16);
    expect(of("en").eventTime(summer, "Europe/Zurich")).toBe("Wed 1 Jul, 18:00 (Zurich) · 16:00 your time");
  });
});

describe("dates", () => {
  it("name the year when it is another one", () => {
    expect(of("en").date(Date.UTC(2027, 0, 5))).toBe("Tue 5 Jan 2027");
    expect(of("en").date(EVENT)).toBe("Tue 24 Nov");
  });

  it("begin a day at midnight by 24 hours", () => {
    expect(of("en").dateTime(Date.UTC(2026, 10, 24))).toBe("Tue 24 Nov, 00:00");
  });

  it.each([
    ["en", "24 November 2026"],
    ["de", "24. November 2026"],
  ] as const)("are written out in %s", (locale, text) => {
    expect(of(locale).longDate(EVENT)).toBe(text);
  });

  it.each([
    [12 * MINUTE, "in 12 minutes"],
    [-24 * 60 * MINUTE, "yesterday"],
    [-59_000, "this minute"],
    [3 * 7 * 24 * 60 * MINUTE, "in 3 weeks"],
    [-400 * 24 * 60 * MINUTE, "last year"],
  ])("%d ms away are %s", (distance, text) => {
    expect(of("en").relative(NOW + distance, NOW)).toBe(text);
  });

  it.each([
    [45 * MINUTE, "45 min"],
    [60 * MINUTE, "1 h"],
    [90 * MINUTE, "1 h 30 min"],
    [0, "0 min"],
  ])("last %d ms: %s", (length, text) => {
    expect(of("en").duration(length)).toBe(text);
  });
});

describe("figures", () => {
  it.each([
    ["en", { amount: 1_234_560, currency: "CHF" }, "CHF 12,345.60"],
    ["de", { amount: 1_234_560, currency: "EUR" }, "12.345,60 €"],
    ["en", { amount: 1_999, currency: "JPY" }, "JP¥1,999"],
    ["en", { amount: 1_999, currency: "BHD" }, "BHD 1.999"],
    ["en", { amount: -50, currency: "GBP" }, "-£0.50"],
  ] as const)("money in %s", (locale, money, text) => {
    expect(plain(of(locale).money(money))).toBe(text);
  });

  it.each([
    [0, "0 byte"],
    [999, "999 byte"],
    [1_400, "1 kB"],
    [1_450_000, "1.5 MB"],
    [2_000_000_000_000, "2,000 GB"],
  ])("%d bytes are %s", (bytes, text) => {
    expect(plain(of("en").fileSize(bytes))).toBe(text);
  });

  it("shares, numbers and lists", () => {
    expect(of("en").percent(0.125)).toBe("12.5%");
    expect(plain(of("de").percent(0.125))).toBe("12,5 %");
    expect(of("en").number(5_000)).toBe("5,000");
    expect(of("ar").number(5_000)).toBe("5,000");
    expect(of("en").list(["Ada", "Grace", "Alan"])).toBe("Ada, Grace and Alan");
  });
});

it.each([
  ["Europe/Zurich", "en", "Zurich"],
  ["America/Argentina/Buenos_Aires", "en", "Buenos Aires"],
  ["UTC", "en", "UTC"],
  ["Europe/Zurich", "de", "MEZ"],
  ["Europe/Lisbon", "de", "WEZ"],
  ["America/New_York", "de", "New York"],
  ["Asia/Tokyo", "de", "Japan"],
  ["UTC", "de", "UTC"],
  ["Europe/Zurich", "ar", "توقيت سويسرا"],
] as const)("%s is for readers of %s: %s", (zone, locale, place) => {
  expect(zonePlace(zone, locale, EVENT)).toBe(place);
});
