import type { Chapter } from "../../../../convex/library/rules/chapters";
import { cueText, WEBVTT_HEAD } from "../../../../convex/shared/webVtt/writing";

/** The last chapter ends where no recording goes on. */
const END_SECONDS = 359_999;

/** Chapters as the WebVTT file that players read. */
export function chaptersFile(chapters: readonly Chapter[]): string {
  const cues = chapters.map(({ startSeconds: from, title }, index) => {
    const to = chapters[index + 1]?.startSeconds ?? END_SECONDS;
    const payload = title.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    return cueText({ from, to, payload, settings: "" });
  });
  return WEBVTT_HEAD + cues.join("");
}
