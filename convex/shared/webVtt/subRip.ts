/** Moments of a SubRip file: hours, minutes, seconds and, after a comma, milliseconds. */
const TIMINGS = /^\s*(\d{1,3}:\d{2}:\d{2})[,.](\d{1,3})\s*-->\s*(\d{1,3}:\d{2}:\d{2})[,.](\d{1,3})(?:\s.*)?$/;

/** Whether lines are those of a SubRip file: a number, then moments with a comma, and no signature. */
export function isSubRip(lines: readonly string[]): boolean {
  const filled = lines.filter((line) => line.trim() !== "");
  const [first = "", second = ""] = filled;
  return TIMINGS.test(first) || (/^\s*\d+\s*$/.test(first) && TIMINGS.test(second));
}

/** The lines of a SubRip file as those of a WebVTT file: two more at the beginning, then each in its place. */
export function webVttOfSubRip(lines: readonly string[]): string[] {
  return ["WEBVTT", "", ...lines.map(lineOf)];
}

function lineOf(line: string): string {
  const [, from, fromRest = "", to, toRest = ""] = TIMINGS.exec(line) ?? [];
  if (from !== undefined && to !== undefined)
    return `${from}.${fromRest.padEnd(3, "0")} --> ${to}.${toRest.padEnd(3, "0")}`;
  return line
    .trimEnd()
    .replace(/<\/?font\b[^>]*>/gi, "")
    .replace(/\{\\[^}]*\}/g, "")
    .replace(/<(\/?)([BIU])>/g, (_tag, end: string, name: string) => `<${end}${name.toLowerCase()}>`);
}
