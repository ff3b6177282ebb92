import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  MAX_STRETCHES,
  playableSeconds,
  secondsOf,
  shareOf,
  type Stretch,
  unionOf,
  watchedWith,
  within,
} from "../../../convex/library/rules/watchedStretches";

const s = (from: number, to: number): Stretch => ({ from, to });

describe("the union of what was played", () => {
  it.each<[string, Stretch[], Stretch[]]>([
    ["nothing", [], []],
    ["one", [s(3, 9)], [s(3, 9)]],
    ["overlaps become one", [s(5, 20), s(0, 10)], [s(0, 20)]],
    ["one within another is lost in it", [s(0, 100), s(20, 30)], [s(0, 100)]],
    ["a gap of less than a second is none", [s(0, 10), s(10.9, 20)], [s(0, 20)]],
    ["a gap of a second is one", [s(0, 10), s(11, 20)], [s(0, 10), s(11, 20)]],
    ["what is empty or backwards falls away", [s(4, 4), s(9, 2), s(1, 2)], [s(1, 2)]],
  ])("%s", (_name, given, expected) => {
    expect(unionOf(given)).toEqual(expected);
  });

  it("closes the narrowest gaps where there would be too many", () => {
    const many = Array.from({ length: MAX_STRETCHES + 1 }, (_, index) => s(index * 10, index * 10 + 5));
    many[7] = s(70, 77);
    const kept = unionOf(many);
    expect(kept).toHaveLength(MAX_STRETCHES);
    expect(kept[7]).toEqual(s(70, 85));
  });

  const stretches = fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 60 }))
      .map(([at, long]) => s(at, at + long)),
    { maxLength: 40 },
  );

  it("covers every second that was played, in order and apart, however they came", () => {
    fc.assert(
      fc.property(stretches, (given) => {
        const union = unionOf(given);
        for (const { from, to } of given)
          expect(union.some((each) => each.from <= from && each.to >= to)).toBe(true);
        for (const [index, each] of union.entries())
          expect(index === 0 || each.from - union[index - 1]!.to >= 1).toBe(true);
        expect(unionOf([...given].reverse())).toEqual(union);
        expect(unionOf([...union, ...given])).toEqual(union);
      }),
    );
  });

  it("never lets more seconds count than could have been played, and takes all that could", () => {
    fc.assert(
      fc.property(stretches, stretches, fc.integer({ min: 0, max: 300 }), (known, reported, playable) => {
        const before = unionOf(known);
        const after = watchedWith(known, reported, playable);
        const [gained, whole] = [secondsOf(after) - secondsOf(before), unionOf([...known, ...reported])];
        // Gaps of less than a second are closed as well, one at each end of what was cut short.
        expect(gained).toBeLessThanOrEqual(playable + 2);
        if (secondsOf(whole) - secondsOf(before) <= playable) expect(after).toEqual(whole);
        for (const each of before)
          expect(after.some(({ from, to }) => from <= each.from && to >= each.to)).toBe(true);
      }),
    );
  });
});

describe("what is believed of a report", () => {
  it.each<[string, Stretch[], Stretch[], number, Stretch[]]>([
    ["all of it", [s(0, 10)], [s(10, 20)], 30, [s(0, 20)]],
    ["only as much as time has passed", [s(0, 10)], [s(10, 100)], 30, [s(0, 40)]],
    ["what was seen before costs nothing", [s(0, 50), s(60, 70)], [s(0, 100)], 20, [s(0, 80)]],
    ["nothing of what comes after that", [], [s(0, 40), s(100, 120)], 30, [s(0, 30)]],
    ["nothing where no time passed", [s(0, 10)], [s(50, 60)], 0, [s(0, 10)]],
  ])("%s", (_name, known, reported, playable, expected) => {
    expect(watchedWith(known, reported, playable)).toEqual(expected);
  });

  it("is twice the time that passed, and half a minute", () => {
    expect([-5_000, 0, 10_000].map(playableSeconds)).toEqual([30, 30, 50]);
  });

  it("lies within the recording", () => {
    const odd = [s(-5, 3), s(90, 130), s(110, 120), s(Number.NaN, 4), s(0, Infinity)];
    expect(within(odd, 100)).toEqual([s(0, 3), s(90, 100), s(0, 100)]);
  });
});

it.each([
  [0, 100, 0],
  [49, 100, 0.5],
  [98, 100, 1],
  [100, 100, 1],
  [1, 2, 1],
  [5, 0, 0],
])("%d seconds of %d are a share of %d", (seconds, duration, share) => {
  expect(shareOf(seconds, duration)).toBe(share);
});
