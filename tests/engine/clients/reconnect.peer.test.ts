import { setTimeout as sleep } from "node:timers/promises";
import type { ConvexClient } from "convex/browser";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type CuttingProxy, startCuttingProxy } from "./cuttingProxy";
import { eventually } from "./eventually";
import { FixtureEngine } from "./fixtureEngine";
import { counters, type ItemOperation, items } from "./references";
import { type ClientWireMessage, tapWire } from "./wireTap";

let engine: FixtureEngine;
const proxies: CuttingProxy[] = [];

beforeAll(async () => {
  engine = await FixtureEngine.start();
});
afterEach(async () => {
  await engine.closeClients();
  await Promise.all(proxies.splice(0).map((proxy) => proxy.stop()));
});
afterAll(() => engine.stop());

async function proxied(): Promise<CuttingProxy> {
  const proxy = await startCuttingProxy(engine.url);
  proxies.push(proxy);
  return proxy;
}

/** Adds 1 to a counter, one mutation after the other, and gives what each of them answered. */
async function addOneByOne(client: ConvexClient, name: string, times: number): Promise<number[]> {
  const values: number[] = [];
  while (values.length < times) values.push(await client.mutation(counters.add, { name, by: 1 }));
  return values;
}

const countTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

/** Appends digits to a counter, all at once; the results show order and number of the runs. */
async function checkOrder(client: ConvexClient, name: string, times: number): Promise<void> {
  const digits = Array.from({ length: times }, (_, index) => (index * 7) % 31);
  const results = await Promise.all(digits.map((digit) => client.mutation(counters.append, { name, digit })));
  let value = 0;
  expect(results).toEqual(digits.map((digit) => (value = (value * 31 + digit) % 1_000_003)));
}

describe("a connection that is cut", () => {
  test("after the mutation ran and before its answer came: it does not run again", async () => {
    const proxy = await proxied();
    const tap = tapWire();
    const client = engine.connect({ webSocketConstructor: tap.webSocketConstructor }, proxy.url);
    const http = engine.http();
    expect(await client.mutation(counters.add, { name: "lost", by: 1 })).toBe(1);
    proxy.holdAnswers();
    const answer = client.mutation(counters.add, { name: "lost", by: 1 });
    await eventually(async () => expect(await http.query(counters.read, { name: "lost" })).toBe(2));
    proxy.cut();
    expect(await answer).toBe(2);
    expect(proxy.count).toBe(2);
    const sent = tap.sent.filter(({ type }) => type === "Mutation").map(({ requestId }) => requestId);
    expect(sent).toEqual([0, 1, 1]);
    expect(await http.query(counters.read, { name: "lost" })).toBe(2);
  });

  test("in the middle of the mutation's frame: it runs once", async () => {
    const proxy = await proxied();
    const client = engine.connect({}, proxy.url);
    expect(await client.query(counters.read, { name: "half" })).toBe(0);
    proxy.cutInNextRequest();
    expect(await client.mutation(counters.add, { name: "half", by: 1 })).toBe(1);
    expect(await engine.http().query(counters.read, { name: "half" })).toBe(1);
    expect(proxy.count).toBe(2);
  });

  test("while an action runs: it fails, for nobody knows how far it came, and does not run again", async () => {
    const proxy = await proxied();
    const client = engine.connect({}, proxy.url);
    const http = engine.http();
    expect(await client.query(counters.read, { name: "acted" })).toBe(0);
    proxy.holdAnswers();
    const answer = client.action(counters.addLater, { name: "acted", by: 1 });
    answer.catch(() => undefined);
    await eventually(async () => expect(await http.query(counters.read, { name: "acted" })).toBe(1));
    proxy.cut();
    await expect(answer).rejects.toThrow("Connection lost while action was in flight");
    expect(await client.mutation(counters.add, { name: "acted", by: 1 })).toBe(2);
  });

  test("many times at random: each mutation runs once, in order, and no value goes back", async () => {
    const cuts = 4;
    const runs = countTo(8).map(async (number) => {
      const proxy = await proxied();
      const client = engine.connect({}, proxy.url);
      const name = `random${number}`;
      const seen: number[] = [];
      client.onUpdate(counters.read, { name }, (value) => seen.push(value));
      const order = Promise.all([checkOrder(client, `order${number}`, 50), addOneByOne(client, name, 60)]);
      for (let cut = 1; cut <= cuts; cut++) {
        await eventually(() => expect(client.connectionState().isWebSocketConnected).toBe(true));
        await sleep(Math.random() * 12);
        if (Math.random() < 0.5) proxy.holdAnswers();
        await sleep(Math.random() * 6);
        if (Math.random() < 0.3) proxy.cutInNextRequest();
        await sleep(Math.random() * 4);
        proxy.cut();
        await eventually(() => expect(client.connectionState().isWebSocketConnected).toBe(false));
      }
      const [, values] = await order;
      expect(values).toEqual(countTo(60));
      expect(seen).toEqual([...seen].sort((a, b) => a - b));
      expect(seen.at(-1)).toBe(60);
      expect(proxy.count).toBeGreaterThan(cuts);
    });
    await Promise.all(runs);
  });

  test("while others write: it sees everything afterwards, pages as long as before", async () => {
    const proxy = await proxied();
    const tap = tapWire();
    const client = engine.connect({ webSocketConstructor: tap.webSocketConstructor }, proxy.url);
    const http = engine.http();
    const insert = (rank: number): ItemOperation => ({ op: "insert", group: "cut", rank, label: "x" });
    await http.mutation(items.write, { operations: [10, 20, 30, 40, 50].map(insert) });
    let page: number[] = [];
    let all = 0;
    const args = { group: "cut", paginationOpts: { numItems: 3, cursor: null, id: 1 } };
    client.onUpdate(items.page, args, (result) => (page = result.page.map(({ rank }) => rank)));
    client.onUpdate(items.ranked, { group: "cut" }, (found) => (all = found.length));
    await eventually(() => expect([page, all]).toEqual([[10, 20, 30], 5]));
    proxy.cut();
    await http.mutation(items.write, { operations: [5, 25, 35].map(insert) });
    await eventually(() => expect([page, all]).toEqual([[5, 10, 20, 25, 30], 8]));
    const journals = tap.sent
      .flatMap(({ modifications }) => modifications ?? [])
      .map(({ journal }) => journal);
    expect(journals.slice(0, 2)).toEqual([undefined, undefined]);
    expect(journals[2]).toEqual(expect.any(String));
  });
});

describe("a restart of the engine", () => {
  const connects = (sent: ClientWireMessage[]) => sent.filter(({ type }) => type === "Connect");

  test("is survived by connected clients: nothing is lost, nothing runs twice", async () => {
    const tap = tapWire();
    const client = engine.connect({ webSocketConstructor: tap.webSocketConstructor });
    const watcher = engine.connect();
    const seen: number[] = [];
    watcher.onUpdate(counters.read, { name: "restart" }, (value) => seen.push(value));
    const adding = addOneByOne(client, "restart", 300);
    for (let restart = 0; restart < 2; restart++) {
      const at = seen.length;
      await eventually(() => expect(seen.length).toBeGreaterThan(at + 5));
      await engine.restart();
    }
    expect(await adding).toEqual(countTo(300));
    await eventually(() => expect(seen.at(-1)).toBe(300));
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(connects(tap.sent)).toHaveLength(3);
    for (const connect of connects(tap.sent).slice(1)) {
      expect(connect).toHaveProperty("maxObservedTimestamp", expect.any(String));
    }
    expect(tap.closes[0]).toEqual({ code: 1012, reason: "InternalServerError: shutting down" });
  });

  test("starts no timestamp before those clients have seen", async () => {
    const tap = tapWire();
    const client = engine.connect({ webSocketConstructor: tap.webSocketConstructor });
    await client.mutation(counters.add, { name: "timestamps", by: 1 });
    await client.query(counters.read, { name: "timestamps" });
    await engine.restart();
    await client.mutation(counters.add, { name: "timestamps", by: 1 });
    const ends = tap.received.flatMap(({ endVersion }) => (endVersion === undefined ? [] : [endVersion.ts]));
    const times = ends.map((ts) => Buffer.from(ts, "base64").readBigUInt64LE());
    expect(times.length).toBeGreaterThan(2);
    expect(times).toEqual([...times].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
  });
});
