import { DAY, MINUTE } from "../../shared/time";

/** How far ahead reminders get their scheduled function; the hourly job gives it to the others in time. */
export const ARM_AHEAD = 2 * DAY;
/** How late a reminder may be before the hourly job sends it itself. */
export const GRACE = MINUTE;

type Reminded = { state: string; startsAt: number; remindBefore: readonly number[] };

/** The reminders that an event is to have: those whose moment is still to come. Milliseconds since 1970. */
export function remindersOf(
  { state, startsAt, remindBefore }: Reminded,
  now: number,
): { minutesBefore: number; at: number }[] {
  if (state !== "scheduled") return [];
  return remindBefore
    .map((minutesBefore) => ({ minutesBefore, at: startsAt - minutesBefore * MINUTE }))
    .filter(({ at }) => at > now);
}

/** Whether a reminder still has something to say: its event takes place, at the time it was made for. */
export function isStillTrue(
  reminder: { minutesBefore: number; at: number },
  event: { state: string; startsAt: number },
  now: number,
): boolean {
  const fits = reminder.at === event.startsAt - reminder.minutesBefore * MINUTE;
  return event.state === "scheduled" && fits && event.startsAt > now;
}
