import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { QueryResult } from "../../../engine/sync/queryResult";
import { encodeServerMessage, splitTransition } from "../../../engine/sync/serverMessages";

const start = { querySet: 0, identity: 0, ts: 0n };
const end = { querySet: 1, identity: 2, ts: 0x0102030405060708n };

const ok = new QueryResult(
  {
    outcome: { ok: true, value: '{"a":"é"}', logLines: ["[LOG] 'x'"] },
    journal: "J",
    readsIdentity: false,
  },
  "r1",
);
const failed = new QueryResult(
  {
    outcome: { ok: false, message: "Uncaught Error: no", data: '{"c":1}', logLines: [] },
    journal: null,
    readsIdentity: false,
  },
  "r2",
);

function decode(frame: string | Buffer): unknown {
  return JSON.parse(frame.toString());
}

describe("encodeServerMessage", () => {
  test("Transition", () => {
    const modifications = [
      { type: "Remove", queryId: 3 },
      { type: "Update", queryId: 4, result: ok },
      { type: "Update", queryId: 5, result: failed },
    ] as const;
    const clock = { skewMs: -5, nowMs: 1_700_000_000_000 };
    const frame = encodeServerMessage({
      type: "Transition",
      start,
      end,
      modifications: [...modifications],
      clock,
    });
    expect(decode(frame)).toEqual({
      type: "Transition",
      startVersion: { querySet: 0, identity: 0, ts: "AAAAAAAAAAA=" },
      endVersion: { querySet: 1, identity: 2, ts: "CAcGBQQDAgE=" },
      modifications: [
        { type: "QueryRemoved", queryId: 3 },
        {
          type: "QueryUpdated",
          queryId: 4,
          value: { a: "é" },
          logLines: ["[LOG] 'x'"],
          journal: "J",
        },
        {
          type: "QueryFailed",
          queryId: 5,
          errorData: { c: 1 },
          logLines: [],
          journal: null,
          errorMessage: "[Request ID: r2] Server Error\nUncaught Error: no",
        },
      ],
      clientClockSkew: -5,
      serverTs: 1_700_000_000_000_000_000,
    });
  });

  test("a broadcast encodes one frame, whatever else is sent between", () => {
    const transition = (queryId: number, ts: bigint) =>
      encodeServerMessage({
        type: "Transition",
        start,
        end: { ...end, ts },
        clock: null,
        modifications: [{ type: "Update", queryId, result: ok }],
      });
    const first = transition(1, 5n);
    expect(transition(1, 5n)).toBe(first);
    expect(transition(2, 5n)).not.toBe(first);
    expect(decode(transition(1, 6n))).toMatchObject({ endVersion: { ts: "BgAAAAAAAAA=" } });
  });

  test.each([
    [
      {
        type: "MutationResponse",
        requestId: 1,
        serverRequestId: "s",
        outcome: { ok: true, value: "7", logLines: ["l"], ts: 1n },
      },
      {
        type: "MutationResponse",
        requestId: 1,
        success: true,
        result: 7,
        ts: "AQAAAAAAAAA=",
        logLines: ["l"],
      },
    ],
    [
      {
        type: "MutationResponse",
        requestId: 1,
        serverRequestId: "s",
        outcome: { ok: false, message: "m", data: "null", logLines: [], ts: 1n },
      },
      {
        type: "MutationResponse",
        requestId: 1,
        success: false,
        logLines: [],
        result: "[Request ID: s] Server Error\nm",
        errorData: null,
      },
    ],
    [
      {
        type: "ActionResponse",
        requestId: 2,
        serverRequestId: "s",
        outcome: { ok: true, value: "null", logLines: [] },
      },
      { type: "ActionResponse", requestId: 2, success: true, result: null, logLines: [] },
    ],
    [
      { type: "AuthError", error: "e", baseVersion: 1, authUpdateAttempted: true },
      { type: "AuthError", error: "e", baseVersion: 1, authUpdateAttempted: true },
    ],
    [
      { type: "FatalError", error: "e" },
      { type: "FatalError", error: "e" },
    ],
    [{ type: "Ping" }, { type: "Ping" }],
  ] as [Parameters<typeof encodeServerMessage>[0], unknown][])("%o", (message, json) => {
    expect(decode(encodeServerMessage(message))).toEqual(json);
  });
});

test("chunks join to the text, and none ends inside a character", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.integer({ min: 2, max: 9 }),
      (text, length) => {
        const chunks = splitTransition(text, length).map(
          (chunk) => JSON.parse(chunk) as { chunk: string; partNumber: number; totalParts: number },
        );
        expect(chunks.map(({ chunk }) => chunk).join("")).toBe(text);
        expect(chunks.map(({ partNumber }) => partNumber)).toEqual(chunks.map((_, i) => i));
        for (const { chunk, totalParts } of chunks) {
          expect(totalParts).toBe(chunks.length);
          expect(chunk.length).toBeLessThanOrEqual(length);
          expect(chunk.isWellFormed()).toBe(text.isWellFormed() || chunk.isWellFormed());
        }
      },
    ),
  );
});

describe("QueryResult.sameAs", () => {
  const make = (outcome: ConstructorParameters<typeof QueryResult>[0]["outcome"], journal = "J") =>
    new QueryResult({ outcome, journal, readsIdentity: false }, String(Math.random()));

  test.each([
    [{ ok: true, value: "1", logLines: [] }, { ok: true, value: "1", logLines: [] }, true],
    [{ ok: true, value: "1", logLines: [] }, { ok: true, value: "2", logLines: [] }, false],
    [{ ok: true, value: "1", logLines: [] }, { ok: true, value: "1", logLines: ["x"] }, false],
    [{ ok: true, value: "1", logLines: [] }, { ok: false, message: "1", logLines: [] }, false],
    [{ ok: false, message: "m", logLines: [] }, { ok: false, message: "m", logLines: [] }, true],
    [
      { ok: false, message: "m", data: "1", logLines: [] },
      { ok: false, message: "m", data: "2", logLines: [] },
      false,
    ],
  ] as const)("%j and %j: %s", (left, right, same) => {
    const copy = (outcome: typeof left | typeof right) => ({
      ...outcome,
      logLines: [...outcome.logLines],
    });
    expect(make(copy(left)).sameAs(make(copy(right), "K"))).toBe(same);
  });
});
