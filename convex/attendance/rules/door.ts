import { MINUTE } from "../../shared/time";

/** How long before a session its door opens. */
export const OPENS_BEFORE = 15 * MINUTE;

type Session = { startsAt: number; endsAt: number; state: "scheduled" | "cancelled" };

/** What the door of a session says at a moment. */
export type Door = { is: "early"; opensAt: number } | { is: "open" } | { is: "over" } | { is: "cancelled" };

/** Open from 15 minutes before to the end, unless the session is cancelled. */
export function doorAt({ startsAt, endsAt, state }: Session, now: number): Door {
  if (state === "cancelled") return { is: "cancelled" };
  if (now < startsAt - OPENS_BEFORE) return { is: "early", opensAt: startsAt - OPENS_BEFORE };
  return now < endsAt ? { is: "open" } : { is: "over" };
}

/** How long one check-in code is shown. */
export const CODE_LASTS = 30_000;

/** The numbers of the periods whose codes are taken at a moment: this one, and the one just over. */
export function codePeriods(now: number): [present: number, last: number] {
  const present = Math.floor(now / CODE_LASTS);
  return [present, present - 1];
}
