import { describe, expect, test } from "vitest";
import type { ClientMessage } from "../../../engine/protocol/messages";
import { Harness, SESSION, brief, done, mutation, result } from "./stateHarness";

const request = (requestId: number) => ({ requestId, serverRequestId: "s" });

describe("mutations and actions", () => {
  test("a mutation is keyed by session and request", () => {
    expect(Harness.shown().receive(mutation(3))).toEqual([
      {
        type: "mutate",
        request: { requestId: 3, serverRequestId: expect.stringMatching(/^[0-9a-f]{16}$/) },
        key: { session: SESSION, request: 3 },
        call: {
          component: "",
          path: "m:w",
          args: "{}",
          identity: { kind: "none" },
          access: "public",
        },
      },
    ]);
  });

  test("the response comes first, then a Transition that shows the commit", () => {
    const harness = Harness.shown();
    harness.receive(mutation(0));
    expect(brief(harness.feed({ type: "mutated", request: request(0), outcome: done(11n) }))).toEqual([
      "MutationResponse 0 ok",
      "awaitHead 11",
    ]);
    harness.head = 11n;
    expect(brief(harness.results({ 0: result("b") }))).toEqual(["1:0@10 > 1:0@11 0=b"]);
  });

  test("the Transition is empty if nothing changed for the client", () => {
    const harness = Harness.shown();
    harness.receive(mutation(0));
    harness.feed({ type: "mutated", request: request(0), outcome: done(11n) });
    harness.head = 12n;
    expect(brief(harness.results({}))).toEqual(["1:0@10 > 1:0@12"]);
  });

  test("a repeated mutation of long ago gets one at once", () => {
    const harness = Harness.shown();
    harness.receive(mutation(0));
    expect(brief(harness.feed({ type: "mutated", request: request(0), outcome: done(4n) }))).toEqual([
      "MutationResponse 0 ok",
      "1:0@10 > 1:0@10",
    ]);
  });

  test("no Transition is sent between a response and the commit's refresh", () => {
    const harness = Harness.shown();
    harness.receive(mutation(0));
    harness.feed({ type: "mutated", request: request(0), outcome: done(12n) });
    harness.head = 11n;
    expect(harness.results({ 0: result("b") })).toEqual([]);
    harness.head = 12n;
    expect(brief(harness.results({}))).toEqual(["1:0@10 > 1:0@12 0=b"]);
  });

  test("a failed mutation needs no Transition", () => {
    const harness = Harness.shown();
    harness.receive(mutation(0));
    const outcome = { ok: false, message: "no", logLines: [], ts: 11n } as const;
    expect(
      brief(harness.feed({ type: "mutated", request: request(0), outcome: { ...outcome, logLines: [] } })),
    ).toEqual(["MutationResponse 0 no"]);
  });

  test("actions answer in any order", () => {
    const harness = Harness.shown();
    const action = (requestId: number) => ({ ...mutation(requestId), type: "Action" }) as ClientMessage;
    expect(brief([...harness.receive(action(0)), ...harness.receive(action(1))])).toEqual(["act 0", "act 1"]);
    const outcome = { ok: true, value: "1", logLines: [] } as const;
    const acted = (requestId: number) =>
      brief(
        harness.feed({
          type: "acted",
          request: request(requestId),
          outcome: { ...outcome, logLines: [] },
        }),
      );
    expect([...acted(1), ...acted(0)]).toEqual(["ActionResponse 1 ok", "ActionResponse 0 ok"]);
  });

  test("components are for admins", () => {
    expect(brief(Harness.shown().receive(mutation(0, "child")))).toEqual([
      "MutationResponse 0 Only admin or system users can call functions on non-root components directly",
    ]);
  });

  test("the thousand and first mutation in flight ends the connection", () => {
    const harness = new Harness();
    harness.connect();
    for (let id = 0; id < 1_000; id++) {
      expect(brief(harness.receive(mutation(id)))).toEqual([`mutate ${id}`]);
    }
    expect(brief(harness.receive(mutation(1_000)))).toEqual(["close 1013 TooManyConcurrentMutations"]);
  });
});
