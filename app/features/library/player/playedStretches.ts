import type { Stretch } from "../../../../convex/library/rules/watchedStretches";

/** Where a player stands: seconds of the video and of the clock, and how fast it plays. */
export type Moment = { position: number; clock: number; rate: number };

/** What was played since it was last told of, and where the player was last seen playing. */
export type Played = { stretches: readonly Stretch[]; last: Moment | null };

export const NOTHING: Played = { stretches: [], last: null };

/** Clocks and players tick a little apart. */
const SLACK_SECONDS = 0.5;

/**
 * A player that plays says where it is, a few times a second. What lies between two such moments was played, unless it
 * is more than it can have played in that time: then it has jumped.
 */
export function playedTo({ stretches, last }: Played, now: Moment): Played {
  if (last === null) return { stretches, last: now };
  const gone = now.position - last.position;
  const playable = (now.clock - last.clock) * Math.max(now.rate, last.rate) + SLACK_SECONDS;
  if (gone <= 0 || gone > playable) return { stretches, last: now };
  const open = stretches.at(-1);
  const next =
    open !== undefined && open.to === last.position
      ? [...stretches.slice(0, -1), { from: open.from, to: now.position }]
      : [...stretches, { from: last.position, to: now.position }];
  return { stretches: next, last: now };
}

/** It was paused, or jumps: what comes next begins anew. */
export function interrupted({ stretches }: Played): Played {
  return { stretches, last: null };
}

/** Takes out what is to be told; it goes on from where it is. */
export function toldOf({ last }: Played): Played {
  return { stretches: [], last };
}

/** What could not be told is told with the next. */
export function untold({ stretches, last }: Played, again: readonly Stretch[]): Played {
  return { stretches: [...again, ...stretches], last };
}
