import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  firstArrival,
  isInside,
  minutesInside,
  type Stay,
  timeInside,
} from "../../../convex/attendance/rules/stays";
import { MINUTE } from "../../../convex/shared/time";

const at = (minute: number) => minute * MINUTE;
const window = { startsAt: at(100), endsAt: at(160) };
const stay = (from: number | undefined, to?: number): Stay => ({
  joinedAt: from === undefined ? undefined : at(from),
  leftAt: to === undefined ? undefined : at(to),
});

describe("minutes in a session of an hour", () => {
  test.each<[string, Stay[], number, number]>([
    ["nobody came", [], 200, 0],
    ["from beginning to end", [stay(100, 160)], 200, 60],
    ["early and late are clipped", [stay(90, 170)], 200, 60],
    ["left and came again", [stay(100, 110), stay(120, 160)], 200, 50],
    ["two devices count once", [stay(100, 130), stay(110, 120)], 200, 30],
    ["two devices, one after the other", [stay(100, 130), stay(120, 150)], 200, 50],
    ["the same report twice", [stay(100, 130), stay(100, 130)], 200, 30],
    ["still there", [stay(110)], 130, 20],
    ["nobody said that they left", [stay(110)], 500, 50],
    ["only the end is known", [stay(undefined, 130)], 200, 0],
    ["only before the session", [stay(80, 95)], 200, 0],
    ["only after it", [stay(161, 170)], 200, 0],
    ["left before coming", [stay(130, 120)], 200, 0],
    ["a report from the future counts to now", [stay(110, 150)], 120, 10],
    ["in any order", [stay(140, 150), stay(100, 110), stay(120, 130)], 200, 30],
  ])("%s", (_, stays, now, minutes) => expect(minutesInside(stays, window, at(now))).toBe(minutes));

  test("half a minute is none", () => {
    expect(minutesInside([{ joinedAt: at(100), leftAt: at(101) + 30_000 }], window, at(200))).toBe(1);
  });
});

const stays = fc.array(
  fc.record({ joinedAt: fc.integer({ min: 0, max: 300 }), leftAt: fc.integer({ min: 0, max: 300 }) }),
);
const small = { startsAt: 100, endsAt: 160 };

test("the union is what a count moment by moment gives", () => {
  fc.assert(
    fc.property(stays, fc.integer({ min: 0, max: 300 }), (list, now) => {
      const moments = Array.from({ length: 60 }, (_, index) => 100 + index);
      const inside = moments.filter(
        (moment) =>
          moment < now && list.some(({ joinedAt, leftAt }) => joinedAt <= moment && moment < leftAt),
      );
      expect(timeInside(list, small, now)).toBe(inside.length);
    }),
  );
});

test("neither order nor repetition matters", () => {
  fc.assert(
    fc.property(stays, (list) => {
      expect(timeInside([...list].reverse().concat(list), small, 300)).toBe(timeInside(list, small, 300));
    }),
  );
});

test.each<[string, Stay[], number, boolean]>([
  ["who came and has not left", [stay(100)], 130, true],
  ["who left", [stay(100, 120)], 130, false],
  ["who came again", [stay(100, 120), stay(125)], 130, true],
  ["who waits before the beginning", [stay(90)], 95, true],
  ["when the session is over", [stay(100)], 160, false],
])("inside: %s", (_, list, now, inside) => expect(isInside(list, window, at(now))).toBe(inside));

test("the first arrival", () => {
  expect(firstArrival([stay(120), stay(101), stay(undefined, 90)])).toBe(at(101));
  expect(firstArrival([stay(undefined, 90)])).toBeUndefined();
});
