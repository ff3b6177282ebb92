import { type Door, doorAt, OPENS_BEFORE } from "../../../convex/attendance/rules/door";
import { HOUR, MINUTE } from "../../../convex/shared/time";

/** What a timer must know of a session. */
export type Timed = { startsAt: number; endsAt: number; state: "scheduled" | "cancelled" };

/** The door of a session, whole minutes until it opens where that is within the hour, and when to look again. */
export type Countdown = { door: Door["is"]; minutes: number | null; changesIn: number | null };

/**
 * What a session's door says at a moment. `changesIn` is how many milliseconds that stays so, null for ever:
 * a page sets one timer and asks nobody.
 */
export function countdown(session: Timed, now: number): Countdown {
  const door = doorAt(session, now).is;
  if (door === "open") return { door, minutes: null, changesIn: session.endsAt - now };
  if (door !== "early") return { door, minutes: null, changesIn: null };
  const left = session.startsAt - OPENS_BEFORE - now;
  if (left > HOUR) return { door, minutes: null, changesIn: left - HOUR };
  const minutes = Math.ceil(left / MINUTE);
  return { door, minutes, changesIn: left - (minutes - 1) * MINUTE };
}
