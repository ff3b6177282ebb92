/** Words that people read in a minute on screens, in languages that set words apart. */
const WORDS_A_MINUTE = 220;

/** Whole minutes that reading so many words takes, at least one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / WORDS_A_MINUTE));
}
