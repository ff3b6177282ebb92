import { describe, expect, test } from "vitest";
import type { App, Args } from "./app";

type Pool = "pool" | "serial";
type Result =
  { kind: "success"; returnValue: unknown } | { kind: "failed"; error: string } | { kind: "canceled" };
type Completed = { workId: string; result: Result };
type Span = { began: number; ended: number; padding: number };

/** A pool's functions, as the app offers them. */
class Pools {
  constructor(private readonly app: () => App) {}

  enqueue(pool: Pool, job: string, args: Args[], options: Args = {}): Promise<string[]> {
    return this.app().mutation<string[]>("pool:enqueue", { pool, job, args, options });
  }

  /** Waits until so many jobs of a tag are completed. */
  results(tag: string, count = 1): Promise<Completed[]> {
    return this.app().until<Completed[]>("pool:results", { tag }, (completed) => completed.length === count);
  }

  states(pool: Pool, ids: string[]): Promise<string[]> {
    return this.app().query<string[]>("pool:status", { pool, ids });
  }
}

/** What any version of the workpool does. */
export function workpoolScenarios(app: () => App): void {
  describe("workpool", () => {
    actions(app);
    mutations(app);
    waiting(app);
    restarts(app);
  });
}

function actions(app: () => App): void {
  const pools = new Pools(app);
  test("30 actions: never more than 3 at once, each completed once with its result", async () => {
    const args = Array.from({ length: 30 }, () => ({ tag: "parallel", ms: 60 }));
    const ids = await pools.enqueue("pool", "busy", args);
    const completed = await pools.results("parallel", 30);
    expect(completed.map(({ workId }) => workId).sort()).toEqual([...ids].sort());
    const spans = completed.map(({ result }) => (result as { returnValue: Span }).returnValue);
    expect(mostAtOnce(spans)).toBe(3);
    expect(new Set(await pools.states("pool", ids))).toEqual(new Set(["finished"]));
  });

  test("retries with growing pauses until it succeeds", async () => {
    const retry = { maxAttempts: 4, initialBackoffMs: 150, base: 2 };
    await pools.enqueue("pool", "flaky", [{ tag: "third time", succeedsAt: 3 }], { retry });
    const [{ result } = missing()] = await pools.results("third time");
    expect(result).toEqual({ kind: "success", returnValue: "attempt 3" });
    const [first = 0, second = 0, third = 0] = await app().query<number[]>("pool:attempts", {
      tag: "third time",
    });
    // Each pause is 0.5 to 1.5 times what is asked for.
    expect(second - first).toBeGreaterThanOrEqual(75);
    expect(third - second).toBeGreaterThanOrEqual(150);
  });

  test.each([
    ["gives up after the last attempt", "flaky", { succeedsAt: 9 }, true, 3, "attempt 3 failed"],
    ["does not retry when told not to", "flaky", { succeedsAt: 9 }, false, 1, "attempt 1 failed"],
    ["does not retry what cannot succeed", "hopeless", {}, true, 1, "no use trying"],
  ])("%s", async (tag, job, args, retry, attempts, error) => {
    await pools.enqueue("pool", job, [{ tag, ...args }], { retry });
    const [{ result } = missing()] = await pools.results(tag);
    expect(result).toMatchObject({ kind: "failed", error: expect.stringContaining(error) as string });
    expect(await app().query("pool:attempts", { tag })).toHaveLength(attempts);
  });
}

function mutations(app: () => App): void {
  const pools = new Pools(app);
  test("mutations of a serial pool run in turn; one that fails leaves nothing behind", async () => {
    const write = (tag: string, fails = false) =>
      pools.enqueue("serial", "write", [{ tag: `turn ${tag}`, fails }]);
    await pools.enqueue(
      "serial",
      "write",
      ["a", "b", "c"].map((tag) => ({ tag: `turn ${tag}`, fails: false })),
    );
    await write("d", true);
    await write("e");
    await pools.results("turn e");
    expect(await app().query("pool:mail", { prefix: "turn" })).toEqual([
      "turn a",
      "turn b",
      "turn c",
      "turn e",
    ]);
    const [{ result } = missing()] = await pools.results("turn d");
    expect(result).toEqual({ kind: "failed", error: expect.stringContaining("written in vain") as string });
    await pools.enqueue("serial", "countMail", [{ tag: "turn a" }]);
    expect((await pools.results("turn a", 2))[1]?.result).toEqual({ kind: "success", returnValue: 1 });
  });

  test("a batch is enqueued at once, its completion a function that the pool made", async () => {
    const tags = Array.from({ length: 12 }, (_, i) => `batch ${i}`);
    const ids = await app().mutation<string[]>("pool:enqueueBatch", { tags });
    const completed = await pools.results("batch too", 12);
    expect(new Set(completed.map(({ workId }) => workId))).toEqual(new Set(ids));
    expect((await app().query<string[]>("pool:mail", { prefix: "batch" })).sort()).toEqual([...tags].sort());
  });

  test("a caller that fails has enqueued nothing", async () => {
    await expect(app().mutation("pool:enqueueThenFail", { tag: "undone" })).rejects.toThrow(
      "not enqueued after all",
    );
    await pools.enqueue("pool", "write", [{ tag: "after undone", fails: false }]);
    await pools.results("after undone");
    expect(await app().query("pool:mail", { prefix: "undone" })).toEqual([]);
  });
}

function restarts(app: () => App): void {
  const pools = new Pools(app);
  test("goes on after a restart where it was, each job once", async () => {
    const tags = Array.from({ length: 12 }, (_, i) => `restart ${i}`);
    await pools.enqueue(
      "serial",
      "write",
      tags.map((tag) => ({ tag, fails: false })),
    );
    const [later = ""] = await pools.enqueue("pool", "busy", [{ tag: "after restart", ms: 1 }], {
      runAfter: 2_000,
    });
    await app().until<string[]>("pool:mail", { prefix: "restart" }, ({ length }) => length >= 3);
    await app().restart();
    await pools.results("restart 11");
    expect(await app().query("pool:mail", { prefix: "restart" })).toEqual(tags);
    expect((await pools.results("after restart"))[0]?.workId).toBe(later);
  });
}

function waiting(app: () => App): void {
  const pools = new Pools(app);
  test("cancels what waits, for one and for all; what runs ends", async () => {
    const later = { runAfter: 3_600_000 };
    const [id = ""] = await pools.enqueue("pool", "busy", [{ tag: "canceled", ms: 1 }], later);
    expect(await pools.states("pool", [id])).toEqual(["pending"]);
    await app().mutation("pool:cancel", { pool: "pool", id });
    expect(await pools.results("canceled")).toEqual([{ workId: id, result: { kind: "canceled" } }]);
    expect(await pools.states("pool", [id])).toEqual(["finished"]);

    const [running = ""] = await pools.enqueue("pool", "busy", [{ tag: "runs on", ms: 700 }]);
    await app().until<string[]>(
      "pool:status",
      { pool: "pool", ids: [running] },
      ([state]) => state === "running",
    );
    const many = Array.from({ length: 10 }, () => ({ tag: "all canceled", ms: 1 }));
    await pools.enqueue("pool", "busy", many, later);
    // Pages of four, each scheduling the next.
    await app().mutation("pool:cancelAll", { pool: "pool", limit: 4 });
    const kinds = (await pools.results("all canceled", 10)).map(({ result }) => result.kind);
    expect(new Set(kinds)).toEqual(new Set(["canceled"]));
    expect((await pools.results("runs on"))[0]?.result.kind).toBe("success");
  });

  test("waits as long as asked, and carries large arguments", async () => {
    const enqueued = Date.now();
    const padding = "x".repeat(100_000);
    await pools.enqueue("pool", "busy", [{ tag: "later", ms: 1, padding }], { runAfter: 600 });
    const [{ result } = missing()] = await pools.results("later");
    const { began, padding: size } = (result as { returnValue: Span }).returnValue;
    // A pool counts time in tenths of a second.
    expect(began - enqueued).toBeGreaterThanOrEqual(500);
    expect(size).toBe(100_000);
  });
}

/** How many of the spans of time overlap at most. */
function mostAtOnce(spans: Span[]): number {
  return Math.max(
    ...spans.map(({ began }) => spans.filter((other) => other.began <= began && began < other.ended).length),
  );
}

function missing(): never {
  throw new Error("no result");
}
