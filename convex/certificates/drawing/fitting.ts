"use node";
import type { Setting } from "./itemization";
import { setLine, type Line, type TextStyle } from "./typesetting";

/** What a text may take: a width in points, a size to begin with, and how many lines at most. */
export type Room = { width: number; size: number; lines: number };

export type FittedText = { lines: Line[]; size: number };

/**
 * Sets a text in its room. It shrinks a little to stay on one line, wraps in lines of like width when that is not
 * enough, and shrinks on until it fits: nothing is cut off.
 */
export async function fitText(
  text: string,
  style: TextStyle,
  room: Room,
  setting: Setting,
): Promise<FittedText> {
  const whole = await setLine(text, style, setting);
  const fits = (widest: number) => Math.min(room.size, room.width / Math.max(widest, Number.EPSILON));
  if (room.lines === 1 || fits(whole.width) >= room.size * SHRINKS_TO) {
    return { lines: [whole], size: fits(whole.width) };
  }
  const pieces = piecesOf(text);
  const widths = await Promise.all(pieces.map(async (piece) => (await setLine(piece, style, setting)).width));
  const count = Math.min(room.lines, Math.ceil((whole.width * room.size) / room.width));
  const lines = balance(pieces, widths, Math.max(2, count));
  const set = await Promise.all(lines.map((line) => setLine(line, style, setting)));
  return { lines: set, size: fits(Math.max(...set.map(({ width }) => width))) };
}

const SHRINKS_TO = 0.78;
/** A word longer than this may be broken anywhere. */
const LONG_WORD = 40;
const SPACE = 0.25;

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });
const breaksAnywhere = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u;

/** The text in pieces between which a line may end; those that had a space after them keep it. */
function piecesOf(text: string): string[] {
  const words = text.trim().match(/[^\s-]*-+\s*|[^\s-]+\s*/gu) ?? [text];
  return words.flatMap((word) => {
    if (word.length <= LONG_WORD && !breaksAnywhere.test(word)) return [word];
    return Array.from(graphemes.segment(word), ({ segment }) => segment);
  });
}

/** Puts pieces on `count` lines so that the widest is as narrow as can be. */
function balance(pieces: readonly string[], widths: readonly number[], count: number): string[] {
  const spaced = pieces.map((piece, index) => (widths[index] ?? 0) + (/\s$/u.test(piece) ? SPACE : 0));
  let least = Math.max(...spaced);
  let most = spaced.reduce((sum, width) => sum + width, 0);
  for (let step = 0; step < 24; step++) {
    const middle = (least + most) / 2;
    if (fill(pieces, spaced, middle).length <= count) most = middle;
    else least = middle;
  }
  return fill(pieces, spaced, most);
}

function fill(pieces: readonly string[], widths: readonly number[], limit: number): string[] {
  const lines: string[] = [];
  let taken = Infinity;
  for (const [index, piece] of pieces.entries()) {
    const width = widths[index] ?? 0;
    if (taken + width > limit + 1e-6) {
      lines.push(piece);
      taken = width;
    } else {
      lines[lines.length - 1] += piece;
      taken += width;
    }
  }
  return lines.map((line) => line.trim());
}
