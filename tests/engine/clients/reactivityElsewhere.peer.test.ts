import type { ConvexClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { FIXTURE_PROVIDER, fixtureToken } from "../../support/fixtureIdentity";
import { eventually } from "./eventually";
import { FixtureEngine } from "./fixtureEngine";
import { counters, elsewhere, items, users } from "./references";
import { tapWire } from "./wireTap";

let engine: FixtureEngine;

beforeAll(async () => {
  engine = await FixtureEngine.start([FIXTURE_PROVIDER], { hub: { graceMs: 0 } });
});
afterEach(() => engine.closeClients());
afterAll(() => engine.stop());

/** How many queries `write` makes run again. */
async function rerunsOf(write: () => Promise<unknown>): Promise<number> {
  const before = (await engine.stats()).reruns;
  await write();
  return (await engine.stats()).reruns - before;
}

/** Resolves once the client shows everything that has been committed. */
const settle = (client: ConvexClient) => client.mutation(counters.add, { name: "settle", by: 1 });

describe("tables beside the app's own", () => {
  test("a table that does not exist yet", async () => {
    const client = engine.connect();
    const seen: number[] = [];
    client.onUpdate(elsewhere.drafts, { table: "unborn" }, (count) => seen.push(count));
    await eventually(() => expect(seen).toEqual([0]));
    expect(await rerunsOf(() => client.mutation(elsewhere.draft, { table: "another" }))).toBe(0);
    expect(await rerunsOf(() => client.mutation(elsewhere.draft, { table: "unborn" }))).toBe(1);
    expect(await rerunsOf(() => client.mutation(elsewhere.draft, { table: "unborn" }))).toBe(1);
    expect(await rerunsOf(() => client.mutation(elsewhere.draft, { table: "another" }))).toBe(0);
    expect(seen).toEqual([0, 1, 2]);
  });

  test("a component's tables, apart by what is read of them", async () => {
    const client = engine.connect();
    const seen = { x: [] as number[], y: [] as number[] };
    client.onUpdate(elsewhere.tally, { name: "x" }, (value) => seen.x.push(value));
    client.onUpdate(elsewhere.tally, { name: "y" }, (value) => seen.y.push(value));
    await eventually(() => expect(seen).toEqual({ x: [0], y: [0] }));
    expect(await rerunsOf(() => client.mutation(elsewhere.addToTally, { name: "x" }))).toBe(1);
    expect(await rerunsOf(() => client.mutation(elsewhere.addToTally, { name: "x" }))).toBe(1);
    expect(await rerunsOf(() => client.mutation(elsewhere.addToTally, { name: "z" }))).toBe(0);
    expect(seen).toEqual({ x: [0, 1, 2], y: [0] });
  });

  test("_scheduled_functions: one job's state, and all of them", async () => {
    const client = engine.connect();
    const id = await client.mutation(elsewhere.schedule, { delayMs: 3_600_000 });
    const states: (string | null)[] = [];
    const counts: number[] = [];
    client.onUpdate(elsewhere.jobState, { id }, (state) => states.push(state));
    client.onUpdate(elsewhere.jobs, {}, (count) => counts.push(count));
    await eventually(() => expect([states, counts]).toEqual([["pending"], [1]]));
    const another = () => client.mutation(elsewhere.schedule, { delayMs: 3_600_000 });
    expect(await rerunsOf(another)).toBe(1);
    expect(await rerunsOf(() => client.mutation(elsewhere.cancel, { id }))).toBe(2);
    expect([states, counts]).toEqual([
      ["pending", "canceled"],
      [1, 2],
    ]);
    const soon = await client.mutation(elsewhere.schedule, { delayMs: 0 });
    const soonStates: (string | null)[] = [];
    client.onUpdate(elsewhere.jobState, { id: soon }, (state) => soonStates.push(state));
    await eventually(() => expect(soonStates.at(-1)).toBe("success"));
  });

  test("_storage: a file that comes, and one that goes", async () => {
    const client = engine.connect();
    const upload = async (text: string): Promise<string> => {
      const response = await fetch(await client.mutation(elsewhere.uploadUrl, {}), {
        method: "POST",
        body: text,
      });
      return ((await response.json()) as { storageId: string }).storageId;
    };
    const id = await upload("twelve bytes");
    const sizes: (number | null)[] = [];
    const counts: number[] = [];
    client.onUpdate(elsewhere.fileSize, { id }, (size) => sizes.push(size));
    client.onUpdate(elsewhere.fileCount, {}, (count) => counts.push(count));
    await eventually(() => expect([sizes, counts]).toEqual([[12], [1]]));
    expect(await rerunsOf(() => upload("another"))).toBe(1);
    expect(await rerunsOf(() => client.mutation(elsewhere.removeFile, { id }))).toBe(2);
    await eventually(() =>
      expect([sizes, counts]).toEqual([
        [12, null],
        [1, 2, 1],
      ]),
    );
  });
});

describe("many clients", () => {
  test("equal queries are computed once, whoever asks and when", async () => {
    const clients = Array.from({ length: 20 }, () => engine.connect());
    const seen = clients.map(() => [] as number[]);
    const before = (await engine.stats()).reruns;
    clients.forEach((client, index) =>
      client.onUpdate(counters.read, { name: "equal" }, (value) => seen[index]?.push(value)),
    );
    await eventually(() => expect(seen.every((values) => values.length === 1)).toBe(true));
    expect((await engine.stats()).reruns - before).toBe(1);
    expect((await engine.stats()).subscriptions).toBe(1);
    const add = () => engine.http().mutation(counters.add, { name: "equal", by: 1 });
    expect(await rerunsOf(add)).toBe(1);
    await eventually(() => expect(seen.every((values) => values.at(-1) === 1)).toBe(true));
    const late: number[] = [];
    const join = async () => {
      engine.connect().onUpdate(counters.read, { name: "equal" }, (value) => late.push(value));
      await eventually(() => expect(late).toEqual([1]));
    };
    expect(await rerunsOf(join)).toBe(0);
  });

  test("each with arguments of its own: a write reruns the one it touches", async () => {
    const client = engine.connect();
    const seen = new Map<string, number[]>();
    for (let i = 0; i < 200; i++) {
      const name = `own${i}`;
      seen.set(name, []);
      client.onUpdate(counters.read, { name }, (value) => seen.get(name)?.push(value));
    }
    await eventually(() => expect([...seen.values()].every(({ length }) => length === 1)).toBe(true));
    expect(await rerunsOf(() => client.mutation(counters.add, { name: "own77", by: 5 }))).toBe(1);
    await settle(client);
    for (const [name, values] of seen) expect(values).toEqual(name === "own77" ? [0, 5] : [0]);
  });
});

describe("queries that read who calls", () => {
  const as = async (subject: string): Promise<ConvexClient> => {
    const client = engine.connect();
    const token = await fixtureToken(subject);
    client.setAuth(() => Promise.resolve(token));
    return client;
  };

  test("are computed once for each user, and rerun for whom the write is about", async () => {
    const clients = await Promise.all(["ada", "ada", "bea", "bea", "bea"].map(as));
    const seen = clients.map(() => [] as string[]);
    const before = (await engine.stats()).reruns;
    clients.forEach((client, index) =>
      client.onUpdate(users.notes, {}, (notes) => seen[index]?.push(notes.map(({ text }) => text).join())),
    );
    await eventually(() => expect(seen).toEqual([[""], [""], [""], [""], [""]]));
    expect((await engine.stats()).reruns - before).toBe(2);
    const write = (owner: string, text: string) => engine.http().mutation(users.writeFor, { owner, text });
    expect(await rerunsOf(() => write("ada", "a"))).toBe(1);
    expect(await rerunsOf(() => write("bea", "b"))).toBe(1);
    expect(await rerunsOf(() => write("cem", "c"))).toBe(0);
    await Promise.all(clients.map(settle));
    expect(seen).toEqual([
      ["", "a"],
      ["", "a"],
      ["", "b"],
      ["", "b"],
      ["", "b"],
    ]);
  });

  test("part ways when a shared one begins to ask who calls", async () => {
    const clients = [engine.connect(), ...(await Promise.all(["ada", "bea", "bea"].map(as)))];
    const seen = clients.map(() => [] as string[]);
    clients.forEach((client, index) =>
      client.onUpdate(users.sometimesMine, {}, (text) => seen[index]?.push(text)),
    );
    await eventually(() => expect(seen.map((texts) => texts.at(-1))).toEqual(Array(4).fill("closed")));
    expect((await engine.stats()).subscriptions).toBe(1);
    await engine.http().mutation(users.writeFor, { owner: "public", text: "hi" });
    await Promise.all(clients.map(settle));
    const own = ["nobody", "ada", "bea", "bea"];
    expect(seen).toEqual(own.map((subject) => ["closed", `hi for ${subject}`]));
    expect((await engine.stats()).subscriptions).toBe(3);
    await engine.http().mutation(users.forget, { owner: "public" });
    await Promise.all(clients.map(settle));
    expect(seen).toEqual(own.map((subject) => ["closed", `hi for ${subject}`, "closed"]));
  });
});

describe("one Transition", () => {
  test("brings all changed queries of a client, and only those", async () => {
    const tap = tapWire();
    const client = engine.connect({ webSocketConstructor: tap.webSocketConstructor });
    const names = Array.from({ length: 12 }, (_, index) => `both${index}`);
    const values = new Map<string, number>();
    const mixed: number[][] = [];
    for (const name of names) client.onUpdate(counters.read, { name }, (value) => values.set(name, value));
    await eventually(() => expect(values.size).toBe(12));
    client.client.addOnTransitionHandler(() => mixed.push(names.map((name) => values.get(name) ?? -1)));
    const start = tap.received.length;
    for (let round = 1; round <= 5; round++) {
      await engine.http().mutation(counters.addBoth, { names: names.slice(0, 7), by: 1 });
      await eventually(() => expect(values.get("both0")).toBe(round));
    }
    const transitions = tap.received.slice(start).filter(({ type }) => type === "Transition");
    expect(transitions.map(({ modifications }) => modifications?.length)).toEqual([7, 7, 7, 7, 7]);
    for (const shown of mixed) expect(new Set(shown.slice(0, 7)).size).toBe(1);
    for (const { startVersion, endVersion } of transitions) {
      expect(startVersion).toMatchObject({ querySet: endVersion?.querySet, identity: endVersion?.identity });
    }
  });

  test("brings a client's own mutation and what else was committed with it", async () => {
    const tap = tapWire();
    const client = engine.connect({ webSocketConstructor: tap.webSocketConstructor });
    const values = new Map<string, number>();
    for (const name of ["mine", "theirs"]) {
      client.onUpdate(counters.read, { name }, (value) => values.set(name, value));
    }
    await eventually(() => expect(values.size).toBe(2));
    const others = Array.from({ length: 10 }, () => engine.http());
    await Promise.all([
      client.mutation(counters.add, { name: "mine", by: 1 }),
      ...others.map((http) => http.mutation(counters.add, { name: "theirs", by: 1 })),
    ]);
    await settle(client);
    expect(Object.fromEntries(values)).toEqual({ mine: 1, theirs: 10 });
    const versions = tap.received.filter(({ type }) => type === "Transition");
    versions
      .slice(1)
      .forEach(({ startVersion }, index) => expect(startVersion).toEqual(versions[index]?.endVersion));
  });

  test("a query set that grows is answered as a whole, and unknown functions with an error", async () => {
    const client = engine.connect();
    const errors: string[] = [];
    client.onUpdate(
      makeFunctionReference<"query">("absent:function"),
      { group: "x" },
      () => undefined,
      (error) => errors.push(error.message),
    );
    expect(await client.query(items.strict, { group: "none" })).toBe(0);
    await eventually(() => expect(errors).toHaveLength(1));
    expect(errors[0]).toContain("Could not find public function for 'absent:function'");
  });
});
