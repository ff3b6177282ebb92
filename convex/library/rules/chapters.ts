/** A part of a recording and when it begins, in seconds. */
export type Chapter = { startSeconds: number; title: string };

export const MAX_CHAPTERS = 100;
const MAX_TITLE = 120;

/** Chapters in order, titles trimmed, moments in whole milliseconds. */
export function tidyChapters(chapters: readonly Chapter[]): Chapter[] {
  return chapters
    .map(({ startSeconds, title }) => ({
      startSeconds: Math.round(startSeconds * 1_000) / 1_000,
      title: title.trim(),
    }))
    .sort((one, other) => one.startSeconds - other.startSeconds);
}

/** Why chapters cannot be taken, as a key of the catalogue's errors; null when they can. */
export function chaptersProblem(
  chapters: readonly Chapter[],
  durationSeconds?: number,
): ChapterProblem | null {
  if (chapters.length > MAX_CHAPTERS) return "chaptersMany";
  const tidy = tidyChapters(chapters);
  if (tidy.some(({ title }) => title === "" || title.length > MAX_TITLE)) return "chapterTitle";
  const end = durationSeconds ?? Infinity;
  if (!tidy.every(({ startSeconds }) => startSeconds >= 0 && startSeconds < end)) return "chapterTime";
  return tidy.some(({ startSeconds }, index) => startSeconds === tidy[index - 1]?.startSeconds)
    ? "chapterTime"
    : null;
}
export type ChapterProblem = "chaptersMany" | "chapterTitle" | "chapterTime";

/** The chapter that plays at a moment, by its place in the list; -1 before the first. Chapters are in order. */
export function chapterAt(chapters: readonly Chapter[], seconds: number): number {
  return chapters.findLastIndex(({ startSeconds }) => startSeconds <= seconds);
}

/** Chapters as people write them, a line each: "0:00 Welcome". */
export function chaptersText(chapters: readonly Chapter[]): string {
  return chapters.map(({ startSeconds, title }) => `${clockText(startSeconds)} ${title}`).join("\n");
}

/** Reads such lines; empty ones count for nothing. Null where one has no moment or no title. */
export function readChapters(text: string): Chapter[] | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const read = lines.map((line) => {
    const [, clock = "", title = ""] = /^\s*(\d+(?::\d{1,2}){1,2})\s+(?:[-–]\s+)?(\S.*)$/.exec(line) ?? [];
    const startSeconds = readClock(clock);
    return startSeconds === null ? null : { startSeconds, title: title.trim() };
  });
  const chapters = read.filter((chapter) => chapter !== null);
  return chapters.length === read.length ? chapters : null;
}

/** A moment as a player shows it: "4:05", "1:02:03". */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (number: number) => String(number).padStart(2, "0");
  const [hours, minutes] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** Reads "4:05" or "1:02:03" as seconds; null for what is neither. */
export function readClock(text: string): number | null {
  const parts = /^\d+(?::\d{1,2}){1,2}$/.test(text) ? text.split(":").map(Number) : [];
  if (parts.length < 2 || parts.slice(1).some((part) => part > 59)) return null;
  return parts.reduce((sum, part) => sum * 60 + part, 0);
}
