import { describe, expect, test } from "vitest";
import {
  addDays,
  addWallDays,
  dateAt,
  daysBetween,
  isCivilDate,
  isWallTime,
  resolveWall,
  startOfDate,
  wallAt,
} from "../../../convex/shared/civilTime";

const utc = (text: string) => Date.parse(text);

describe("a wall time in its zone", () => {
  test.each([
    [
      "an ordinary evening",
      "2026-11-24T18:00",
      "Europe/Zurich",
      "2026-11-24T17:00Z",
      "exact",
      "2026-11-24T18:00",
    ],
    ["a gap of an hour", "2026-03-29T02:30", "Europe/Zurich", "2026-03-29T01:30Z", "gap", "2026-03-29T03:30"],
    [
      "an overlap of an hour",
      "2026-10-25T02:30",
      "Europe/Zurich",
      "2026-10-25T00:30Z",
      "overlap",
      "2026-10-25T02:30",
    ],
    [
      "a gap of half an hour",
      "2026-10-04T02:15",
      "Australia/Lord_Howe",
      "2026-10-03T15:45Z",
      "gap",
      "2026-10-04T02:45",
    ],
    [
      "an overlap of half an hour",
      "2026-04-05T01:45",
      "Australia/Lord_Howe",
      "2026-04-04T14:45Z",
      "overlap",
      "2026-04-05T01:45",
    ],
    [
      "the far side of the world",
      "2026-09-27T02:30",
      "Pacific/Auckland",
      "2026-09-26T14:30Z",
      "gap",
      "2026-09-27T03:30",
    ],
    [
      "a zone without summer time",
      "2026-07-01T18:00",
      "Asia/Kolkata",
      "2026-07-01T12:30Z",
      "exact",
      "2026-07-01T18:00",
    ],
    [
      "a midnight that is skipped",
      "2018-11-04T00:00",
      "America/Sao_Paulo",
      "2018-11-04T03:00Z",
      "gap",
      "2018-11-04T01:00",
    ],
  ])("%s", (_, wall, zone, at, fit, actual) => {
    expect(resolveWall(wall, zone)).toEqual({ at: utc(at), fit, wall: actual });
    expect(wallAt(utc(at), zone)).toBe(actual);
  });

  test("that is none, or a zone that is none, is refused", () => {
    expect(() => resolveWall("soon", "Europe/Zurich")).toThrow(RangeError);
    expect(() => resolveWall("2026-01-01T10:00", "Europe/Nowhere")).toThrow(RangeError);
  });
});

test("dates begin where they are", () => {
  expect(startOfDate("2026-11-24", "Pacific/Auckland")).toBe(utc("2026-11-23T11:00Z"));
  expect(startOfDate("2018-11-04", "America/Sao_Paulo")).toBe(utc("2018-11-04T03:00Z"));
  expect(dateAt(utc("2026-11-23T11:00Z"), "Pacific/Auckland")).toBe("2026-11-24");
  expect(dateAt(utc("2026-11-23T11:00Z"), "America/New_York")).toBe("2026-11-23");
});

test("days are counted on the calendar, whatever the clocks do", () => {
  expect(addDays("2026-02-27", 2)).toBe("2026-03-01");
  expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
  expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
  expect(daysBetween("2026-03-30", "2026-03-28")).toBe(-2);
  expect(addWallDays("2026-03-28T18:00", 7)).toBe("2026-04-04T18:00");
});

test.each([
  ["2026-02-28", true],
  ["2026-02-29", false],
  ["2026-2-3", false],
  ["20260203", false],
])("%s is a civil date: %s", (text, is) => expect(isCivilDate(text)).toBe(is));

test.each([
  ["2026-02-28T18:00", true],
  ["2026-02-28T24:00", false],
  ["2026-02-28T18:00:30", false],
  ["2026-02-28T18:00Z", false],
])("%s is a wall time: %s", (text, is) => expect(isWallTime(text)).toBe(is));
