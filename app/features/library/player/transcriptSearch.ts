/** A line of a transcript. */
export type Line = { from: number; to: number; text: string };

/** The line that is said at a moment, or was last said before it; -1 before the first. Lines are in order. */
export function lineAt(lines: readonly Pick<Line, "from">[], seconds: number): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.from ?? 0) <= seconds) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The lines in which all words of a search stand, whatever their case and accents; all lines for no words. */
export function linesWith(lines: readonly Pick<Line, "text">[], search: string): number[] {
  const words = plain(search)
    .split(/\s+/)
    .filter((word) => word !== "");
  return lines.flatMap(({ text }, index) => {
    const said = plain(text);
    return words.every((word) => said.includes(word)) ? [index] : [];
  });
}

function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
