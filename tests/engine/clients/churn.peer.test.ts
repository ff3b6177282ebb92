import { setTimeout as sleep } from "node:timers/promises";
import type { ConvexClient } from "convex/browser";
import { type FunctionReference, getFunctionName } from "convex/server";
import type { Value } from "convex/values";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FIXTURE_PROVIDER, fixtureToken } from "../../support/fixtureIdentity";
import { type CuttingProxy, startCuttingProxy } from "./cuttingProxy";
import { eventually } from "./eventually";
import { FixtureEngine } from "./fixtureEngine";
import { counters, type Item, items, type Note, users } from "./references";

const CLIENTS = 8;
const STEPS = 250;
const PAIRS = 3;
const USERS = ["ada", "bea"];
const GROUP = "churn";
const PAGE = { group: GROUP, paginationOpts: { numItems: 5, cursor: null, id: 1 } };

let engine: FixtureEngine;

beforeAll(async () => {
  // Queries that nobody shows live on for a moment, so that some are taken up again and some are not.
  engine = await FixtureEngine.start([FIXTURE_PROVIDER], { hub: { graceMs: 40 } });
});
afterAll(() => engine.stop());

const pick = <T>(choices: readonly T[]): T => choices[Math.floor(Math.random() * choices.length)] as T;

const pairNames = (pair: number): [string, string] => [`left${pair}`, `right${pair}`];

/** A query with its arguments. */
type Ask = [query: FunctionReference<"query">, args: Record<string, Value>];

const ASKS: Ask[] = [
  ...Array.from({ length: PAIRS }, (_, pair) => pairNames(pair))
    .flat()
    .map((name): Ask => [counters.read, { name }]),
  [users.subject, {}],
  [users.notes, {}],
  [users.sometimesMine, {}],
  [items.ranked, { group: GROUP }],
  [items.page, PAGE],
];

/** A client that comes, goes, and looks at things; what it shows must make sense at every moment. */
class RestlessClient {
  readonly client: ConvexClient;
  readonly watched = new Map<Ask, () => void>();
  readonly broken: string[] = [];
  subject = "nobody";

  constructor(readonly proxy: CuttingProxy) {
    this.client = engine.connect({}, proxy.url);
    this.client.client.addOnTransitionHandler(() => this.#check());
  }

  toggle(ask: Ask): void {
    const stop = this.watched.get(ask);
    stop?.();
    if (stop !== undefined) this.watched.delete(ask);
    else this.watch(ask);
  }

  watch(ask: Ask): void {
    if (this.watched.has(ask)) return;
    const ignore = () => undefined;
    this.watched.set(ask, this.client.onUpdate(ask[0], ask[1], ignore, ignore));
  }

  signIn(subject: string): void {
    this.subject = subject;
    if (subject === "nobody") this.client.client.clearAuth();
    else this.client.setAuth(() => fixtureToken(subject));
  }

  /** What the client shows; undefined while it has nothing, "failed" for an error. */
  shows([query, args]: Ask): unknown {
    try {
      return this.client.client.localQueryResult(getFunctionName(query), args);
    } catch {
      return "failed";
    }
  }

  #check(): void {
    for (let pair = 0; pair < PAIRS; pair++) {
      const [left, right] = pairNames(pair).map((name) => this.shows([counters.read, { name }]));
      if (left !== undefined && right !== undefined && left !== right) {
        this.broken.push(`pair ${pair} shows ${String(left)} and ${String(right)}`);
      }
    }
    const [subject, notes] = [this.shows([users.subject, {}]), this.shows([users.notes, {}])];
    if (subject !== undefined && notes !== undefined) {
      const owners = notes === "failed" ? ["nobody"] : (notes as Note[]).map(({ owner }) => owner);
      const strangers = owners.filter((owner) => owner !== subject);
      if (strangers.length > 0) this.broken.push(`${String(subject)} sees notes of ${strangers.join()}`);
    }
    const all = this.shows([items.ranked, { group: GROUP }]) as Item[] | undefined;
    const page = (this.shows([items.page, PAGE]) as { page: Item[] } | undefined)?.page;
    if (all === undefined || page === undefined) return;
    const ids = (found: Item[]) => found.map(({ _id }) => _id).join();
    if (ids(all.slice(0, page.length)) !== ids(page)) this.broken.push("the page is not how the list begins");
  }
}

/** Something happens: to a client, or to the data. */
async function happen(client: RestlessClient): Promise<void> {
  const http = engine.http();
  const chance = Math.random();
  if (chance < 0.4) client.toggle(pick(ASKS));
  else if (chance < 0.55) {
    await http.mutation(counters.addBoth, { names: pairNames(Math.floor(Math.random() * PAIRS)), by: 1 });
  } else if (chance < 0.65) {
    await http.mutation(items.toggle, { group: GROUP, rank: Math.floor(Math.random() * 30) });
  } else if (chance < 0.75) {
    await http.mutation(users.writeFor, { owner: pick(USERS), text: `note ${Math.random()}` });
  } else if (chance < 0.8) {
    const open = Math.random() < 0.5;
    if (open) await http.mutation(users.writeFor, { owner: "public", text: `hi ${Math.random()}` });
    else await http.mutation(users.forget, { owner: "public" });
  } else if (chance < 0.99) client.signIn(pick(USERS));
  else client.proxy.cut();
  await sleep(Math.random() * 15);
}

/** What the client should show in the end: the answer a fresh client gets as the same user. */
async function truth(ask: Ask, subject: string): Promise<unknown> {
  const http = engine.http();
  if (subject !== "nobody") http.setAuth(await fixtureToken(subject));
  return http.query(ask[0], ask[1]).catch(() => "failed");
}

test("clients that subscribe, leave, sign in and lose their connection never see what cannot be", async () => {
  const proxies = await Promise.all(Array.from({ length: CLIENTS }, () => startCuttingProxy(engine.url)));
  const clients = proxies.map((proxy) => new RestlessClient(proxy));
  for (const pair of [0, 1, 2])
    await engine.http().mutation(counters.addBoth, { names: pairNames(pair), by: 1 });
  await Promise.all(
    clients.map(async (client) => {
      for (let step = 0; step < STEPS; step++) await happen(client);
    }),
  );
  for (const client of clients) {
    // Where a page ends depends on when it was first asked for.
    for (const ask of ASKS.filter(([query]) => query !== items.page)) {
      client.watch(ask);
      const expected = await truth(ask, client.subject);
      await eventually(() => expect([ask, client.shows(ask)]).toEqual([ask, expected]));
    }
    expect(client.broken).toEqual([]);
  }
  await engine.closeClients();
  await Promise.all(proxies.map((proxy) => proxy.stop()));
});
