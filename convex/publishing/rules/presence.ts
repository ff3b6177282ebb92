/** Strong enough for white letters upon them. */
export const PRESENCE_COLOURS = [
  ...["#b91c1c", "#c2410c", "#a16207", "#4d7c0f", "#15803d", "#0f766e"],
  ...["#0369a1", "#1d4ed8", "#6d28d9", "#a21caf", "#be185d", "#475569"],
] as const;

/** The colour of somebody's cursor and name: the same one everywhere and always. */
export function colourOf(personId: string): string {
  let sum = 0;
  for (const letter of personId) sum = (sum * 31 + letter.codePointAt(0)!) % 1_000_003;
  return PRESENCE_COLOURS[sum % PRESENCE_COLOURS.length]!;
}

/** Milliseconds between two signs of life; who gives none for two and a half times as long has left. */
export const HEARTBEAT = 10_000;
/** Pages shown in one place at most. */
export const MAX_PRESENT = 50;
/** Pages that have gone without a word, as with a computer that was shut, and are cleared away by one that comes. */
export const CLEARED_AT_ONCE = 20;
