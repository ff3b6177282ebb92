import { describe, expect, test } from "vitest";
import {
  MAX_OCCURRENCES,
  occurrencesOf,
  problemOfRule,
  ruleBefore,
  ruleFrom,
} from "../../../convex/shared/recurrence";

const instants = (rule: string, start: string, zone: string) =>
  occurrencesOf(rule, start, zone).map(({ at }) => new Date(at).toISOString().slice(0, 16));
const walls = (rule: string, start: string, zone = "UTC") =>
  occurrencesOf(rule, start, zone).map(({ recurrenceId }) => recurrenceId);

describe("a weekly class keeps its time of day across the change of clocks", () => {
  test.each([
    ["Europe/Zurich", "2026-03-24T18:00", ["2026-03-24T17:00", "2026-03-31T16:00"]],
    ["America/New_York", "2026-10-27T18:00", ["2026-10-27T22:00", "2026-11-03T23:00"]],
    ["Australia/Lord_Howe", "2026-03-31T18:00", ["2026-03-31T07:00", "2026-04-07T07:30"]],
    ["Pacific/Auckland", "2026-09-22T18:00", ["2026-09-22T06:00", "2026-09-29T05:00"]],
    ["Asia/Kolkata", "2026-03-24T18:00", ["2026-03-24T12:30", "2026-03-31T12:30"]],
  ])("%s", (zone, start, expected) => {
    expect(instants("FREQ=WEEKLY;COUNT=2", start, zone)).toEqual(expected);
  });

  test("and what falls into a gap is moved forward, its name kept", () => {
    expect(occurrencesOf("FREQ=DAILY;COUNT=3", "2026-03-28T02:30", "Europe/Zurich")).toMatchObject([
      { recurrenceId: "2026-03-28T02:30", wall: "2026-03-28T02:30", fit: "exact" },
      { recurrenceId: "2026-03-29T02:30", wall: "2026-03-29T03:30", fit: "gap" },
      { recurrenceId: "2026-03-30T02:30", wall: "2026-03-30T02:30", fit: "exact" },
    ]);
  });
});

describe("rules of RFC 5545", () => {
  test.each([
    [
      "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4",
      "2026-11-24T18:00",
      ["2026-11-24", "2026-11-26", "2026-12-01", "2026-12-03"],
    ],
    ["FREQ=WEEKLY;INTERVAL=2;COUNT=3", "2026-11-24T18:00", ["2026-11-24", "2026-12-08", "2026-12-22"]],
    ["FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", "2026-11-27T18:00", ["2026-11-27", "2026-12-25", "2027-01-29"]],
    ["FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3", "2026-12-31T18:00", ["2026-12-31", "2027-01-31", "2027-03-31"]],
    ["FREQ=WEEKLY;UNTIL=20261208", "2026-11-24T18:00", ["2026-11-24", "2026-12-01", "2026-12-08"]],
    ["FREQ=WEEKLY;UNTIL=20261208T175900", "2026-11-24T18:00", ["2026-11-24", "2026-12-01"]],
  ])("%s", (rule, start, dates) => {
    expect(walls(rule, start)).toEqual(dates.map((date) => `${date}T18:00`));
  });

  test("the first occurrence is the start even where the rule would not give it", () => {
    expect(walls("FREQ=WEEKLY;BYDAY=TH;COUNT=3", "2026-11-24T18:00")[0]).toBe("2026-11-24T18:00");
  });

  test.each([
    ["FREQ=WEEKLY", "endless"],
    ["FREQ=DAILY;COUNT=521", "tooMany"],
    ["FREQ=SOMETIMES;COUNT=2", "unreadable"],
    ["FREQ=DAILY;COUNT=520", null],
  ])("%s: %s", (rule, problem) => expect(problemOfRule(rule, "2026-11-24T18:00")).toBe(problem));

  test("an hour that never ends is cut off in time", () => {
    expect(walls("FREQ=HOURLY;UNTIL=20991231T000000", "2026-11-24T18:00")).toHaveLength(MAX_OCCURRENCES + 1);
  });
});

describe("a series that is split", () => {
  const rule = "FREQ=WEEKLY;COUNT=5";
  const start = "2026-11-24T18:00";

  test("has the same occurrences, before and after", () => {
    const before = ruleBefore(rule, "2026-12-08T18:00");
    const after = ruleFrom(rule, 2);
    expect(before).toBe("FREQ=WEEKLY;UNTIL=20261208T175900");
    expect(after).toBe("FREQ=WEEKLY;COUNT=3");
    expect([...walls(before, start), ...walls(after, "2026-12-08T18:00")]).toEqual(walls(rule, start));
  });

  test("keeps an end by date", () => {
    expect(ruleFrom("FREQ=WEEKLY;UNTIL=20261222", 2)).toBe("FREQ=WEEKLY;UNTIL=20261222");
  });
});
