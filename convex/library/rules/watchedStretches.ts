/** What was played of a recording, in seconds from its beginning. */
export type Stretch = { from: number; to: number };

/** Gaps shorter than this are none: players report where they are a few times a second. */
const JOINED_GAP_SECONDS = 1;
/** More than anybody makes by watching; where there are more, the narrowest gaps are closed. */
export const MAX_STRETCHES = 500;
/** The fastest a player plays. */
const FASTEST = 2;
/** Clocks differ and reports are late: so much is believed beyond what could have been played. */
const SLACK_SECONDS = 30;

/** Stretches in order, without overlaps, those that nearly touch joined; at most `MAX_STRETCHES`. */
export function unionOf(stretches: readonly Stretch[]): Stretch[] {
  const ordered = stretches.filter(({ from, to }) => to > from).sort((one, other) => one.from - other.from);
  const joined: Stretch[] = [];
  for (const { from, to } of ordered) {
    const last = joined.at(-1);
    if (last !== undefined && from - last.to < JOINED_GAP_SECONDS) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return closeNarrowest(joined);
}

/** How long stretches without overlaps are together, in seconds. */
export function secondsOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** Stretches as far as they lie within a recording; all that are none, such as NaN, fall away. */
export function within(stretches: readonly Stretch[], durationSeconds: number): Stretch[] {
  return stretches
    .map(({ from, to }) => ({ from: Math.max(0, from), to: Math.min(to, durationSeconds) }))
    .filter(({ from, to }) => Number.isFinite(from) && Number.isFinite(to) && to > from);
}

/** How many new seconds can have been played in a time of so many milliseconds. */
export function playableSeconds(elapsedMilliseconds: number): number {
  return (Math.max(0, elapsedMilliseconds) / 1_000) * FASTEST + SLACK_SECONDS;
}

/**
 * What is known with what is reported, as far as the report can be true: new seconds count from the first stretch
 * on until so many are reached as could have been played.
 */
export function watchedWith(
  known: readonly Stretch[],
  reported: readonly Stretch[],
  playable: number,
): Stretch[] {
  const before = secondsOf(unionOf(known));
  let watched = unionOf(known);
  for (const stretch of reported) {
    const next = unionOf([...watched, stretch]);
    const excess = secondsOf(next) - before - playable;
    if (excess <= 0) watched = next;
    else
      return unionOf([
        ...watched,
        ...shortened(watched, stretch, secondsOf(next) - secondsOf(watched) - excess),
      ]);
  }
  return watched;
}

/** The share of a recording that was watched, 0 to 1. The last two seconds are nobody's to miss. */
export function shareOf(seconds: number, durationSeconds: number): number {
  if (durationSeconds <= 0) return 0;
  return Math.min(1, seconds / Math.max(durationSeconds - 2, durationSeconds / 2));
}

/** The beginning of a stretch in which so many seconds are new. */
function shortened(known: readonly Stretch[], stretch: Stretch, fresh: number): Stretch[] {
  let [at, left] = [stretch.from, fresh];
  for (const { from, to } of known) {
    if (to <= at) continue;
    const gap = Math.min(from, stretch.to) - at;
    if (gap >= left) break;
    if (gap > 0) left -= gap;
    at = Math.min(to, stretch.to);
  }
  const end = Math.min(at + left, stretch.to);
  return end > stretch.from ? [{ from: stretch.from, to: end }] : [];
}

function closeNarrowest(joined: Stretch[]): Stretch[] {
  const surplus = joined.length - MAX_STRETCHES;
  if (surplus <= 0) return joined;
  const gaps = joined
    .slice(1)
    .map(({ from }, index) => ({ index: index + 1, gap: from - (joined[index]?.to ?? 0) }));
  const closed = new Set(
    gaps
      .sort((one, other) => one.gap - other.gap)
      .slice(0, surplus)
      .map(({ index }) => index),
  );
  const kept: Stretch[] = [];
  for (const [index, stretch] of joined.entries()) {
    const last = kept.at(-1);
    if (last !== undefined && closed.has(index)) last.to = stretch.to;
    else kept.push({ ...stretch });
  }
  return kept;
}
