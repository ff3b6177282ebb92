import { describe, expect, test } from "vitest";
import { HttpError, unauthenticated } from "../../../engine/http/httpError";
import type { ClientMessage } from "../../../engine/protocol/messages";
import { Harness, NOW, add, authenticate, brief, modify, mutation, result, user } from "./stateHarness";

describe("identity", () => {
  test("all queries have a result for the new identity before it is confirmed", () => {
    const harness = Harness.shown();
    harness.receive(modify(1, [add(1)]));
    harness.results({ 1: result("b") });
    expect(brief(harness.receive(authenticate(0)))).toEqual(["verify User"]);
    expect(brief(harness.feed({ type: "verified", identity: user("u") }))).toEqual([
      "unsubscribe 0",
      "subscribe 0 as user public",
      "unsubscribe 1",
      "subscribe 1 as user public",
    ]);
    harness.head = 11n;
    expect(harness.results({ 0: result("a of u") })).toEqual([]);
    expect(brief(harness.results({ 1: result("b") }))).toEqual(["2:0@10 > 2:1@11 0=a of u"]);
  });

  test("without queries an identity is confirmed at once", () => {
    const harness = new Harness();
    harness.connect();
    harness.receive(authenticate(0));
    expect(brief(harness.feed({ type: "verified", identity: user("u") }))).toEqual(["0:0@0 > 0:1@10"]);
  });

  test("messages behind Authenticate wait for it, and are of the new identity", () => {
    const harness = new Harness();
    harness.connect();
    harness.receive(authenticate(0));
    expect(harness.receive(modify(0, [add(0)]))).toEqual([]);
    expect(harness.receive(mutation(0))).toEqual([]);
    expect(brief(harness.feed({ type: "verified", identity: user("u") }))).toEqual([
      "subscribe 0 as user public",
      "mutate 0",
      "0:0@0 > 0:1@10",
    ]);
  });

  test("a second Authenticate behind the first is verified after it", () => {
    const harness = new Harness();
    harness.connect();
    harness.receive(authenticate(0));
    harness.receive(authenticate(1));
    expect(brief(harness.feed({ type: "verified", identity: user("u") }))).toEqual([
      "verify User",
      "0:0@0 > 0:1@10",
    ]);
    expect(brief(harness.feed({ type: "verified", identity: user("v") }))).toEqual(["0:1@10 > 0:2@10"]);
  });

  test.each([
    [unauthenticated("InvalidAuthHeader", "bad"), ["AuthError 0 true: bad", "unsubscribe 0", "close - -"]],
    [new HttpError(400, "X", "odd"), ["AuthError 0 true: odd", "unsubscribe 0", "close - -"]],
    [
      new HttpError(503, "AuthProviderDiscoveryFailed", "down"),
      ["unsubscribe 0", "close 1013 AuthProviderDiscoveryFailed"],
    ],
  ])("a refused token: %s", (error, outputs) => {
    const harness = Harness.shown();
    harness.receive(authenticate(0));
    expect(brief(harness.feed({ type: "refused", error }))).toEqual(outputs);
  });

  test("a wrong identity version makes the client connect again", () => {
    expect(brief(Harness.shown().receive(authenticate(1)))).toEqual([
      "unsubscribe 0",
      "close 1008 IdentityVersionMismatch",
    ]);
  });

  describe("an expired token", () => {
    function expired(): Harness {
      const harness = Harness.shown();
      harness.receive(authenticate(0));
      harness.feed({ type: "verified", identity: user("u", NOW + 1_000) });
      harness.results({ 0: result("a") });
      harness.now = NOW + 1_000;
      return harness;
    }
    const refusal = ["AuthError 1 false: Convex token identity expired", "unsubscribe 0", "close - -"];

    test("refuses mutations and actions", () => {
      expect(brief(expired().receive(mutation(0)))).toEqual(refusal);
      expect(brief(expired().receive({ ...mutation(0), type: "Action" } as ClientMessage))).toEqual(refusal);
    });

    test("shows no more results", () => {
      expect(brief(expired().results({ 0: result("secret") }))).toEqual(refusal);
    });

    test("may be replaced in time", () => {
      const harness = expired();
      harness.receive(authenticate(1));
      expect(harness.results({ 0: result("secret") })).toEqual([]);
      harness.feed({ type: "verified", identity: user("u", NOW + 9_000) });
      expect(brief(harness.results({ 0: result("secret") }))).toEqual(["1:1@10 > 1:2@10 0=secret"]);
    });
  });
});
