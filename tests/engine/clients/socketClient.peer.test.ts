import { type ConvexClient, BaseConvexClient } from "convex/browser";
import type { FunctionReference } from "convex/server";
import { ConvexError } from "convex/values";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "./eventually";
import { FixtureEngine } from "./fixtureEngine";
import { counters, type Item, type ItemOperation, items } from "./references";
import { tapWire } from "./wireTap";

let engine: FixtureEngine;

beforeAll(async () => {
  engine = await FixtureEngine.start();
});
afterEach(() => engine.closeClients());
afterAll(() => engine.stop());

/** All values a subscription of a counter has shown. */
function watchCounter(client: ConvexClient, name: string): number[] {
  const values: number[] = [];
  client.onUpdate(counters.read, { name }, (value) => values.push(value));
  return values;
}

const insert = (group: string, rank: number, label = `${group}${rank}`): ItemOperation => ({
  op: "insert",
  group,
  rank,
  label,
});

const ranksOf = (found: readonly Item[]): number[] => found.map(({ rank }) => rank);

describe("subscriptions", () => {
  test("show the value, and every change whoever made it", async () => {
    const client = engine.connect();
    const values = watchCounter(client, "seen");
    await eventually(() => expect(values).toEqual([0]));
    await client.mutation(counters.add, { name: "seen", by: 1 });
    await engine.http().mutation(counters.add, { name: "seen", by: 10 });
    await eventually(() => expect(values).toEqual([0, 1, 11]));
    await engine.http().mutation(counters.add, { name: "unseen", by: 1 });
    await engine.http().mutation(counters.add, { name: "seen", by: 0 });
    await engine.http().mutation(counters.add, { name: "seen", by: 5 });
    await eventually(() => expect(values).toEqual([0, 1, 11, 16]));
  });

  test("end when they are given up", async () => {
    const client = engine.connect();
    const values: number[] = [];
    const stop = client.onUpdate(counters.read, { name: "left" }, (value) => values.push(value));
    await eventually(() => expect(values).toEqual([0]));
    stop();
    await client.mutation(counters.add, { name: "left", by: 1 });
    expect(values).toEqual([0]);
    expect(await client.query(counters.read, { name: "left" })).toBe(1);
  });

  test("a result of megabytes comes in pieces and whole", async () => {
    const tap = tapWire();
    const client = engine.connect({ webSocketConstructor: tap.webSocketConstructor });
    const seen: { value: number; isWhole: boolean }[] = [];
    const rest = "aé☃𝄞".repeat(1_000_000);
    client.onUpdate(counters.bulk, { name: "bulk", length: 5_000_000 }, (text) => {
      const space = text.indexOf(" ");
      seen.push({ value: Number(text.slice(0, space)), isWhole: text.slice(space + 1) === rest });
    });
    await eventually(() => expect(seen).toEqual([{ value: 0, isWhole: true }]));
    await client.mutation(counters.add, { name: "bulk", by: 1 });
    expect(seen[1]).toEqual({ value: 1, isWhole: true });
    expect(tap.received.filter(({ type }) => type === "TransitionChunk").length).toBeGreaterThanOrEqual(4);
  });

  test("a query that fails says so, and recovers with the data", async () => {
    const client = engine.connect();
    const seen: (number | string)[] = [];
    client.onUpdate(
      items.strict,
      { group: "strict" },
      (value) => seen.push(value),
      (error) => seen.push(/Uncaught Error: (.*)/.exec(error.message)?.[1] ?? error.message),
    );
    await eventually(() => expect(seen).toEqual([0]));
    const [id = ""] = await client.mutation(items.write, { operations: [insert("strict", 1, "bad")] });
    expect(seen).toEqual([0, "a bad item"]);
    await client.mutation(items.write, { operations: [insert("strict", 2, "good")] });
    await client.mutation(items.write, { operations: [{ op: "patch", id, label: "good" }] });
    expect(seen).toEqual([0, "a bad item", 2]);
  });

  test("a ConvexError of a query brings its data", async () => {
    const error = await engine
      .connect()
      .query(counters.refuseQuery, { code: "socket" })
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ConvexError);
    expect((error as ConvexError<{ code: string }>).data).toEqual({ code: "socket" });
  });
});

describe("mutations and actions", () => {
  test("mutations of one client run in the order they were sent", async () => {
    const client = engine.connect();
    const digits = Array.from({ length: 100 }, (_, index) => (index * 17) % 29);
    const results = await Promise.all(
      digits.map((digit) => client.mutation(counters.append, { name: "order", digit })),
    );
    let value = 0;
    const expected = digits.map((digit) => (value = (value * 31 + digit) % 1_000_003));
    expect(results).toEqual(expected);
  });

  test("of several clients at once keep each client's order", async () => {
    const clients = Array.from({ length: 5 }, () => engine.connect());
    const results = await Promise.all(
      clients.map((client) =>
        Promise.all(
          Array.from({ length: 20 }, () => client.mutation(counters.add, { name: "shared", by: 1 })),
        ),
      ),
    );
    for (const own of results) expect(own).toEqual([...own].sort((a, b) => a - b));
    expect(results.flat().sort((a, b) => a - b)).toEqual(
      Array.from({ length: 100 }, (_, index) => index + 1),
    );
  });

  test("a mutation has resolved when its effect shows, not before", async () => {
    const client = engine.connect();
    const values = watchCounter(client, "own");
    for (let by = 1; by <= 10; by++) {
      const value = await client.mutation(counters.add, { name: "own", by });
      expect(values.at(-1)).toBe(value);
    }
  });

  test("errors of mutations and actions bring their data", async () => {
    const client = engine.connect();
    const dataOf = (promise: Promise<unknown>) =>
      promise.then(
        () => null,
        (error: ConvexError<never>) => error.data,
      );
    expect(await dataOf(client.mutation(counters.refuse, { code: "m", name: "x" }))).toEqual({
      code: "m",
      details: [1n, 2.5, null],
    });
    expect(await dataOf(client.action(counters.refuseAction, { code: "a" }))).toEqual({ code: "a" });
    expect(await client.query(counters.read, { name: "x" })).toBe(0);
  });

  test("what an action's mutation wrote shows in subscriptions", async () => {
    const client = engine.connect();
    const values = watchCounter(client, "acted");
    await eventually(() => expect(values).toEqual([0]));
    expect(await client.action(counters.addLater, { name: "acted", by: 4 })).toBe(40);
    await eventually(() => expect(values).toEqual([0, 4]));
  });
});

describe("optimistic updates", () => {
  const guess = (client: ConvexClient, name: string, by: number, guessed: number) =>
    client.mutation(
      counters.add,
      { name, by },
      { optimisticUpdate: (store) => store.setQuery(counters.read, { name }, guessed) },
    );

  test("show at once and give way to the server's value", async () => {
    const client = engine.connect();
    const values = watchCounter(client, "guess");
    await eventually(() => expect(values).toEqual([0]));
    const wrong = guess(client, "guess", 1, 500);
    expect(values).toEqual([0, 500]);
    await wrong;
    expect(values).toEqual([0, 500, 1]);
    await guess(client, "guess", 1, 2);
    expect(values.filter((value, index) => value !== values[index - 1])).toEqual([0, 500, 1, 2]);
  });

  test("stack while several mutations are in flight", async () => {
    const client = engine.connect();
    const values = watchCounter(client, "stack");
    await eventually(() => expect(values).toEqual([0]));
    await Promise.all(
      Array.from({ length: 20 }, () =>
        client.mutation(
          counters.add,
          { name: "stack", by: 1 },
          {
            optimisticUpdate: (store) => {
              const shown = store.getQuery(counters.read, { name: "stack" }) ?? 0;
              store.setQuery(counters.read, { name: "stack" }, shown + 1);
            },
          },
        ),
      ),
    );
    expect(values.slice(0, 21)).toEqual(Array.from({ length: 21 }, (_, index) => index));
    expect(values.slice(20).every((value) => value === 20)).toBe(true);
  });

  test("are undone when the mutation fails", async () => {
    const client = engine.connect();
    const values = watchCounter(client, "refused");
    await eventually(() => expect(values).toEqual([0]));
    const failing = client.mutation(
      counters.refuse,
      { code: "no", name: "refused" },
      { optimisticUpdate: (store) => store.setQuery(counters.read, { name: "refused" }, 9) },
    );
    expect(values).toEqual([0, 9]);
    await expect(failing).rejects.toBeInstanceOf(ConvexError);
    expect(values).toEqual([0, 9, 0]);
  });
});

describe("pagination", () => {
  test("pages meet without gap or overlap while rows come and go", async () => {
    const client = engine.connect();
    const http = engine.http();
    const group = "paged";
    await http.mutation(items.write, {
      operations: Array.from({ length: 30 }, (_, index) => insert(group, index * 10)),
    });
    const pages: { results: Item[]; status: string; loadMore: (count: number) => boolean }[] = [];
    // Its types ask for the pagination options that it adds itself.
    const page = items.page as unknown as FunctionReference<"query", "public", { group: string }, never>;
    client.onPaginatedUpdate_experimental(page, { group }, { initialNumItems: 10 }, (result) =>
      pages.push(result as unknown as (typeof pages)[number]),
    );
    const shown = () => pages.at(-1) ?? { results: [], status: "none", loadMore: () => false };
    await eventually(() => expect(shown().status).toBe("CanLoadMore"));
    expect(ranksOf(shown().results)).toEqual(Array.from({ length: 10 }, (_, index) => index * 10));
    shown().loadMore(10);
    await eventually(() => expect(shown().results).toHaveLength(20));

    const ids = new Map(shown().results.map(({ rank, _id }) => [rank, _id]));
    await http.mutation(items.write, {
      operations: [
        ...[45, 85, 95, 105].map((rank) => insert(group, rank)),
        { op: "delete", id: ids.get(90) ?? "" },
        { op: "delete", id: ids.get(100) ?? "" },
        { op: "patch", id: ids.get(0) ?? "", rank: 195 },
      ],
    });
    const all = await http.query(items.ranked, { group });
    const upTo190 = ranksOf(all).filter((rank) => rank <= 190);
    await eventually(() => expect(ranksOf(shown().results)).toEqual(upTo190));
    shown().loadMore(100);
    await eventually(() => expect(shown().status).toBe("Exhausted"));
    expect(ranksOf(shown().results)).toEqual(ranksOf(all));
    for (const { results } of pages) expect(new Set(results.map(({ _id }) => _id)).size).toBe(results.length);
  });

  test("a journal keeps a page's end, also for who is given it", async () => {
    const http = engine.http();
    const group = "journal";
    await http.mutation(items.write, {
      operations: Array.from({ length: 10 }, (_, index) => insert(group, index * 10)),
    });
    const args = { group, paginationOpts: { numItems: 4, cursor: null, id: 1 } };
    const tap = tapWire();
    const open = () =>
      new BaseConvexClient(engine.url, () => undefined, {
        ...{ webSocketConstructor: tap.webSocketConstructor, logger: false, unsavedChangesWarning: false },
      });
    const ranks = (client: BaseConvexClient) => {
      const result = client.localQueryResult("items:page", args) as { page: Item[] } | undefined;
      return result === undefined ? null : ranksOf(result.page);
    };
    const first = open();
    first.subscribe("items:page", args);
    await eventually(() => expect(ranks(first)).toEqual([0, 10, 20, 30]));
    const journal = first.queryJournal("items:page", args);
    expect(journal).toEqual(expect.any(String));
    await http.mutation(items.write, { operations: [insert(group, 15), insert(group, 35)] });
    await eventually(() => expect(ranks(first)).toEqual([0, 10, 15, 20, 30]));

    const second = open();
    second.subscribe("items:page", args, { journal: journal ?? null });
    await eventually(() => expect(ranks(second)).toEqual([0, 10, 15, 20, 30]));
    const third = open();
    third.subscribe("items:page", args);
    await eventually(() => expect(ranks(third)).toEqual([0, 10, 15, 20]));
    await Promise.all([first.close(), second.close(), third.close()]);
  });
});
