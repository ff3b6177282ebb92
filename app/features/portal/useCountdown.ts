import { useEffect, useState } from "react";
import { type Countdown, countdown, type Timed } from "./countdown";

/** Timers of browsers take no more than about 24 days. */
const LONGEST = 86_400_000;

/** The door of a session, kept up to date by a timer of the page. */
export function useCountdown({ startsAt, endsAt, state }: Timed): Countdown {
  const [now, setNow] = useState(() => Date.now());
  const shown = countdown({ startsAt, endsAt, state }, now);
  useEffect(() => {
    const { changesIn } = countdown({ startsAt, endsAt, state }, Date.now());
    if (changesIn === null) return;
    const timer = setTimeout(() => setNow(Date.now()), Math.min(changesIn, LONGEST));
    return () => clearTimeout(timer);
  }, [startsAt, endsAt, state, now]);
  return shown;
}
