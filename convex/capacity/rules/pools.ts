import type { ClaimState } from "./statuses";
import { usesSeat } from "./claims";

export type Seats = {
  /** Absent: as many as come. */
  seats?: number | undefined;
  used: number;
  /** A closed pool gives no seat any more; those who have one keep it. */
  closedAt?: number | undefined;
};

/** How many seats a pool can give now; never negative. */
export function freeSeats({ seats, used, closedAt }: Seats): number {
  if (closedAt !== undefined) return 0;
  return seats === undefined ? Infinity : Math.max(0, seats - used);
}

export type Outcome = "taken" | "held" | "waiting" | "full";

/**
 * What becomes of a claim to a seat of every pool, all or none: a seat where each has one, else a place in
 * the order where every pool that has none lets people wait.
 */
export function outcomeOf(
  pools: readonly (Seats & { keepsWaiting: boolean })[],
  as: "taken" | "held",
): Outcome {
  const full = pools.filter((pool) => freeSeats(pool) === 0);
  if (full.length === 0) return as;
  return full.every(({ keepsWaiting, closedAt }) => keepsWaiting && closedAt === undefined)
    ? "waiting"
    : "full";
}

/** How a claim's change of state changes its pool's counters. */
export function countersAfter(
  { used, waiting }: { used: number; waiting: number },
  from: ClaimState | null,
  to: ClaimState,
): { used: number; waiting: number } {
  const seatsOf = (state: ClaimState | null) => (state !== null && usesSeat(state) ? 1 : 0);
  const waitsIn = (state: ClaimState | null) => (state === "waiting" ? 1 : 0);
  return { used: used + seatsOf(to) - seatsOf(from), waiting: waiting + waitsIn(to) - waitsIn(from) };
}

/** Whether a pool may have so many seats: whole, at least one, and none of the used ones taken away. */
export function seatsProblem(
  seats: number | undefined,
  used: number,
): "wholeNumber" | "seatsBelowUsed" | null {
  if (seats === undefined) return null;
  if (!Number.isInteger(seats) || seats < 1) return "wholeNumber";
  return seats < used ? "seatsBelowUsed" : null;
}
