import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { failure, LimitsEngine } from "./limitsEngine";

const KIB = 1 << 10;
const OVERFLOW = "[ERROR] Log overflow (maximum 256). Remaining log lines omitted.";

let engine: LimitsEngine;

beforeAll(async () => {
  engine = await LimitsEngine.start({ actionTimeLimits: { isolate: 1_500, node: 1_200 } });
});
afterAll(() => engine.stop());

describe("running time", () => {
  test("a query and a mutation are stopped after a second, and the engine goes on", async () => {
    const started = performance.now();
    const endless = failure(engine.query("time:spin", { rounds: 1e12 }));
    const waiting = engine.query("time:now");
    expect(await endless).toBe("Function execution timed out (maximum duration: 1s)");
    expect(await waiting).toHaveLength(4);
    expect(performance.now() - started).toBeGreaterThanOrEqual(1_000);
    expect(await failure(engine.mutation("time:spinMutation"))).toBe(
      "Function execution timed out (maximum duration: 1s)",
    );
    expect(await engine.query("rejections:count", { run: "spin" })).toBe(0);
  });

  test("an action is stopped after its time", async () => {
    expect(await engine.action("time:sleep", { ms: 10 })).toBe(10);
    expect(await failure(engine.action("time:sleep", { ms: 5_000 }))).toBe(
      "Function execution timed out (maximum duration: 1.5s)",
    );
  });

  test('so is a "use node" action', async () => {
    expect(await engine.action("node:sleep", { ms: 10 })).toBe(10);
    expect(await failure(engine.action("node:sleep", { ms: 5_000 }))).toBe(
      "Action `sleep` execution timed out (maximum duration 1.2s)",
    );
  });

  test("so is an HTTP action", async () => {
    const sleep = (ms: number) => fetch(`${engine.siteUrl}/sleep?ms=${ms}`);
    expect(await (await sleep(10)).text()).toBe("woke");
    const stopped = await sleep(5_000);
    expect(stopped.status).toBe(500);
    expect(await stopped.text()).toContain("Function execution timed out (maximum duration: 1.5s)");
  });

  test("an action that never yields holds up no other one", async () => {
    const endless = failure(engine.action("time:spinAction"));
    expect(await engine.action("time:sleep", { ms: 10 })).toBe(10);
    expect(await endless).toBe("Function execution timed out (maximum duration: 1.5s)");
    expect(await engine.action("time:sleep", { ms: 10 })).toBe(10);
  });
});

describe("log lines", () => {
  const kinds = [
    ["query", "time:log"],
    ["action", "time:logInAction"],
    ["action", "node:log"],
  ] as const;

  test.each(kinds)(
    "a %s (%s) writes 256, the last of them a notice when there were more",
    async (kind, path) => {
      const lines = (count: number) => engine.logLines(kind, path, { lines: count, bytes: 4 });
      expect(await lines(255)).toEqual(Array(255).fill("[LOG] 'xxxx'"));
      expect(await lines(256)).toEqual([...Array<string>(255).fill("[LOG] 'xxxx'"), OVERFLOW]);
      expect(await lines(1_000)).toEqual([...Array<string>(255).fill("[LOG] 'xxxx'"), OVERFLOW]);
    },
  );

  test("those of called functions count together", async () => {
    const outer = Array<string>(100).fill("[LOG] 'outer'");
    const inner = Array<string>(155).fill("[LOG] 'inner'");
    expect(await engine.logLines("mutation", "time:logInside", { lines: 100 })).toEqual([
      ...outer,
      ...inner,
      OVERFLOW,
    ]);
  });

  test.each(kinds)("a line of a %s (%s) is cut at 4 KiB", async (kind, path) => {
    const [whole, cut] = [4 * KIB - 2, 4 * KIB - 1];
    expect(await engine.logLines(kind, path, { lines: 1, bytes: whole })).toEqual([
      `[LOG] '${"x".repeat(whole)}'`,
    ]);
    expect(await engine.logLines(kind, path, { lines: 1, bytes: cut })).toEqual([
      `[LOG] '${"x".repeat(cut)} (truncated due to length)`,
    ]);
  });
});

describe("the clock and chance", () => {
  test("time stands still in queries and mutations, and in all they call", async () => {
    const before = Date.now();
    for (const call of [engine.query("time:now"), engine.mutation("time:nowInMutation")]) {
      const times = (await call) as number[];
      expect(new Set(times).size).toBe(1);
      expect(times[0]).toBeGreaterThanOrEqual(before);
      expect(times[0]).toBeLessThanOrEqual(Date.now());
    }
  });

  test("time passes in actions", async () => {
    expect(Number(await engine.action("time:nowInAction"))).toBeGreaterThanOrEqual(29);
  });

  test("every run has random numbers of its own, and so has every function it calls", async () => {
    const runs = [
      ...(await Promise.all([1, 2, 3].map((salt) => engine.query("time:random", { salt })))),
      await engine.mutation("time:randomInMutation"),
      await engine.mutation("time:randomInMutation"),
      await engine.action("time:randomInAction"),
      await engine.action("time:randomInAction"),
    ].flat() as number[];
    expect(new Set(runs).size).toBe(3 * 5 + 2 * 15 + 2 * 5);
    for (const number of runs) {
      expect(number).toBeGreaterThanOrEqual(0);
      expect(number).toBeLessThan(1);
    }
  });
});
