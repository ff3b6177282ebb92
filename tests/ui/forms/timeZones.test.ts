import { Temporal } from "temporal-polyfill";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { offsetMinutes, offsetName, timeZoneNames, wallTimeToInstant } from "../../../app/ui/forms/timeZones";

describe("wallTimeToInstant", () => {
  it.each([
    ["2026-11-24 18:00:00", "Europe/Zurich", "2026-11-24T17:00:00.000Z"],
    ["2026-07-01T18:00", "Europe/Zurich", "2026-07-01T16:00:00.000Z"],
    // Skipped by the clocks in spring: as much later.
    ["2026-03-29T02:30", "Europe/Zurich", "2026-03-29T01:30:00.000Z"],
    // Shown twice in autumn: the first.
    ["2026-10-25T02:30", "Europe/Zurich", "2026-10-25T00:30:00.000Z"],
    ["2026-10-25T02:30", "Asia/Kolkata", "2026-10-24T21:00:00.000Z"],
  ])("%s in %s is %s", (wall, zone, iso) => {
    expect(new Date(wallTimeToInstant(wall, zone) ?? 0).toISOString()).toBe(iso);
  });

  it("is null for what is no time", () => {
    expect(wallTimeToInstant("tomorrow", "UTC")).toBeNull();
  });

  it("agrees with Temporal", () => {
    const zones = fc.constantFrom(
      "Europe/Zurich",
      "America/New_York",
      "Australia/Lord_Howe",
      "Asia/Kathmandu",
      "UTC",
    );
    const minutes = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 });
    fc.assert(
      fc.property(zones, minutes, (zone, minute) => {
        const wall = new Date(minute * 60_000).toISOString().slice(0, 16);
        const expected = Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds;
        expect(wallTimeToInstant(wall, zone)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });
});

it.each([
  [60, "UTC+01:00"],
  [-210, "UTC−03:30"],
  [0, "UTC+00:00"],
])("%d minutes are %s", (minutes, name) => {
  expect(offsetName(minutes)).toBe(name);
});

it("knows the offset at a moment", () => {
  expect(offsetMinutes("Asia/Kathmandu", 0)).toBe(330);
  expect(offsetMinutes("Asia/Kathmandu", Date.UTC(2026, 0))).toBe(345);
});

it("offers places, not what is kept for old programs", () => {
  const names = timeZoneNames();
  expect(names).toContain("Europe/Zurich");
  expect(names).toContain("UTC");
  expect(names.filter((name) => name.startsWith("Etc/"))).toEqual([]);
});
