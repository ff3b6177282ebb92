import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countersAfter, freeSeats, outcomeOf, seatsProblem } from "../../../convex/capacity/rules/pools";
import { CLAIM_STATES } from "../../../convex/capacity/rules/statuses";

const pool = (seats: number | undefined, used: number, keepsWaiting = true, closedAt?: number) => ({
  seats,
  used,
  keepsWaiting,
  ...(closedAt === undefined ? {} : { closedAt }),
});

describe("free seats", () => {
  it.each([
    ["some", pool(5, 3), 2],
    ["none", pool(5, 5), 0],
    ["never below none", pool(5, 7), 0],
    ["as many as come", pool(undefined, 9_000), Infinity],
    ["none of a closed pool", pool(5, 0, true, 1), 0],
    ["none of a closed one without a limit", pool(undefined, 0, true, 1), 0],
  ])("%s", (_name, given, free) => {
    expect(freeSeats(given)).toBe(free);
  });
});

describe("a claim of several pools", () => {
  it.each([
    ["a seat in each", [pool(1, 0), pool(9, 8)], "taken", "taken"],
    ["a seat put aside", [pool(1, 0)], "held", "held"],
    ["one is full and lets wait", [pool(1, 0), pool(1, 1)], "taken", "waiting"],
    ["one is full and does not", [pool(1, 1), pool(1, 1, false)], "taken", "full"],
    ["one is closed", [pool(1, 0), pool(1, 0, true, 1)], "taken", "full"],
    ["no limit", [pool(undefined, 5)], "taken", "taken"],
  ] as const)("%s", (_name, pools, as, outcome) => {
    expect(outcomeOf(pools, as)).toBe(outcome);
  });
});

describe("counters", () => {
  it.each([
    [null, "taken", { used: 4, waiting: 2 }],
    [null, "waiting", { used: 3, waiting: 3 }],
    ["waiting", "offered", { used: 4, waiting: 1 }],
    ["offered", "taken", { used: 3, waiting: 2 }],
    ["offered", "released", { used: 2, waiting: 2 }],
    ["waiting", "released", { used: 3, waiting: 1 }],
  ] as const)("from %s to %s", (from, to, after) => {
    expect(countersAfter({ used: 3, waiting: 2 }, from, to)).toEqual(after);
  });

  it("come back to where they were when a claim has ended, whatever its way", () => {
    const states = fc.array(fc.constantFrom(...CLAIM_STATES));
    fc.assert(
      fc.property(states, (way) => {
        const path = [...way, "released" as const];
        const end = path.reduce(
          ({ counters, from }, to) => ({ counters: countersAfter(counters, from, to), from: to }),
          { counters: { used: 7, waiting: 5 }, from: null as (typeof path)[number] | null },
        );
        expect(end.counters).toEqual({ used: 7, waiting: 5 });
      }),
    );
  });
});

describe("a number of seats", () => {
  it.each([
    [undefined, 12, null],
    [12, 12, null],
    [11, 12, "seatsBelowUsed"],
    [0, 0, "wholeNumber"],
    [-3, 0, "wholeNumber"],
    [2.5, 0, "wholeNumber"],
    [NaN, 0, "wholeNumber"],
  ])("%s with %s used", (seats, used, problem) => {
    expect(seatsProblem(seats, used)).toBe(problem);
  });
});
