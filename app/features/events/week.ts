import { addDays, dateAt, isCivilDate, startOfDate } from "../../../convex/shared/civilTime";

/** A week, from a Monday's beginning to the next one's, by the organization's clocks. */
export type Week = { monday: string; from: number; until: number; before: string; after: string };

/**
 * The week of a civil date, Monday first, in a zone; that of `now` (milliseconds since 1970) where the text is
 * no date.
 */
export function weekIn(zone: string, asked: string | null, now: number): Week {
  const date = asked !== null && isCivilDate(asked) ? asked : dateAt(now, zone);
  const monday = addDays(date, -((new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7));
  const after = addDays(monday, 7);
  return {
    monday,
    from: startOfDate(monday, zone),
    until: startOfDate(after, zone),
    before: addDays(monday, -7),
    after,
  };
}
