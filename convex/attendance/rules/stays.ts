import { MINUTE } from "../../shared/time";

/** A stay in a session, in milliseconds since 1970. Without an end: still there, or nobody said. */
export type Stay = { joinedAt?: number | undefined; leftAt?: number | undefined };

export type Window = { startsAt: number; endsAt: number };

/**
 * How long somebody was in a session, in milliseconds: the union of the stays, clipped to the session.
 *
 * A stay that has not ended lasts until `now`, or the session's end. One of which only the end is known says
 * nothing, until its beginning is reported too: reports may come in any order.
 */
export function timeInside(stays: readonly Stay[], { startsAt, endsAt }: Window, now: number): number {
  const clipped = stays
    .flatMap(({ joinedAt, leftAt = now }) => (joinedAt === undefined ? [] : [{ from: joinedAt, to: leftAt }]))
    .map(({ from, to }) => ({
      from: Math.max(from, startsAt),
      to: Math.min(to, endsAt, Math.max(now, from)),
    }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from);
  let total = 0;
  let covered = startsAt;
  for (const { from, to } of clipped) {
    total += Math.max(0, to - Math.max(from, covered));
    covered = Math.max(covered, to);
  }
  return total;
}

/** Whole minutes of a time inside; what was begun does not count. */
export function minutesInside(stays: readonly Stay[], window: Window, now: number): number {
  return Math.floor(timeInside(stays, window, now) / MINUTE);
}

/** Whether somebody is in the session at a moment, as far as is reported. */
export function isInside(stays: readonly Stay[], { endsAt }: Window, now: number): boolean {
  return (
    now < endsAt &&
    stays.some(
      ({ joinedAt, leftAt }) => joinedAt !== undefined && joinedAt <= now && (leftAt ?? Infinity) > now,
    )
  );
}

/** When somebody first came, or undefined. */
export function firstArrival(stays: readonly Stay[]): number | undefined {
  const arrivals = stays.flatMap(({ joinedAt }) => (joinedAt === undefined ? [] : [joinedAt]));
  return arrivals.length === 0 ? undefined : Math.min(...arrivals);
}
