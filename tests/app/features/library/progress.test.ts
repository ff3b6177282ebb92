import { describe, expect, test } from "vitest";
import { measured, shareOf } from "../../../../app/features/library/uploading/progress";

describe("how far a file is", () => {
  test("is said in whole percent", () => {
    expect([shareOf(0, 10), shareOf(999, 1000), shareOf(1000, 1000), shareOf(0, 0)]).toEqual([0, 99, 100, 0]);
  });

  test("speed is that of late, and none before a second has passed", () => {
    const steps = [
      [0, 0],
      [500, 100],
      [1000, 1000],
      [6000, 6000],
      [7000, 6000],
    ] as const;
    let moments: { at: number; sent: number }[] = [];
    const said = steps.map(([at, sent]) => {
      const next = measured(moments, { at, sent }, 10_000);
      moments = next.moments;
      return [next.progress.speed, next.progress.left];
    });
    expect(said).toEqual([
      [null, null],
      [null, null],
      [1000, 9],
      [1000, 4],
      [0, null],
    ]);
  });

  test("what is sent a second time is no speed", () => {
    const before = [{ at: 0, sent: 5000 }];
    expect(measured(before, { at: 2000, sent: 1000 }, 10_000).progress).toEqual({
      ...{ sent: 1000, speed: null, left: null },
    });
  });
});
