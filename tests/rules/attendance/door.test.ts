import { describe, expect, test } from "vitest";
import { codePeriods, doorAt } from "../../../convex/attendance/rules/door";
import { attendedShare, countedState, effectiveState } from "../../../convex/attendance/rules/standing";
import type { AttendanceState } from "../../../convex/attendance/rules/statuses";
import { MINUTE } from "../../../convex/shared/time";

const session = { startsAt: 100 * MINUTE, endsAt: 160 * MINUTE, state: "scheduled" } as const;

test.each([
  [84, { is: "early", opensAt: 85 * MINUTE }],
  [85, { is: "open" }],
  [130, { is: "open" }],
  [159, { is: "open" }],
  [160, { is: "over" }],
])("the door at minute %i", (minute, door) => expect(doorAt(session, minute * MINUTE)).toEqual(door));

test("a cancelled session has no door", () => {
  expect(doorAt({ ...session, state: "cancelled" }, 130 * MINUTE)).toEqual({ is: "cancelled" });
});

test("a code is taken while it is shown and a period longer", () => {
  expect(codePeriods(90_000)).toEqual([3, 2]);
  expect(codePeriods(89_999)).toEqual([2, 1]);
});

describe("what minutes amount to", () => {
  test.each<[number, number, number, boolean, string]>([
    [0, 60, 0.8, false, "absent"],
    [0, 60, 0.8, true, "partial"],
    [47, 60, 0.8, true, "partial"],
    [48, 60, 0.8, true, "present"],
    [60, 60, 1, true, "present"],
    [59, 60, 1, true, "partial"],
    [0, 60, 0, true, "present"],
    [67, 90, 0.75, true, "partial"],
    [68, 90, 0.75, true, "present"],
    [21, 70, 0.3, true, "present"],
  ])("%i of %i minutes at %f: %s", (minutes, of, share, came, state) => {
    expect(countedState(minutes, of, share, came)).toBe(state);
  });

  test("staff's word stands above it", () => {
    expect(effectiveState("absent", { state: "excused" })).toBe("excused");
    expect(effectiveState("absent", undefined)).toBe("absent");
  });
});

test.each<[AttendanceState[], number | null]>([
  [[], null],
  [["excused"], null],
  [["present", "absent"], 0.5],
  [["present", "excused", "partial", "present"], 2 / 3],
])("the share of %j", (states, share) => expect(attendedShare(states)).toBe(share));
