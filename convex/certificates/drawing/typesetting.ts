"use node";
import bidiFactory from "bidi-js";
import type { Face } from "./faces";
import { takesTracking, type FontStyle } from "./fonts";
import { itemize, type Item, type Setting } from "./itemization";

/** `tracking` is added after each letter, in ems. `features` are OpenType tags to switch on. */
export type TextStyle = FontStyle & { tracking?: number; features?: readonly string[] };

/**
 * A glyph on its line. Lengths in ems of the line, from its left end and its baseline, y upwards. `text` is what it
 * stands for; of several that stand for one cluster, the first has it and the others have "".
 */
export type Glyph = { id: number; x: number; y: number; text: string };

/** Glyphs of one face, drawn at `scale` times the line's size, from left to right. */
export type Run = { face: Face; scale: number; rightToLeft: boolean; glyphs: Glyph[] };

/** A line of text, shaped, in the order it is seen. `text` is in the order it is read; `width` in ems. */
export type Line = { text: string; width: number; runs: Run[] };

/** Sets a text on one line. Characters that only control are left out; the text is normalized (NFC). */
export async function setLine(given: string, style: TextStyle, setting: Setting): Promise<Line> {
  const text = given
    .normalize("NFC")
    .replace(/\s+/gu, " ")
    .replace(/\p{Cc}/gu, "");
  const { levels } = bidi.getEmbeddingLevels(text, baseDirection(text, setting.locale));
  const items = await itemize(text, levels, style, setting);
  const runs: Run[] = [];
  let pen = 0;
  for (const item of inVisualOrder(items)) {
    const { run, end } = shapeItem(text, item, style, setting.locale, pen);
    runs.push(run);
    pen = end;
  }
  const trailing = items.some(({ face }) => takesTracking(face.package)) ? (style.tracking ?? 0) : 0;
  return { text, width: Math.max(0, pen - trailing), runs };
}

const NAMED_SCALE = 0.5;

const bidi = bidiFactory();

/** A text in letters of one direction runs in that; one of both in that of the language round it. */
function baseDirection(text: string, locale: string): "ltr" | "rtl" {
  const classes = new Set(Array.from(text, (character) => bidi.getBidiCharTypeName(character)));
  const rightToLeft = classes.has("R") || classes.has("AL");
  if (rightToLeft && classes.has("L")) return /^(ar|he|fa|ur)\b/.test(locale) ? "rtl" : "ltr";
  return rightToLeft ? "rtl" : "ltr";
}

/** Rule L2 of the Unicode bidirectional algorithm, on items instead of characters. */
function inVisualOrder(items: readonly Item[]): Item[] {
  const order = [...items];
  const levels = items.map(({ level }) => level);
  const lowest = Math.min(...levels.filter((level) => level % 2 === 1));
  for (let level = Math.max(0, ...levels); level >= lowest; level--) {
    for (let start = 0; start < order.length; start++) {
      let end = start;
      while (end < order.length && (order[end]?.level ?? -1) >= level) end++;
      order.splice(start, end - start, ...order.slice(start, end).reverse());
      start = end;
    }
  }
  return order;
}

function shapeItem(
  text: string,
  item: Item,
  style: TextStyle,
  locale: string,
  pen: number,
): { run: Run; end: number } {
  const { face, named, start, end } = item;
  const rightToLeft = named === undefined && item.level % 2 === 1;
  const scale = named === undefined ? 1 : NAMED_SCALE;
  const options = { rightToLeft, language: locale, features: style.features ?? [] };
  const shaped =
    named === undefined
      ? face.shaper.shape(text, start, end, options)
      : face.shaper.shape(named, 0, named.length, options);
  const textOf = named === undefined ? clusterTexts(text, item, shaped) : [text.slice(start, end)];
  const em = scale / face.unitsPerEm;
  const tracking = takesTracking(face.package) ? (style.tracking ?? 0) : 0;
  const glyphs = shaped.map((glyph, index) => {
    const placed = { id: glyph.id, x: pen + glyph.x * em, y: glyph.y * em, text: textOf[index] ?? "" };
    pen += glyph.advance * em + (glyph.advance > 0 ? tracking : 0);
    return placed;
  });
  return { run: { face, scale, rightToLeft, glyphs }, end: pen };
}

/** For each glyph the characters of its cluster, if it is the first drawn of it. */
function clusterTexts(text: string, { end }: Item, shaped: readonly { cluster: number }[]): string[] {
  const starts = [...new Set(shaped.map(({ cluster }) => cluster))].sort((a, b) => a - b);
  const endOf = new Map(starts.map((start, index) => [start, starts[index + 1] ?? end]));
  return shaped.map(({ cluster }, index) =>
    shaped[index - 1]?.cluster === cluster ? "" : text.slice(cluster, endOf.get(cluster)),
  );
}
