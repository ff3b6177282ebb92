import { dateAt } from "../../shared/civilTime";
import { DAY } from "../../shared/time";

/** From an instant to another, the second not part of it. Milliseconds since 1970. */
export type Span = { startsAt: number; endsAt: number };

/** The days of UTC that a span touches, in order. */
export function daysOf({ startsAt, endsAt }: Span): string[] {
  const days: string[] = [];
  for (let at = startsAt; at < endsAt; at += DAY) days.push(dateAt(at, "UTC"));
  const last = dateAt(endsAt - 1, "UTC");
  return days.at(-1) === last ? days : [...days, last];
}

/** Whether two spans share a moment; where one ends as the other begins, they do not. */
export function overlaps(one: Span, other: Span): boolean {
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt;
}

/**
 * For each wanted span the first taken one that shares a moment with it.
 * @param taken in any order; one of them may meet several
 */
export function collisions<Taken extends Span>(
  wanted: readonly Span[],
  taken: readonly Taken[],
): { wanted: Span; taken: Taken }[] {
  const ordered = [...taken].sort((a, b) => a.startsAt - b.startsAt);
  return wanted.flatMap((span) => {
    const met = ordered.find((each) => overlaps(span, each));
    return met === undefined ? [] : [{ wanted: span, taken: met }];
  });
}
