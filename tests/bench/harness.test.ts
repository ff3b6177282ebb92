import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { compare, measure, milliseconds, perSecond, table } from "../../bench/harness";

/** Gives the figures in turn and notes who was asked. */
function recorder() {
  const calls: string[] = [];
  const giving = (who: string, figures: (number | number[])[]) => {
    let next = 0;
    return () => {
      calls.push(who);
      return figures[next++] ?? 0;
    };
  };
  return { calls, giving };
}

it("measures in turns, drops the warm-up and takes the median of the rounds' ratios", async () => {
  const { calls, giving } = recorder();
  const row = await compare({
    name: "work",
    unit: "ms",
    warmUp: 1,
    rounds: 3,
    ours: giving("ours", [1_000, 20, 30, 80]),
    bare: giving("bare", [1, 10, 30, 10]),
    bar: { atMost: 2 },
  });
  expect(calls).toEqual(["bare", "ours", "ours", "bare", "bare", "ours", "ours", "bare"]);
  expect(row).toEqual({
    name: "work",
    unit: "ms",
    ours: { median: 30, p95: 80 },
    bare: { median: 10, p95: 30 },
    ratio: 2,
    bar: { atMost: 2 },
    ok: true,
  });
});

it.each([
  [{ atMost: 1.9 }, false],
  [{ atMost: 2 }, true],
  [{ atLeast: 2 }, true],
  [{ atLeast: 2.1 }, false],
])("judges a ratio of 2 by %j", async (bar, ok) => {
  expect((await compare({ name: "", unit: "", ours: () => 4, bare: () => 2, bar })).ok).toBe(ok);
});

it("judges one figure alone by its 95th percentile or its median", async () => {
  const figures = Array.from({ length: 100 }, (_, i) => i + 1);
  const work = { name: "alone", unit: "ms", ours: () => figures, warmUp: 0, rounds: 1, bar: { atMost: 94 } };
  const row = await measure({ ...work, judged: "p95" });
  expect(row).toEqual({
    name: "alone",
    unit: "ms",
    ours: { median: 50, p95: 95 },
    bare: null,
    ratio: null,
    bar: { atMost: 94 },
    ok: false,
  });
  expect((await measure({ ...work, judged: "median" })).ok).toBe(true);
});

it("refuses a measurement without a figure", async () => {
  const empty = { name: "", unit: "", ours: () => [], bar: { atMost: 1 }, judged: "median" } as const;
  await expect(measure(empty)).rejects.toThrow("A measurement gave no figure.");
});

it("times work, and counts operations a second", async () => {
  const took = await milliseconds(() => sleep(30))();
  expect(took).toBeGreaterThan(25);
  const rate = await perSecond(10, () => sleep(30))();
  expect(rate).toBeGreaterThan(10);
  expect(rate).toBeLessThan(400);
});

it("prints a table", () => {
  const bar = { atMost: 1.5 };
  const rows = [
    {
      name: "broadcast",
      unit: "ms",
      ours: { median: 12.345, p95: 20 },
      bare: { median: 10, p95: 11 },
      ratio: 1.2345,
      bar,
      ok: true,
    },
    {
      name: "memory",
      unit: "MiB",
      ours: { median: 1234.5, p95: 0.001234 },
      bare: null,
      ratio: null,
      bar,
      ok: false,
    },
  ];
  expect(table(rows)).toBe(
    [
      "work       ours (p95)           bare (p95)  ratio  bar        ok",
      "broadcast  12.3 ms (20)         10 ms (11)  1.23   ≤ 1.5×     yes",
      "memory     1,235 MiB (0.00123)  –           –      ≤ 1.5 MiB  NO",
    ].join("\n"),
  );
});
