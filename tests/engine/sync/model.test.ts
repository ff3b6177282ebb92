import fc from "fast-check";
import { expect, test } from "vitest";
import type { Identity } from "../../../engine/functions/calls";
import type { QueryResult, Version } from "../../../engine/sync/queryResult";
import type { Output } from "../../../engine/sync/state";
import { Harness, add, authenticate, done, modify, mutation, result, user } from "./stateHarness";

/** What a client believes, checked as Convex's own client does. */
class ModelClient {
  version: Version = { querySet: 0, identity: 0, ts: 0n };
  readonly shown = new Map<number, string>();
  readonly unacknowledged = new Map<number, bigint>();

  constructor(private readonly checkSnapshot: () => void) {}

  take(outputs: Output[]): void {
    for (const output of outputs) {
      if (output.type !== "send") continue;
      const { message } = output;
      if (message.type === "MutationResponse" && "ts" in message.outcome) {
        this.unacknowledged.set(message.requestId, message.outcome.ts);
      }
      if (message.type !== "Transition") continue;
      expect(message.start).toEqual(this.version);
      expect(message.end.ts >= message.start.ts).toBe(true);
      for (const modification of message.modifications) {
        const { queryId } = modification;
        if (modification.type === "Remove") this.shown.delete(queryId);
        else {
          const text = valueOf(modification.result, queryId);
          expect(this.shown.get(queryId)).not.toBe(text);
          this.shown.set(queryId, text);
        }
      }
      this.version = message.end;
      for (const [id, ts] of this.unacknowledged) {
        if (ts <= message.end.ts) this.unacknowledged.delete(id);
      }
      this.checkSnapshot();
    }
  }
}

function valueOf(shown: QueryResult, queryId: number): string {
  return (JSON.parse(shown.modification(queryId)) as { value: string }).value;
}

/**
 * The rest of the server: queries whose value is the table's, for those of identities that read
 * theirs with the identity; results of started work arrive when the test says so.
 */
class World {
  readonly harness = new Harness();
  readonly client = new ModelClient(() => this.checkSnapshot());
  readonly wanted = new Map<number, Identity>();
  readonly running = new Set<number>();
  readonly subscribed = new Map<number, Identity>();
  private readonly table = new Map<number, number>();
  private readonly identities: Identity[] = [{ kind: "none" }];
  /** The query set version that removed a query last. */
  private readonly removals = new Map<number, number>();
  private readonly mutations: number[] = [];
  private verifying: Identity[] = [];
  private querySet = 0;
  private identityVersion = 0;
  private nextRequest = 0;
  private identity: Identity = { kind: "none" };

  constructor() {
    this.absorb(this.harness.connect());
  }

  absorb(outputs: Output[]): void {
    this.client.take(outputs);
    for (const output of outputs) {
      if (output.type === "subscribe") {
        this.subscribed.set(output.queryId, output.call.identity);
        this.running.add(output.queryId);
      } else if (output.type === "unsubscribe") {
        this.subscribed.delete(output.queryId);
        this.running.delete(output.queryId);
      } else if (output.type === "mutate") this.mutations.push(output.key.request);
      else if (output.type === "close") throw new Error(`closed: ${output.reason}`);
    }
  }

  value(queryId: number, identity: Identity): string {
    const who = queryId % 2 === 0 || identity.kind !== "user" ? "" : identity.attributes.subject;
    return `${this.table.get(queryId) ?? 0}${who}`;
  }

  toggle(queryId: number): void {
    const base = this.querySet++;
    const present = this.wanted.has(queryId);
    if (present) {
      this.wanted.delete(queryId);
      this.removals.set(queryId, base + 1);
    } else this.wanted.set(queryId, this.identity);
    this.absorb(this.harness.receive(modify(base, [present ? { type: "Remove", queryId } : add(queryId)])));
  }

  signIn(subject: string): void {
    this.verifying.push((this.identity = user(subject)));
    this.identities.push(this.identity);
    this.absorb(this.harness.receive(authenticate(this.identityVersion++)));
  }

  verify(): void {
    const identity = this.verifying.shift();
    if (identity !== undefined) this.absorb(this.harness.feed({ type: "verified", identity }));
  }

  mutate(): void {
    this.absorb(this.harness.receive(mutation(this.nextRequest++)));
  }

  finishMutation(key: number): void {
    const requestId = this.mutations.shift();
    if (requestId === undefined) return;
    const ts = this.harness.head + 1n;
    const request = { requestId, serverRequestId: "s" };
    this.absorb(this.harness.feed({ type: "mutated", request, outcome: done(ts) }));
    this.write(key);
  }

  write(key: number): void {
    this.harness.head += 1n;
    this.table.set(key, (this.table.get(key) ?? 0) + 1);
    const shown = this.subscribed.has(key) && !this.running.has(key);
    this.absorb(this.harness.results(shown ? this.fresh([key]) : {}));
  }

  finishQueries(): void {
    const ids = [...this.running];
    this.running.clear();
    this.absorb(this.harness.results(this.fresh(ids)));
  }

  writable(writable: boolean): void {
    this.absorb(this.harness.feed({ type: "writable", writable }));
  }

  /** Everything that is under way ends. */
  settle(): void {
    while (this.verifying.length > 0) this.verify();
    while (this.mutations.length > 0) this.finishMutation(0);
    this.finishQueries();
    this.writable(true);
  }

  private fresh(ids: number[]): Record<number, QueryResult> {
    return Object.fromEntries(
      ids.map((id) => [id, result(this.value(id, this.subscribed.get(id) ?? { kind: "none" }))]),
    );
  }

  /** After each Transition all that is shown is of one time and one identity. */
  private checkSnapshot(): void {
    const { version, shown } = this.client;
    const identity = this.identities[version.identity] ?? { kind: "none" };
    for (const [queryId, text] of shown) {
      const isLeaving = (this.removals.get(queryId) ?? 0) > version.querySet;
      if (!isLeaving) expect([queryId, text]).toEqual([queryId, this.value(queryId, identity)]);
    }
  }

  check(): void {
    expect(this.client.version).toEqual({
      querySet: this.querySet,
      identity: this.identityVersion,
      ts: this.client.version.ts,
    });
    const expected = [...this.wanted.keys()].map((id) => [id, this.value(id, this.identity)]);
    expect(Object.fromEntries(this.client.shown)).toEqual(Object.fromEntries(expected));
    expect(this.client.unacknowledged.size).toBe(0);
  }
}

const key = fc.integer({ min: 0, max: 4 });
const action = fc.oneof(
  key.map((id) => (world: World) => world.toggle(id)),
  key.map((id) => (world: World) => world.write(id)),
  key.map((id) => (world: World) => world.finishMutation(id)),
  fc.constantFrom("a", "b").map((subject) => (world: World) => world.signIn(subject)),
  fc.boolean().map((writable) => (world: World) => world.writable(writable)),
  fc.constant((world: World) => world.verify()),
  fc.constant((world: World) => world.mutate()),
  fc.constant((world: World) => world.finishQueries()),
);

test("whatever happens in whatever order, the client ends up with what is true", () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
      const world = new World();
      for (const act of actions) act(world);
      world.settle();
      // A connection on which nothing was asked says nothing.
      if (actions.length > 0) world.check();
    }),
    { numRuns: 500 },
  );
});
