import { describe, expect, test } from "vitest";
import type { ClientMessage } from "../../../engine/protocol/messages";
import { Harness, NOW, add, authenticate, brief, done, modify, mutation, result, user } from "./stateHarness";

const request = (requestId: number) => ({ requestId, serverRequestId: "s" });

describe("opening", () => {
  test("nothing but Connect may come first", () => {
    for (const message of [modify(0, []), mutation(0), authenticate(0), { type: "Event" }]) {
      const harness = new Harness();
      expect(brief(harness.receive(message as ClientMessage))).toEqual([
        "FatalError The first message must be Connect",
        "close 1008 ConnectExpected",
      ]);
      expect(harness.connect()).toEqual([]);
    }
  });

  test("Connect may not come twice", () => {
    const harness = new Harness();
    expect(harness.connect()).toEqual([]);
    expect(brief(harness.connect())).toEqual([
      "FatalError Connect was sent twice",
      "close 1008 AlreadyConnected",
    ]);
  });

  test.each([
    { seen: null, end: 10n },
    { seen: 9n, end: 10n },
    { seen: 10n, end: 10n },
    { seen: 12n, end: 12n },
    { seen: BigInt(NOW + 9_000) * 1_000_000n, end: BigInt(NOW + 9_000) * 1_000_000n },
  ])("the first Transition is not before what the client saw ($seen)", ({ seen, end }) => {
    const harness = new Harness();
    harness.connect(seen);
    expect(brief(harness.receive(modify(0, [])))).toEqual([`0:0@0 > 1:0@${end}`]);
  });

  test("a timestamp from the future closes the connection", () => {
    expect(brief(new Harness().connect(BigInt(NOW + 11_000) * 1_000_000n))).toEqual([
      "close 1011 ObservedTimestampInFuture",
    ]);
    expect(brief(new Harness().connect(2n ** 64n - 1n))).toEqual(["close 1011 ObservedTimestampInFuture"]);
  });

  test("only Transitions that introduce an identity carry the clocks", () => {
    const harness = new Harness();
    harness.connect();
    const [first] = harness.receive(modify(0, []));
    const [second] = harness.receive(modify(1, []));
    expect([first, second].map((output) => output?.type === "send" && output.message)).toEqual([
      expect.objectContaining({ clock: { skewMs: 7, nowMs: NOW } }),
      expect.objectContaining({ clock: null }),
    ]);
  });
});

describe("query set", () => {
  test("a Transition waits until all added queries have a result", () => {
    const harness = new Harness();
    harness.connect();
    expect(brief(harness.receive(modify(0, [add(0), add(1)])))).toEqual([
      "subscribe 0 as none public",
      "subscribe 1 as none public",
    ]);
    expect(harness.results({ 0: result("a") })).toEqual([]);
    harness.head = 12n;
    expect(brief(harness.results({ 1: result("b") }))).toEqual(["0:0@0 > 1:0@12 0=a 1=b"]);
  });

  test("an older query set need not wait for a newer one", () => {
    const harness = new Harness();
    harness.connect();
    harness.receive(modify(0, [add(0)]));
    harness.receive(modify(1, [add(1)], 5));
    expect(brief(harness.results({ 0: result("a") }))).toEqual(["0:0@0 > 1:0@10 0=a"]);
    harness.receive(modify(5, [add(2)]));
    expect(harness.results({ 2: result("c") })).toEqual([]);
    expect(brief(harness.results({ 1: result("b") }))).toEqual(["1:0@10 > 6:0@10 1=b 2=c"]);
  });

  test("changes are sent at the head, unchanged results are not", () => {
    const harness = Harness.shown();
    harness.head = 11n;
    expect(brief(harness.results({ 0: result("b") }))).toEqual(["1:0@10 > 1:0@11 0=b"]);
    harness.head = 12n;
    expect(harness.results({ 0: result("b") })).toEqual([]);
    harness.head = 13n;
    expect(brief(harness.results({ 0: result("a") }))).toEqual(["1:0@11 > 1:0@13 0=a"]);
  });

  test("a new query does not hold back changes of the others", () => {
    const harness = Harness.shown();
    harness.receive(modify(1, [add(1)]));
    harness.head = 11n;
    expect(brief(harness.results({ 0: result("b") }))).toEqual(["1:0@10 > 1:0@11 0=b"]);
  });

  test("removing", () => {
    const harness = Harness.shown();
    expect(brief(harness.receive(modify(1, [{ type: "Remove", queryId: 0 }])))).toEqual([
      "unsubscribe 0",
      "1:0@10 > 2:0@10 -0",
    ]);
    expect(harness.results({ 0: result("late") })).toEqual([]);
  });

  test("a query removed before its result came holds nothing up", () => {
    const harness = new Harness();
    harness.connect();
    harness.receive(modify(0, [add(0)]));
    expect(brief(harness.receive(modify(1, [{ type: "Remove", queryId: 0 }])))).toEqual([
      "unsubscribe 0",
      "0:0@0 > 2:0@10 -0",
    ]);
  });

  test("an id may be used again once it is removed", () => {
    const harness = Harness.shown();
    expect(brief(harness.receive(modify(1, [{ type: "Remove", queryId: 0 }, add(0)])))).toEqual([
      "unsubscribe 0",
      "subscribe 0 as none public",
    ]);
    expect(brief(harness.results({ 0: result("a") }))).toEqual(["1:0@10 > 2:0@10 -0 0=a"]);
  });

  test.each([
    [modify(2, []), "Base version 2 passed up doesn't match the current version 1"],
    [modify(1, [], 1), "New version 1 must be greater than base version 1"],
    [modify(1, [add(0)]), "Duplicate query ID: 0"],
    [modify(1, [{ type: "Remove", queryId: 9 }]), "Nonexistent query id: 9"],
  ])("%j is fatal", (message, error) => {
    const outputs = brief(Harness.shown().receive(message));
    expect(outputs[0]).toBe(`FatalError ${error}`);
    expect(outputs[1]).toBe("unsubscribe 0");
    expect(outputs[2]).toMatch(/^close 1008 \w+$/);
  });

  test("components are for admins", () => {
    const harness = new Harness();
    harness.connect();
    expect(brief(harness.receive(modify(0, [add(0, "child")])))).toEqual([
      "0:0@0 > 1:0@10 0=![Request ID: 0000000000000000] Server Error\n" +
        "Only admin or system users can call functions on non-root components directly",
    ]);
    harness.receive({
      type: "Authenticate",
      baseVersion: 0,
      token: { tokenType: "Admin", value: "k" },
    });
    expect(brief(harness.feed({ type: "verified", identity: { kind: "admin" } }))).toEqual([
      "subscribe 0 as admin all",
    ]);
    expect(brief(harness.results({ 0: result("in") }))).toEqual(["1:0@10 > 1:1@10 0=in"]);
  });

  test("the newest journal goes along when a query is asked for again", () => {
    const harness = new Harness();
    harness.connect();
    harness.receive(modify(0, [add(0)]));
    harness.results({ 0: result("a", "J1") });
    harness.receive(authenticate(0));
    expect(harness.feed({ type: "verified", identity: user("u") })).toEqual([
      { type: "unsubscribe", queryId: 0 },
      expect.objectContaining({ type: "subscribe", queryId: 0, journal: "J1" }),
    ]);
  });
});

describe("a socket that does not drain", () => {
  test("gets one Transition for all that changed meanwhile", () => {
    const harness = Harness.shown();
    harness.feed({ type: "writable", writable: false });
    for (const [index, value] of ["b", "c", "d"].entries()) {
      harness.head = 11n + BigInt(index);
      expect(harness.results({ 0: result(value) })).toEqual([]);
    }
    expect(brief(harness.feed({ type: "writable", writable: true }))).toEqual(["1:0@10 > 1:0@13 0=d"]);
  });

  test("gets none if a value came back to what it was", () => {
    const harness = Harness.shown();
    harness.feed({ type: "writable", writable: false });
    harness.results({ 0: result("b") });
    harness.results({ 0: result("a") });
    expect(harness.feed({ type: "writable", writable: true })).toEqual([]);
  });
});

test("garbage is fatal", () => {
  expect(brief(Harness.shown().feed({ type: "malformed", reason: "not valid JSON" }))).toEqual([
    "FatalError Received Invalid JSON on websocket: not valid JSON",
    "unsubscribe 0",
    "close 1008 WSMessageInvalidJson",
  ]);
});

test("a query that must run again holds Transitions back until it has", () => {
  const harness = Harness.shown();
  expect(harness.results({ 0: null })).toEqual([]);
  harness.receive(mutation(0));
  harness.feed({ type: "mutated", request: request(0), outcome: done(5n) });
  expect(brief(harness.results({ 0: result("b") }))).toEqual(["1:0@10 > 1:0@10 0=b"]);
});
