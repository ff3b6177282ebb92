import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Kind } from "../../../convex/notifications/rules/kinds";
import { afterQuietHours } from "../../../convex/notifications/rules/quietHours";
import { dueAt } from "../../../convex/notifications/rules/timing";

const at = (text: string) => Date.parse(text);

describe("afterQuietHours", () => {
  it.each([
    ["by day", "2026-11-24T12:00:00Z", "Europe/Zurich", "2026-11-24T12:00:00Z"],
    ["at seven sharp", "2026-11-24T06:00:00Z", "Europe/Zurich", "2026-11-24T06:00:00Z"],
    ["a moment before seven", "2026-11-24T05:59:59.999Z", "Europe/Zurich", "2026-11-24T06:00:00Z"],
    ["a moment before ten in the evening", "2026-11-24T20:59:59Z", "Europe/Zurich", "2026-11-24T20:59:59Z"],
    ["at ten in the evening", "2026-11-24T21:00:00Z", "Europe/Zurich", "2026-11-25T06:00:00Z"],
    ["after midnight", "2026-11-24T23:30:00Z", "Europe/Zurich", "2026-11-25T06:00:00Z"],
    ["with a zone of half an hour", "2026-11-24T18:00:00Z", "Asia/Kolkata", "2026-11-25T01:30:00Z"],
    [
      "on the other side of the date line",
      "2026-11-24T10:00:00Z",
      "Pacific/Auckland",
      "2026-11-24T18:00:00Z",
    ],
    ["the night summer time begins", "2026-03-28T22:30:00Z", "Europe/Zurich", "2026-03-29T05:00:00Z"],
    ["the night summer time ends", "2026-10-24T21:00:00Z", "Europe/Zurich", "2026-10-25T06:00:00Z"],
    ["half an hour of summer time", "2026-10-03T12:00:00Z", "Australia/Lord_Howe", "2026-10-03T20:00:00Z"],
  ])("%s", (_name, moment, zone, expected) => {
    expect(new Date(afterQuietHours(at(moment), zone)).toISOString()).toBe(new Date(expected).toISOString());
  });

  it("never goes back, never waits longer than ten hours, and always ends up by day", () => {
    const zones = fc.constantFrom("Europe/Zurich", "America/New_York", "Asia/Kathmandu", "Pacific/Apia");
    const year = fc.integer({ min: at("2026-01-01T00:00:00Z"), max: at("2027-01-01T00:00:00Z") });
    fc.assert(
      fc.property(year, zones, (moment, zone) => {
        const moved = afterQuietHours(moment, zone);
        expect(moved).toBeGreaterThanOrEqual(moment);
        expect(moved - moment).toBeLessThanOrEqual(10 * 3_600_000);
        expect(afterQuietHours(moved, zone)).toBe(moved);
      }),
    );
  });
});

describe("dueAt", () => {
  const night = at("2026-11-24T23:30:00Z");
  const morning = at("2026-11-25T06:00:00Z");
  const noon = at("2026-11-24T11:00:00Z");
  const scenarios: [string, Kind, number, number][] = [
    ["a code at night", "account", night, night],
    ["an invitation at night", "invitation", night, night],
    ["an announcement at night", "announcement", night, night],
    ["a reminder at night", "reminder", night, morning],
    ["a reminder by day", "reminder", noon, noon],
    ["activity by day", "activity", noon, noon + 3_600_000],
    ["activity at night", "activity", night, morning],
    ["activity whose hour ends at night", "activity", at("2026-11-24T20:30:00Z"), morning],
  ];
  it.each(scenarios)("%s", (_name, kind, asked, expected) => {
    expect(dueAt(kind, asked, "Europe/Zurich")).toBe(expected);
  });
});
