import { describe, expect, test } from "vitest";
import { type App, sleep } from "./app";

type Seen = { before: number; ts: bigint };
type Look = { id: string; first: Seen; after: Seen; stale: Seen; pendingType: string; own: number };
type Quiet = { id: string; commitTs: bigint };

/** What only the newest versions do: work put off to a batch worker, in the order of commits. */
export function newestScenarios(app: () => App): void {
  describe("batch worker", () => batchWorker(app));
  describe("commit timestamps and stale snapshots", () => staleSnapshots(app));
  describe("asynchronous updates", () => asynchronousUpdates(app));
}

function batchWorker(app: () => App): void {
  test("empties the app's queue in the order of commits, in batches", async () => {
    const posts = Array.from({ length: 20 }, (_, i) => [`${i}a`, `${i}b`]);
    await Promise.all(posts.map((texts) => app().mutation("letters:post", { queue: "busy", texts })));
    const batches = await app().until<string[][]>(
      "letters:batches",
      { queue: "busy" },
      (all) => all.flat().length >= 40,
    );
    const order = batches.flat();
    expect([...order].sort()).toEqual(posts.flat().sort());
    expect(Math.max(...batches.map(({ length }) => length))).toBe(8);
    for (let i = 0; i < order.length; i += 2) expect(order[i + 1]).toBe(order[i]?.replace("a", "b"));
    await app().until<string>("letters:status", { queue: "busy" }, (status) => status === "idle");
  });

  test("stops and starts again", async () => {
    const control = (order: string) => app().mutation("letters:control", { queue: "slow", order });
    const done = (texts: string[]) =>
      app().until<string[][]>(
        "letters:batches",
        { queue: "slow" },
        (all) => all.flat().join() === texts.join(),
      );
    await app().mutation("letters:post", { queue: "slow", texts: ["1"] });
    await done(["1"]);
    await control("stop");
    await app().mutation("letters:post", { queue: "slow", texts: ["2"] });
    expect(await app().query("letters:status", { queue: "slow" })).toBe("stopped");
    await sleep(150);
    await done(["1"]);
    await control("start");
    await done(["1", "2"]);
    await app().mutation("letters:post", { queue: "slow", texts: ["3"] });
    await control("kick");
    await done(["1", "2", "3"]);
  });
}

function staleSnapshots(app: () => App): void {
  test("a stale snapshot has none of the transaction's writes, and all up to its timestamp", async () => {
    const looks = await Promise.all(
      Array.from({ length: 48 }, () => app().mutation<Look>("letters:postAndLook")),
    );
    const letters = await app().query<Quiet[]>("letters:quiet");
    expect(letters).toHaveLength(48);
    const upTo = (ts: bigint) => letters.filter(({ commitTs }) => commitTs <= ts).length;
    for (const { id, first, after, stale, pendingType, own } of looks) {
      const { commitTs = 0n } = letters.find((letter) => letter.id === id) ?? {};
      expect([pendingType, own, after.before]).toEqual(["object", 1, first.before + 1]);
      // One snapshot for the whole transaction, before its own commit.
      expect(first.ts).toBe(after.ts);
      expect(first.ts).toBeLessThan(commitTs);
      expect(first.before).toBe(upTo(first.ts));
      expect(stale.ts).toBeLessThanOrEqual(first.ts);
      expect(stale.before).toBe(upTo(stale.ts));
    }
    expect(new Set(letters.map(({ commitTs }) => commitTs)).size).toBe(48);
  });
}

function asynchronousUpdates(app: () => App): void {
  test("a rate limit's takes arrive, as does its reset", async () => {
    const take = () => app().mutation<boolean>("later:take", { key: "k" });
    expect(await Promise.all(Array.from({ length: 15 }, take))).toEqual(Array(15).fill(true));
    const left = (wanted: number) =>
      app().until<number>("later:left", { key: "k" }, (value) => Math.round(value) === wanted);
    await left(5);
    await Promise.all(Array.from({ length: 5 }, take));
    await left(0);
    expect(await take()).toBe(false);
    await app().mutation("later:reset", { key: "k" });
    await left(20);
    expect(await take()).toBe(true);
  });

  test("an aggregate's writes arrive in order; one that cannot be applied is put aside", async () => {
    const keys = Array.from({ length: 30 }, (_, i) => i + 1);
    const namespace = "later";
    const total = (count: number, sum: number) =>
      app().until<number[]>("later:total", { namespace }, (all) => all[0] === count && all[1] === sum);
    await Promise.all(
      [0, 1, 2].map((n) =>
        app().mutation("later:insert", { namespace, keys: keys.slice(n * 10, n * 10 + 10) }),
      ),
    );
    await total(30, 465);
    await app().mutation("later:enqueueBatch", { namespace, inserts: [100, 200], deletes: [1, 2, 999, 100] });
    await total(29, 662);
    await expect(app().query("tree:summary", { namespace })).resolves.toMatchObject({ count: 29, sum: 662 });
    await app().until<string[]>("later:deadLetters", {}, (all) => all.includes("later delete"));
    expect(await app().mutation("later:insertAndCount", { namespace, key: 300 })).toEqual([29, 30]);
  });

  test("a pool tells of the results that are asked for", async () => {
    await app().mutation("later:enqueueQuietly", { tag: "quiet success", fails: false });
    await app().mutation("later:enqueueQuietly", { tag: "quiet failure", fails: true });
    const results = (tag: string) => app().query<unknown[]>("pool:results", { tag });
    await app().until<unknown[]>("pool:results", { tag: "quiet failure" }, ({ length }) => length === 1);
    await app().until<string[]>("pool:mail", { prefix: "quiet" }, ({ length }) => length === 1);
    expect(await results("quiet success")).toEqual([]);
  });
}
