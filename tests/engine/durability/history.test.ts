import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AnomalyKind, Operation, Step } from "./history";
import { checkHistory, checkShown } from "./historyCheck";
import { externalReads } from "./versionOrder";

const append = (key: string, value: number): Step => ({ kind: "append", key, value });
const read = (key: string, ...items: number[]): Step => ({ kind: "read", key, items });

type Sketch = Partial<Pick<Operation, "outcome" | "session" | "start" | "end">> & { steps: Step[] };

/** Operations numbered from 1; all at the same time unless they say otherwise. */
function history(...sketches: Sketch[]): Operation[] {
  return sketches.map((sketch, i) => ({
    id: i + 1,
    session: null,
    outcome: "ok",
    start: 0,
    end: 100,
    ...sketch,
  }));
}

const planted: { name: string; operations: Operation[]; finds: AnomalyKind }[] = [
  {
    name: "a value that nobody wrote",
    operations: history({ steps: [read("x", 7)] }),
    finds: "garbage read",
  },
  {
    name: "an append that took effect twice",
    operations: history({ steps: [append("x", 1)] }, { steps: [read("x", 1, 1)] }),
    finds: "duplicate",
  },
  {
    name: "a read of a transaction that failed",
    operations: history({ outcome: "failed", steps: [append("x", 1)] }, { steps: [read("x", 1)] }),
    finds: "aborted read",
  },
  {
    name: "a read of the middle of a transaction",
    operations: history({ steps: [append("x", 1), append("x", 2)] }, { steps: [read("x", 1)] }),
    finds: "intermediate read",
  },
  {
    name: "two reads that no one order explains",
    operations: history(
      { steps: [append("x", 1)] },
      { steps: [append("x", 2)] },
      { steps: [read("x", 1, 2)] },
      { steps: [read("x", 2, 1)] },
    ),
    finds: "incompatible order",
  },
  {
    name: "a transaction that does not see its own append",
    operations: history({ steps: [append("x", 1), read("x")] }),
    finds: "internal",
  },
  {
    name: "a transaction that sees something else the second time",
    operations: history({ steps: [append("x", 1)] }, { steps: [read("x"), read("x", 1)] }),
    finds: "internal",
  },
  {
    name: "an acknowledged append that no later read shows",
    operations: history(
      { steps: [append("x", 1)], end: 1 },
      { steps: [append("x", 2)], end: 1 },
      { steps: [read("x", 2)], start: 2 },
    ),
    finds: "lost write",
  },
  {
    name: "two lists in opposite orders",
    operations: history(
      { steps: [append("x", 1), append("y", 1)] },
      { steps: [append("x", 2), append("y", 2)] },
      { steps: [read("x", 1, 2)] },
      { steps: [read("y", 2, 1)] },
    ),
    finds: "G0",
  },
  {
    name: "two transactions that read each other's appends",
    operations: history({ steps: [append("x", 1), read("y", 1)] }, { steps: [append("y", 1), read("x", 1)] }),
    finds: "G1c",
  },
  {
    name: "a read of half of a transaction",
    operations: history(
      { steps: [append("x", 1), append("y", 1)] },
      { steps: [read("x", 1), read("y")] },
      { steps: [read("x", 1), read("y", 1)] },
    ),
    finds: "G-single",
  },
  {
    name: "a lost update",
    operations: history(
      { steps: [read("x"), append("x", 1)] },
      { steps: [read("x"), append("x", 2)] },
      { steps: [read("x", 1, 2)] },
    ),
    finds: "G-single",
  },
  {
    name: "write skew",
    operations: history(
      { steps: [read("x"), append("y", 1)] },
      { steps: [read("y"), append("x", 1)] },
      { steps: [read("x", 1), read("y", 1)] },
    ),
    finds: "G2",
  },
  {
    name: "a read that began after an append and misses it",
    operations: history(
      { steps: [append("x", 1)], end: 10 },
      { steps: [read("x")], start: 20, end: 30 },
      { steps: [read("x", 1)], start: 15 },
    ),
    finds: "G-single-realtime",
  },
  {
    name: "an append that took effect before one that had ended",
    operations: history(
      { steps: [append("x", 1)], end: 10 },
      { steps: [append("x", 2)], start: 20 },
      { steps: [read("x", 2, 1)] },
    ),
    finds: "G0-realtime",
  },
  {
    name: "a read of an append that had not begun",
    operations: history({ steps: [read("x", 1)], end: 10 }, { steps: [append("x", 1)], start: 20 }),
    finds: "G1c-realtime",
  },
  {
    name: "a session that does not see what it wrote",
    operations: history(
      { steps: [append("x", 1)], session: "s" },
      { steps: [read("x")], session: "s", start: null, end: 200 },
      { steps: [read("x", 1)] },
    ),
    finds: "G-single-realtime",
  },
  {
    name: "a subscription that goes back",
    operations: history(
      { steps: [append("x", 1)] },
      { steps: [read("x", 1)], session: "s", start: null, end: 50 },
      { steps: [read("x")], session: "s", start: null, end: 60 },
    ),
    finds: "G-single-realtime",
  },
  {
    name: "two readers who see two appends in opposite orders, in real time",
    operations: history(
      { steps: [append("x", 1)] },
      { steps: [append("y", 1)] },
      { steps: [read("x", 1)], end: 10 },
      { steps: [read("y")], start: 20 },
      { steps: [read("y", 1)], end: 10 },
      { steps: [read("x")], start: 20 },
      { steps: [read("x", 1), read("y", 1)] },
    ),
    finds: "G-single-realtime",
  },
  {
    name: "an append of unknown fate that was seen and then gone",
    operations: history(
      { outcome: "unknown", steps: [append("x", 1)], end: null },
      { steps: [read("x", 1)], end: 10 },
      { steps: [read("x")], start: 20 },
    ),
    finds: "G-single-realtime",
  },
];

describe("the history checker", () => {
  test.each(planted)("finds $name: $finds", ({ operations, finds }) => {
    expect(checkHistory(operations).map(({ kind }) => kind)).toContain(finds);
  });

  test("accepts what is unknown, failed or late without a trace", () => {
    const operations = history(
      { outcome: "unknown", steps: [append("x", 1)], end: null },
      { outcome: "unknown", steps: [append("x", 2)], end: null },
      { outcome: "failed", steps: [append("x", 3)], end: 5 },
      { steps: [read("x", 2)], start: 10 },
      { steps: [append("x", 4)], start: 20, end: 30 },
      { steps: [read("x", 2)], session: "s", start: null, end: 90 },
      { steps: [read("x", 2, 4)], session: "s", start: null, end: 95 },
    );
    expect(checkHistory(operations)).toEqual([]);
  });
});

/** Runs transactions one after another; each takes effect somewhere within its time. */
function serialHistory(sketches: { appends: number[]; reads: number[]; slack: number }[]): Operation[] {
  const lists = new Map<string, number[]>();
  return sketches.map(({ appends, reads, slack }, i) => {
    const steps: Step[] = [];
    for (const key of reads.map(String)) steps.push(read(key, ...(lists.get(key) ?? [])));
    for (const key of appends.map(String)) {
      const value = i * 10 + steps.length;
      steps.push(append(key, value));
      lists.set(key, [...(lists.get(key) ?? []), value]);
    }
    for (const key of reads.map(String)) steps.push(read(key, ...(lists.get(key) ?? [])));
    return { id: i + 1, session: null, outcome: "ok", start: 10 * i - slack, end: 10 * i + slack, steps };
  });
}

const keys = fc.array(fc.nat(3), { maxLength: 3 });
const sketches = fc.array(fc.record({ appends: keys, reads: keys, slack: fc.nat(60) }), {
  minLength: 1,
  maxLength: 40,
});

test("every serial history passes, in whatever order clients report it", () => {
  fc.assert(
    fc.property(sketches, fc.infiniteStream(fc.nat()), (parts, keysOf) => {
      const operations = serialHistory(parts)
        .map((operation) => ({ operation, rank: keysOf.next().value ?? 0 }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ operation }) => operation);
      expect(checkHistory(operations)).toEqual([]);
    }),
  );
});

test("a read put back in time is always found, when later reads show what it misses", () => {
  fc.assert(
    fc.property(sketches, fc.nat(), (parts, choice) => {
      const operations = serialHistory(parts.map((part) => ({ ...part, slack: 1 })));
      const final = serialHistory([...parts, { appends: [], reads: [0, 1, 2, 3], slack: 1 }]).at(-1);
      if (final === undefined) return;
      const key = String(choice % 4);
      const items = externalReads(final).get(key) ?? [];
      if (items.length === 0) return;
      const stale: Operation = {
        ...{
          id: 1_000,
          session: null,
          outcome: "ok",
          start: 10 * parts.length + 20,
          end: 10 * parts.length + 30,
        },
        steps: [read(key, ...items.slice(0, -1))],
      };
      const found = checkHistory([...operations, { ...final, start: -100 }, stale]).map(({ kind }) => kind);
      expect(found.some((kind) => kind === "G-single-realtime" || kind === "intermediate read")).toBe(true);
    }),
  );
});

describe("the check of what subscriptions show", () => {
  const shown = (client: string, ts: bigint, ...items: number[]) => ({
    client,
    ts,
    lists: new Map([["x", items]]),
  });

  test.each([
    { name: "a client that goes back", states: [shown("a", 2n, 1), shown("a", 1n, 1)], finds: "timestamp" },
    {
      name: "two values at one timestamp",
      states: [shown("a", 2n, 1), shown("b", 2n, 1, 2)],
      finds: "inconsistent snapshots",
    },
    {
      name: "less at a later timestamp",
      states: [shown("a", 2n, 1, 2), shown("b", 3n, 1)],
      finds: "inconsistent snapshots",
    },
    {
      name: "another order at a later timestamp",
      states: [shown("a", 2n, 1, 2), shown("b", 3n, 2, 1, 3)],
      finds: "inconsistent snapshots",
    },
  ])("finds $name", ({ states, finds }) => {
    expect(checkShown(states).map(({ kind }) => kind)).toEqual([finds]);
  });

  test("accepts clients that lag", () => {
    const states = [
      shown("a", 1n),
      shown("a", 3n, 1, 2),
      shown("b", 2n, 1),
      shown("b", 3n, 1, 2),
      shown("a", 5n, 1, 2),
    ];
    expect(checkShown(states)).toEqual([]);
  });
});
