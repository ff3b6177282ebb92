import { describe, expect, test } from "vitest";
import { daysToClockChange, demoCalendar } from "../../scripts/demo/calendar.mjs";

const ZONE = "Europe/Zurich";

describe("the demo's dates follow from the moment it is loaded", () => {
  test.each([
    ["2026-11-21T12:30:00Z", -28, "2026-10-05", "2027-01-03"],
    ["2026-03-20T12:00:00Z", 9, "2026-02-02", "2026-05-03"],
    ["2026-07-15T22:30:00Z", 102, "2026-06-01", "2026-11-15"],
  ])("at %s the nearest change of clocks is %i days away", (now, change, startDate, endDate) => {
    const at = Date.parse(now);
    expect(daysToClockChange(at, ZONE)).toBe(change);
    expect(demoCalendar(at, ZONE).running).toMatchObject({ startDate, endDate });
  });

  test("a change of clocks lies among the evenings of every day of the year", () => {
    for (let day = 0; day < 365; day += 5) {
      const { running } = demoCalendar(Date.UTC(2026, 0, 1, 11) + day * 86_400_000, ZONE);
      const offsets = [running.startDate, running.endDate].map((date) => new Date(`${date}T18:00:00Z`));
      const hours = offsets.map((at) => at.toLocaleTimeString("de-CH", { timeZone: ZONE, hour: "2-digit" }));
      expect([running.startDate, new Set(hours).size]).toEqual([running.startDate, 2]);
    }
  });
});
