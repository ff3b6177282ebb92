/** How far a file is: bytes in all that the server has or is being sent, and how fast it goes. */
export type Progress = {
  sent: number;
  /** Bytes a second of late; null until that can be said. */
  speed: number | null;
  /** Seconds; null until that can be said. */
  left: number | null;
};

type Moment = { at: number; sent: number };

/** Over so many milliseconds speed is measured: less would jump, more would lag. */
const WINDOW_MS = 5_000;
const LEAST_MS = 1_000;

/**
 * Adds what is known now to the moments of late.
 * @returns those that still count, and what they say
 */
export function measured(
  before: readonly Moment[],
  now: Moment,
  size: number,
): { moments: Moment[]; progress: Progress } {
  // What was sent a second time after a cut is no speed.
  const fresh = before.filter(({ at, sent }) => now.at - at <= WINDOW_MS && sent <= now.sent);
  const moments = [...fresh, now];
  const first = moments[0]!;
  const passed = now.at - first.at;
  const speed = passed >= LEAST_MS ? ((now.sent - first.sent) * 1000) / passed : null;
  const left = speed !== null && speed > 0 ? Math.ceil((size - now.sent) / speed) : null;
  return { moments, progress: { sent: now.sent, speed, left } };
}

/** Whole percent of a file that have gone out. */
export function shareOf(sent: number, size: number): number {
  return size === 0 ? 0 : Math.min(100, Math.floor((100 * sent) / size));
}
