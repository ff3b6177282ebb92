import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Backend, Refresh } from "../../../engine/backend";
import type { FunctionCall, Identity, QueryOutcome } from "../../../engine/functions/calls";
import type { Subscriber } from "../../../engine/sync/entries";
import { SubscriptionHub } from "../../../engine/sync/hub";
import type { ResultChange } from "../../../engine/sync/state";
import { user } from "./stateHarness";

/** The subscription half of a backend, moved by hand. */
class Subscriptions {
  head = 0n;
  readonly live = new Map<number, { call: FunctionCall; journal: string | null }>();
  private listener: (refresh: Refresh) => void = () => undefined;
  private next = 1;

  subscribe(call: FunctionCall, journal: string | null): number {
    this.live.set(this.next, { call, journal });
    return this.next++;
  }

  unsubscribe(subscription: number): void {
    expect(this.live.delete(subscription)).toBe(true);
  }

  onRefresh(listener: (refresh: Refresh) => void): void {
    this.listener = listener;
  }

  refresh(results: Record<number, QueryOutcome>): void {
    this.head += 1n;
    this.listener({
      ts: this.head,
      results: Object.entries(results).map(([id, result]) => ({
        subscription: Number(id),
        result,
      })),
    });
  }
}

class Recorder implements Subscriber {
  readonly calls: string[] = [];
  refreshed(changes: ResultChange[]): void {
    this.calls.push(changes.map(({ queryId, result }) => `${queryId}=${shown(result)}`).join(" "));
  }
}

function shown(result: ResultChange["result"]): string {
  return result === null ? "?" : (/"value":"(.*?)"/.exec(result.modification(0))?.[1] ?? "!");
}

function value(text: string, options: Partial<QueryOutcome> = {}): QueryOutcome {
  return {
    outcome: { ok: true, value: JSON.stringify(text), logLines: [] },
    journal: null,
    readsIdentity: false,
    ...options,
  };
}

function call(identity: Identity = { kind: "none" }, args = "{}", path = "m:f"): FunctionCall {
  return {
    component: "",
    path,
    args,
    identity,
    access: identity.kind === "admin" ? "all" : "public",
    request: { requestId: "r", ip: null, userAgent: null },
  };
}

let backend: Subscriptions;
let hub: SubscriptionHub;

beforeEach(() => {
  vi.useFakeTimers();
  backend = new Subscriptions();
  hub = createHub();
});

afterEach(() => {
  hub.close();
  expect(backend.live.size).toBe(0);
  vi.useRealTimers();
});

function createHub(options = {}): SubscriptionHub {
  return new SubscriptionHub(backend as unknown as Backend, { graceMs: 5_000, ...options });
}

function recorders(count: number): Recorder[] {
  return Array.from({ length: count }, () => new Recorder());
}

describe("sharing", () => {
  test("equal queries are subscribed once, and newcomers get the result there is", () => {
    const [one, two, three] = recorders(3) as [Recorder, Recorder, Recorder];
    expect(hub.subscribe(one, 0, call(), null)).toBeNull();
    expect(hub.subscribe(two, 7, call(), null)).toBeNull();
    expect(backend.live.size).toBe(1);
    backend.refresh({ 1: value("a") });
    expect(shown(hub.subscribe(three, 1, call(), null))).toBe("a");
    expect([one.calls, two.calls, three.calls]).toEqual([["0=a"], ["7=a"], []]);
  });

  test.each([
    ["arguments", call({ kind: "none" }, '{"a":1}'), null],
    ["path", call({ kind: "none" }, "{}", "m:g"), null],
    ["component", { ...call(), component: "child" }, null],
    ["access", call({ kind: "admin" }), null],
    ["journal", call(), "J"],
  ])("another %s is another query", (_name, other, journal) => {
    const [one, two] = recorders(2) as [Recorder, Recorder];
    hub.subscribe(one, 0, call(), null);
    hub.subscribe(two, 0, other, journal);
    expect(backend.live.size).toBe(2);
  });

  test("a refresh tells each touched connection once, and no other", () => {
    const [one, two] = recorders(2) as [Recorder, Recorder];
    for (const id of [0, 1, 2]) hub.subscribe(one, id, call({ kind: "none" }, `{"id":${id}}`), null);
    hub.subscribe(two, 0, call({ kind: "none" }, '{"id":9}'), null);
    backend.refresh({ 1: value("a"), 2: value("b"), 4: value("z") });
    backend.refresh({ 3: value("c") });
    expect(one.calls).toEqual(["0=a 1=b", "2=c"]);
    expect(two.calls).toEqual(["0=z"]);
  });

  test("an unchanged result is not passed on", () => {
    const [one] = recorders(1) as [Recorder];
    hub.subscribe(one, 0, call(), null);
    backend.refresh({ 1: value("a") });
    backend.refresh({ 1: value("a") });
    backend.refresh({ 1: value("b") });
    expect(one.calls).toEqual(["0=a", "0=b"]);
  });
});

describe("identity", () => {
  test("a query that does not read it is shared by all users", () => {
    for (const subject of ["a", "b", "c"]) {
      hub.subscribe(new Recorder(), 0, call(user(subject)), null);
    }
    backend.refresh({ 1: value("same") });
    expect(shown(hub.subscribe(new Recorder(), 0, call(user("d")), null))).toBe("same");
    expect(backend.live.size).toBe(1);
  });

  test("one that turns out to read it is split, and nobody sees another's result", () => {
    const [one, two, three] = recorders(3) as [Recorder, Recorder, Recorder];
    hub.subscribe(one, 0, call(user("a")), null);
    hub.subscribe(two, 0, call(user("b")), null);
    hub.subscribe(three, 0, call(user("b", 1)), null);
    backend.refresh({ 1: value("for a", { readsIdentity: true }) });
    expect([one.calls, two.calls, three.calls]).toEqual([["0=for a"], ["0=?"], ["0=?"]]);
    expect([...backend.live.values()].map(({ call: { identity } }) => identity)).toEqual([
      user("a"),
      user("b"),
    ]);
    backend.refresh({ 2: value("for b", { readsIdentity: true }) });
    expect([two.calls.at(-1), three.calls.at(-1)]).toEqual(["0=for b", "0=for b"]);
  });

  test("its function is then known, and its other queries are not shared in the first place", () => {
    hub.subscribe(new Recorder(), 0, call(user("a")), null);
    backend.refresh({ 1: value("x", { readsIdentity: true }) });
    hub.subscribe(new Recorder(), 0, call(user("a"), '{"id":1}'), null);
    hub.subscribe(new Recorder(), 0, call(user("b"), '{"id":1}'), null);
    hub.subscribe(new Recorder(), 0, call(user("b"), '{"id":1}'), null);
    expect(backend.live.size).toBe(3);
  });

  test("a query that begins to read it later is split then", () => {
    const [one, two] = recorders(2) as [Recorder, Recorder];
    hub.subscribe(one, 0, call(user("a")), null);
    hub.subscribe(two, 0, call(user("b")), null);
    backend.refresh({ 1: value("same") });
    backend.refresh({ 1: value("for a", { readsIdentity: true }) });
    expect([one.calls, two.calls]).toEqual([
      ["0=same", "0=for a"],
      ["0=same", "0=?"],
    ]);
  });

  test("an entry whose owner has left is stopped by the split", () => {
    const [one, two] = recorders(2) as [Recorder, Recorder];
    hub.subscribe(one, 0, call(user("a")), null);
    hub.subscribe(two, 0, call(user("b")), null);
    hub.drop(one);
    backend.refresh({ 1: value("for a", { readsIdentity: true }) });
    expect([...backend.live.keys()]).toEqual([2]);
    expect(two.calls).toEqual(["0=?"]);
  });
});

describe("journals", () => {
  const page = (text: string) => value(text, { journal: "J" });

  test("the first run also answers who comes back with its journal", () => {
    hub.subscribe(new Recorder(), 0, call(), null);
    backend.refresh({ 1: page("p") });
    expect(shown(hub.subscribe(new Recorder(), 0, call(), "J"))).toBe("p");
    expect(shown(hub.subscribe(new Recorder(), 0, call(), null))).toBe("p");
    expect(backend.live.size).toBe(1);
  });

  test("once it has run again, who comes without a journal gets a page of their own", () => {
    hub.subscribe(new Recorder(), 0, call(), null);
    backend.refresh({ 1: page("p") });
    backend.refresh({ 1: page("p grown") });
    expect(hub.subscribe(new Recorder(), 0, call(), null)).toBeNull();
    expect(shown(hub.subscribe(new Recorder(), 0, call(), "J"))).toBe("p grown");
    expect(backend.live.size).toBe(2);
  });

  test("a page that reads the identity stays its user's under both names", () => {
    hub.subscribe(new Recorder(), 0, call(user("a")), null);
    backend.refresh({ 1: value("p", { journal: "J", readsIdentity: true }) });
    expect(hub.subscribe(new Recorder(), 0, call(user("b")), "J")).toBeNull();
    expect(shown(hub.subscribe(new Recorder(), 0, call(user("a")), "J"))).toBe("p");
  });
});

describe("leaving", () => {
  test("a query nobody shows stays for the grace period", () => {
    const [one, two] = recorders(2) as [Recorder, Recorder];
    hub.subscribe(one, 0, call(), null);
    backend.refresh({ 1: value("a") });
    hub.unsubscribe(one, 0);
    vi.advanceTimersByTime(4_000);
    expect(shown(hub.subscribe(two, 0, call(), null))).toBe("a");
    hub.unsubscribe(two, 0);
    vi.advanceTimersByTime(4_999);
    expect(backend.live.size).toBe(1);
    vi.advanceTimersByTime(1);
    expect(backend.live.size).toBe(0);
  });

  test("a query nobody shows is stopped when what it read changes", () => {
    const [one, two] = recorders(2) as [Recorder, Recorder];
    hub.subscribe(one, 0, call(), null);
    backend.refresh({ 1: value("a") });
    hub.unsubscribe(one, 0);
    backend.refresh({ 1: value("b") });
    expect(one.calls).toEqual(["0=a"]);
    expect(backend.live.size).toBe(0);
    expect(hub.subscribe(two, 0, call(), null)).toBeNull();
    backend.refresh({ 2: value("c") });
    expect(two.calls).toEqual(["0=c"]);
  });

  test("one that nobody waited for is kept once it has run", () => {
    const [one, two] = recorders(2) as [Recorder, Recorder];
    hub.subscribe(one, 0, call(), null);
    hub.unsubscribe(one, 0);
    backend.refresh({ 1: value("a") });
    expect(shown(hub.subscribe(two, 0, call(), null))).toBe("a");
  });

  test("without a grace period it is stopped at once", () => {
    hub.close();
    hub = createHub({ graceMs: 0 });
    const [one] = recorders(1) as [Recorder];
    hub.subscribe(one, 0, call(), null);
    hub.unsubscribe(one, 0);
    expect(backend.live.size).toBe(0);
  });

  test("no more than so many are kept", () => {
    hub.close();
    hub = createHub({ maxIdle: 3 });
    const [one] = recorders(1) as [Recorder];
    for (let id = 0; id < 10; id++) {
      hub.subscribe(one, id, call({ kind: "none" }, `{"id":${id}}`), null);
      hub.unsubscribe(one, id);
    }
    expect([...backend.live.keys()]).toEqual([8, 9, 10]);
  });

  test("a dropped connection is told nothing more", () => {
    const [one] = recorders(1) as [Recorder];
    hub.subscribe(one, 0, call(), null);
    hub.awaitHead(one, 5n);
    hub.drop(one);
    for (let i = 0; i < 6; i++) backend.refresh({ 1: value(String(i)) });
    expect(one.calls).toEqual([]);
  });
});

test("awaitHead tells once the head has come", () => {
  const [one, two] = recorders(2) as [Recorder, Recorder];
  hub.subscribe(two, 0, call(), null);
  hub.awaitHead(one, 0n);
  expect(one.calls).toEqual([""]);
  hub.awaitHead(one, 2n);
  hub.awaitHead(two, 2n);
  backend.refresh({});
  expect(one.calls).toEqual([""]);
  backend.refresh({ 1: value("a") });
  expect([one.calls, two.calls]).toEqual([["", ""], ["0=a"]]);
});
