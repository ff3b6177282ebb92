import webvtt, { type TextNode } from "webvtt-parser";

/** The entities of cue text that people use; numeric ones the parser knows by itself. */
const ENTITIES = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&lrm;": "\u200e",
  "&rlm;": "\u200f",
  "&nbsp;": "\u00a0",
  "&quot;": '"',
  "&apos;": "'",
} as const;

/** Longer texts are read as far as this: tags in tags in tags are read by going down into them. */
const MAX_READ = 4_000;
/** No in-cue moment matters here: the words are all that is read. */
const ANY_TIME = [0, Infinity] as const;

/**
 * What a cue's text says: its words without tags, lines joined by spaces, and who speaks first, if it says so.
 * Readings above a text (`<rt>`) are left out, as they say the same again. Any text has an answer.
 */
export function wordsOf(payload: string): { text: string; speaker?: string } {
  const read = payload.slice(0, MAX_READ);
  const tree = new webvtt.WebVTTCueTextParser(read, () => {}, "subtitles", ENTITIES).parse(...ANY_TIME);
  const text = textOf(tree).replace(/\s+/g, " ").trim();
  const speaker = speakerOf(tree)?.trim();
  return { text, ...(speaker !== undefined && speaker !== "" && { speaker }) };
}

function textOf({ type, name, value, children = [] }: TextNode): string {
  if (type === "text") return String(value ?? "");
  return name === "rt" ? "" : children.map(textOf).join("");
}

function speakerOf({ name, value, children = [] }: TextNode): string | undefined {
  if (name === "v" && typeof value === "string") return value;
  for (const child of children) {
    const found = speakerOf(child);
    if (found !== undefined) return found;
  }
  return undefined;
}
