import { describe, expect, test } from "vitest";
import type { App, Args } from "./app";

type Pool = "pool" | "serial";
type Result = { kind: "success"; returnValue: unknown } | { kind: "failed"; error: string } | { kind: "canceled" };
type Completed = { workId: string; result: Result };
type Span = { began: number; ended: number; padding: number };

/** What any version of the workpool does. */
export function workpoolScenarios(app: () => App): void {
  const enqueue = (pool: Pool, job: string, args: Args[], options: Args = {}) =>
    app().mutation<string[]>("pool:enqueue", { pool, job, args: args as never, options: options as never });
  const results = (tag: string, count = 1) =>
    app().until<Completed[]>("pool:results", { tag }, (completed) => completed.length === count);
  const states = (pool: Pool, ids: string[]) => app().query<string[]>("pool:status", { pool, ids });

  describe("workpool", () => {
    test("30 actions: never more than 3 at once, each completed once with its result", async () => {
      const args = Array.from({ length: 30 }, () => ({ tag: "parallel", ms: 60 }));
      const ids = await enqueue("pool", "busy", args);
      const completed = await results("parallel", 30);
      expect(completed.map(({ workId }) => workId).sort()).toEqual([...ids].sort());
      const spans = completed.map(({ result }) => (result as { returnValue: Span }).returnValue);
      expect(mostAtOnce(spans)).toBe(3);
      expect(new Set(await states("pool", ids))).toEqual(new Set(["finished"]));
    });

    test("retries with growing pauses until it succeeds", async () => {
      const retry = { maxAttempts: 4, initialBackoffMs: 150, base: 2 };
      await enqueue("pool", "flaky", [{ tag: "third time", succeedsAt: 3 }], { retry });
      const [{ result } = missing()] = await results("third time");
      expect(result).toEqual({ kind: "success", returnValue: "attempt 3" });
      const [first = 0, second = 0, third = 0] = await app().query<number[]>("pool:attempts", { tag: "third time" });
      // Each pause is 0.5 to 1.5 times what is asked for.
      expect(second - first).toBeGreaterThanOrEqual(75);
      expect(third - second).toBeGreaterThanOrEqual(150);
    });

    test.each([
      ["gives up after the last attempt", "flaky", { succeedsAt: 9 }, true, 3, "attempt 3 failed"],
      ["does not retry when told not to", "flaky", { succeedsAt: 9 }, false, 1, "attempt 1 failed"],
      ["does not retry what cannot succeed", "hopeless", {}, true, 1, "no use trying"],
    ])("%s", async (tag, job, args, retry, attempts, error) => {
      await enqueue("pool", job, [{ tag, ...args }], { retry });
      const [{ result } = missing()] = await results(tag);
      expect(result).toMatchObject({ kind: "failed", error: expect.stringContaining(error) as string });
      expect(await app().query("pool:attempts", { tag })).toHaveLength(attempts);
    });

    test("mutations of a serial pool run in turn; one that fails leaves nothing behind", async () => {
      const write = (tag: string, fails = false) => enqueue("serial", "write", [{ tag: `turn ${tag}`, fails }]);
      await enqueue(
        "serial",
        "write",
        ["a", "b", "c"].map((tag) => ({ tag: `turn ${tag}`, fails: false })),
      );
      await write("d", true);
      await write("e");
      await results("turn e");
      expect(await app().query("pool:mail", { prefix: "turn" })).toEqual(["turn a", "turn b", "turn c", "turn e"]);
      const [{ result } = missing()] = await results("turn d");
      expect(result).toEqual({ kind: "failed", error: expect.stringContaining("written in vain") as string });
      await enqueue("serial", "countMail", [{ tag: "turn a" }]);
      expect((await results("turn a", 2))[1]?.result).toEqual({ kind: "success", returnValue: 1 });
    });

    test("a batch is enqueued at once, its completion a function that the pool made", async () => {
      const tags = Array.from({ length: 12 }, (_, i) => `batch ${i}`);
      const ids = await app().mutation<string[]>("pool:enqueueBatch", { tags });
      const completed = await results("batch too", 12);
      expect(new Set(completed.map(({ workId }) => workId))).toEqual(new Set(ids));
      expect((await app().query<string[]>("pool:mail", { prefix: "batch" })).sort()).toEqual([...tags].sort());
    });

    test("cancels what waits, for one and for all; what runs ends", async () => {
      const later = { runAfter: 3_600_000 };
      const [id = ""] = await enqueue("pool", "busy", [{ tag: "canceled", ms: 1 }], later);
      expect(await states("pool", [id])).toEqual(["pending"]);
      await app().mutation("pool:cancel", { pool: "pool", id });
      expect(await results("canceled")).toEqual([{ workId: id, result: { kind: "canceled" } }]);
      expect(await states("pool", [id])).toEqual(["finished"]);

      const [running = ""] = await enqueue("pool", "busy", [{ tag: "runs on", ms: 700 }]);
      await app().until<string[]>("pool:status", { pool: "pool", ids: [running] }, ([state]) => state === "running");
      const many = Array.from({ length: 10 }, () => ({ tag: "all canceled", ms: 1 }));
      await enqueue("pool", "busy", many, later);
      // Pages of four, each scheduling the next.
      await app().mutation("pool:cancelAll", { pool: "pool", limit: 4 });
      const kinds = (await results("all canceled", 10)).map(({ result }) => result.kind);
      expect(new Set(kinds)).toEqual(new Set(["canceled"]));
      expect((await results("runs on"))[0]?.result.kind).toBe("success");
    });

    test("waits as long as asked, and carries large arguments", async () => {
      const enqueued = Date.now();
      const padding = "x".repeat(100_000);
      await enqueue("pool", "busy", [{ tag: "later", ms: 1, padding }], { runAfter: 600 });
      const [{ result } = missing()] = await results("later");
      const { began, padding: size } = (result as { returnValue: Span }).returnValue;
      expect(began - enqueued).toBeGreaterThanOrEqual(600);
      expect(size).toBe(100_000);
    });

    test("a caller that fails has enqueued nothing", async () => {
      await expect(app().mutation("pool:enqueueThenFail", { tag: "undone" })).rejects.toThrow(
        "not enqueued after all",
      );
      await enqueue("pool", "write", [{ tag: "after undone", fails: false }]);
      await results("after undone");
      expect(await app().query("pool:mail", { prefix: "undone" })).toEqual([]);
    });
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
