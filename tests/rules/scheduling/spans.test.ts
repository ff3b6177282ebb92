import { describe, expect, test } from "vitest";
import { collisions, daysOf, overlaps } from "../../../convex/scheduling/rules/spans";

const span = (from: string, to: string) => ({
  startsAt: Date.parse(`${from}Z`),
  endsAt: Date.parse(`${to}Z`),
});

describe("days of UTC", () => {
  test.each([
    ["2027-03-02T18:00", "2027-03-02T19:30", ["2027-03-02"]],
    ["2027-03-02T23:30", "2027-03-03T00:00", ["2027-03-02"]],
    ["2027-03-02T23:30", "2027-03-03T00:30", ["2027-03-02", "2027-03-03"]],
    ["2027-03-02T12:00", "2027-03-03T12:00", ["2027-03-02", "2027-03-03"]],
    ["2027-03-02T00:00", "2027-03-03T00:00", ["2027-03-02"]],
  ])("from %s to %s", (from, to, days) => expect(daysOf(span(from, to))).toEqual(days));
});

describe("two times", () => {
  const class_ = span("2027-03-02T18:00", "2027-03-02T19:00");
  test.each([
    ["2027-03-02T17:00", "2027-03-02T18:00", false],
    ["2027-03-02T19:00", "2027-03-02T20:00", false],
    ["2027-03-02T18:59", "2027-03-02T20:00", true],
    ["2027-03-02T17:00", "2027-03-02T21:00", true],
    ["2027-03-02T18:10", "2027-03-02T18:20", true],
  ])("%s to %s: %s", (from, to, expected) => {
    expect(overlaps(class_, span(from, to))).toBe(expected);
    expect(overlaps(span(from, to), class_)).toBe(expected);
  });
});

test("each wanted time meets the first that takes it", () => {
  const [early, late] = [
    span("2027-03-02T18:00", "2027-03-02T19:00"),
    span("2027-03-02T18:30", "2027-03-02T20:00"),
  ];
  const free = span("2027-03-03T18:00", "2027-03-03T19:00");
  const wanted = span("2027-03-02T18:45", "2027-03-02T19:30");
  expect(collisions([free, wanted], [late, early])).toEqual([{ wanted, taken: early }]);
});
