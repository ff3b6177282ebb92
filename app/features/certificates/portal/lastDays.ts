import { DAY } from "../../../../convex/shared/time";

export type DayCount = { day: string; count: number };

/**
 * The counts of the last days up to today, the earliest first, with those on which nothing was counted.
 * @param counts by civil day in UTC, "2026-11-24"
 */
export function lastDays(counts: readonly DayCount[], days: number, now: number): DayCount[] {
  const known = new Map(counts.map(({ day, count }) => [day, count]));
  return Array.from({ length: days }, (_, place) => {
    const day = new Date(now - (days - 1 - place) * DAY).toISOString().slice(0, 10);
    return { day, count: known.get(day) ?? 0 };
  });
}
