import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "./eventually";
import { FixtureEngine } from "./fixtureEngine";
import { modelOf, type ReadModel } from "./readModel";
import { type Item, type ItemOperation, items, type Read } from "./references";
import { RerunWatch, TaggedClient, type Value } from "./rerunWatch";

const CLIENTS = 4;
const SUBSCRIPTIONS = 50;
const TRANSACTIONS = 40;

let engine: FixtureEngine;
let watch: RerunWatch;

beforeAll(async () => {
  // A query nobody shows any more is given up at once, or the next run would see it run again.
  engine = await FixtureEngine.start([], { hub: { graceMs: 0 } });
  watch = new RerunWatch(engine);
});
afterAll(() => engine.stop());

const group = fc.constantFrom("a", "b", "c");
const rank = fc.integer({ min: 0, max: 20 });
const count = fc.integer({ min: 1, max: 6 });
const label = fc.constantFrom("red apple", "red cherry", "green pear", "blue plum", "grey");
const city = fc.constantFrom("Oslo", "Rome", "Paris");
const place = fc.option(fc.record({ city, floor: fc.integer({ min: 0, max: 3 }) }), { nil: undefined });

/** `document` chooses one of those that exist by then. */
const document = fc.nat();
const read = fc.oneof(
  fc.record({ kind: fc.constant("get" as const), document }),
  fc.record({ kind: fc.constantFrom("inGroup" as const, "nested" as const), group }),
  fc.record({ kind: fc.constantFrom("between" as const, "fromTo" as const), group, from: rank, to: rank }),
  fc.record({ kind: fc.constantFrom("lowest" as const, "highest" as const, "page" as const), group, count }),
  fc.record({ kind: fc.constantFrom("firstAbove" as const, "only" as const), group, rank }),
  fc.record({ kind: fc.constant("total" as const) }),
  fc.record({ kind: fc.constant("labelled" as const), group, label }),
  fc.record(
    {
      kind: fc.constant("search" as const),
      text: fc.constantFrom("red", "pe", "blue ch", "green pl", "absent"),
      group,
    },
    { requiredKeys: ["kind", "text"] },
  ),
  fc.record({ kind: fc.constant("inCity" as const), city }),
);
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ op: fc.constant("insert" as const), group, rank, label, place }) },
  {
    weight: 4,
    arbitrary: fc
      .record({ group, rank, label, place }, { requiredKeys: [] })
      .chain((fields) =>
        fc.record({ op: fc.constant("patch" as const), document, fields: fc.constant(fields) }),
      ),
  },
  { weight: 2, arbitrary: fc.record({ op: fc.constant("delete" as const), document }) },
);
const scenario = fc.record({
  start: fc.array(fc.record({ group, rank, label, place }), { minLength: 5, maxLength: 25 }),
  reads: fc.array(read, { minLength: SUBSCRIPTIONS, maxLength: SUBSCRIPTIONS }),
  transactions: fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), {
    minLength: TRANSACTIONS,
    maxLength: TRANSACTIONS,
  }),
});

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
type Subscription = { read: Read; model: ReadModel; watchers: TaggedClient[] };

const allItems = (): Promise<Item[]> => engine.http().query(items.all, {});

/** The operations of one transaction: none is about a document deleted before. */
function operationsOf(steps: readonly Step[], documents: readonly Item[]): ItemOperation[] {
  const left = documents.map(({ _id }) => _id);
  return steps.flatMap((step): ItemOperation[] => {
    if (step.op === "insert") return [definedFields(step)];
    const index = step.document % Math.max(left.length, 1);
    const id = left[index];
    if (id === undefined) return [];
    if (step.op === "patch") return [{ op: "patch", id, ...definedFields(step.fields) }];
    left.splice(index, 1);
    return [{ op: "delete", id }];
  });
}

function definedFields<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

/** Documents that came, went or changed, as they were before and as they are after. */
function changesOf(before: readonly Item[], after: readonly Item[]): Item[] {
  const other = (documents: readonly Item[]) =>
    new Map(documents.map((item) => [item._id, JSON.stringify(item)]));
  const [old, now] = [other(before), other(after)];
  return [
    ...before.filter((item) => now.get(item._id) !== JSON.stringify(item)),
    ...after.filter((item) => old.get(item._id) !== JSON.stringify(item)),
  ];
}

/** A value as text, so that model and engine can be compared; search results in no order. */
function shown({ kind }: Read, value: Value | undefined): string {
  if (value instanceof Error) return /unique\(\) query.*\n.*\]/.exec(value.message)?.[0] ?? value.message;
  if (kind !== "search" || !Array.isArray(value)) return JSON.stringify(value);
  return JSON.stringify([...value].sort((a, b) => (a._id < b._id ? -1 : 1)));
}

/** Shares the reads out among clients; equal reads are the same subscription, of several clients. */
function subscribeAll(
  reads: readonly (typeof read extends fc.Arbitrary<infer R> ? R : never)[],
  start: Item[],
) {
  const clients = Array.from({ length: CLIENTS }, () => new TaggedClient(engine));
  const subscriptions = new Map<string, Subscription>();
  reads.forEach((chosen, index) => {
    const wanted: Read =
      chosen.kind === "get"
        ? { kind: "get", id: start[chosen.document % start.length]?._id ?? "" }
        : definedFields(chosen);
    const tag = JSON.stringify(wanted);
    const subscription = subscriptions.get(tag) ?? {
      read: wanted,
      model: modelOf(wanted, start),
      watchers: [],
    };
    subscriptions.set(tag, subscription);
    const client = clients[index % CLIENTS];
    if (client === undefined || subscription.watchers.includes(client)) return;
    subscription.watchers.push(client);
    client.subscribe(tag, wanted);
  });
  return { clients, subscriptions };
}

/** Commits one transaction and checks what every client was told, and what ran again for it. */
async function checkTransaction(
  steps: readonly Step[],
  clients: readonly TaggedClient[],
  subscriptions: ReadonlyMap<string, Subscription>,
): Promise<void> {
  const before = await allItems();
  await engine.http().mutation(items.write, { operations: operationsOf(steps, before) });
  const settled = await Promise.all(clients.map((client) => client.settle()));
  const after = await allItems();
  const changes = changesOf(before, after);
  const touched = [...subscriptions].filter(([, { model }]) =>
    changes.some((item) => model.looksAt(before, item)),
  );
  expect(await watch.runs()).toEqual(touched.map(([tag]) => tag).sort());
  for (const [tag, { read, model, watchers }] of subscriptions) {
    const expected = shown(read, model.result(after));
    for (const { values } of watchers)
      expect(`${tag} ${shown(read, values.get(tag))}`).toBe(`${tag} ${expected}`);
  }
  clients.forEach((client, index) => {
    const changed = [...subscriptions]
      .filter(([, { watchers }]) => watchers.includes(client))
      .filter(
        ([, { read, model }]) => shown(read, model.result(before)) !== shown(read, model.result(after)),
      );
    const isSearch = (tag: string) => subscriptions.get(tag)?.read.kind === "search";
    const { updated = [], transitions } = settled[index] ?? {};
    // A search that finds the same documents may give them in another order: a change too.
    const told = updated.filter((tag) => !isSearch(tag) || changed.some(([name]) => name === tag));
    expect(told).toEqual(changed.map(([tag]) => tag).sort());
    expect(transitions).toBe(updated.length === 0 ? 0 : 1);
  });
}

test("random transactions rerun exactly the subscriptions whose ranges they touch; none is missed", async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async ({ start, reads, transactions }) => {
      await engine.http().mutation(items.clear, {});
      const operations = start.map((fields): ItemOperation => ({ op: "insert", ...definedFields(fields) }));
      await engine.http().mutation(items.write, { operations });
      const { clients, subscriptions } = subscribeAll(reads, await allItems());
      try {
        const isReady = () =>
          [...subscriptions].every(([tag, { watchers }]) => watchers.every(({ values }) => values.has(tag)));
        await eventually(() => expect(isReady()).toBe(true));
        await Promise.all(clients.map((client) => client.settle()));
        await watch.runs();
        for (const steps of transactions) await checkTransaction(steps, clients, subscriptions);
      } finally {
        await engine.closeClients();
      }
    }),
    { numRuns: 6, endOnFailure: true },
  );
});
