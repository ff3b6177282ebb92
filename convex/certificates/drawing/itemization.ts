"use node";
import { openFace, type Face } from "./faces";
import { candidates, hanPackage, type FontSource, type FontStyle } from "./fonts";

/** Where fonts come from, and whose habits decide between Han characters. `locale` is a BCP 47 tag. */
export type Setting = { source: FontSource; locale: string };

/** A stretch of text in one face and one direction. Where no font has it, `named` is what is shown instead. */
export type Item = { start: number; end: number; level: number; face: Face; named?: string };

/**
 * Cuts a text into stretches of one face and one level of direction. What no font has is an item of its own that
 * shows the character's number, `U+1F9FF`: never a box.
 */
export async function itemize(
  text: string,
  levels: Uint8Array,
  style: FontStyle,
  { source, locale }: Setting,
): Promise<Item[]> {
  const items: Item[] = [];
  const han = hanPackage(text, locale);
  const find = async (characters: string) => {
    for (const instance of candidates(characters.codePointAt(0) ?? 0, style, han)) {
      const face = await openFace(source, instance);
      if (covers(face, characters)) return face;
    }
    return null;
  };
  const add = (item: Item) => {
    const last = items.at(-1);
    const joins = last?.face === item.face && last.level === item.level && !last.named && !item.named;
    if (joins) last.end = item.end;
    else items.push(item);
  };
  for (const { segment, index } of graphemes.segment(text)) {
    const level = levels[index] ?? 0;
    const last = items.at(-1);
    const stays = last !== undefined && !last.named && isCommon.test(segment) && covers(last.face, segment);
    const whole = stays ? last.face : await find(segment);
    if (whole !== null) add({ start: index, end: index + segment.length, level, face: whole });
    else for (const item of await piecewise(segment, index, level, find)) add(item);
  }
  return items;
}

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });
const isCommon = /^[\p{P}\p{S}\p{Z}\p{Nd}]+$/u;
const isIgnorable = /^\p{Default_Ignorable_Code_Point}$/u;

function covers(face: Face, characters: string): boolean {
  return [...characters].every(
    (character) => isIgnorable.test(character) || face.shaper.has(character.codePointAt(0) ?? 0),
  );
}

/** A grapheme that no face has as a whole: each character by itself, those that none has by name. */
async function piecewise(
  grapheme: string,
  start: number,
  level: number,
  find: (characters: string) => Promise<Face | null>,
): Promise<Item[]> {
  const items: Item[] = [];
  let at = start;
  for (const character of grapheme) {
    const end = at + character.length;
    const face = isIgnorable.test(character) ? null : await find(character);
    if (face !== null) items.push({ start: at, end, level, face });
    else items.push({ start: at, end, level, face: await plainFace(find), named: nameOf(character) });
    at = end;
  }
  return items;
}

/** Letters and digits of a number are Latin. */
async function plainFace(find: (characters: string) => Promise<Face | null>): Promise<Face> {
  const face = await find("U");
  if (face === null) throw new Error("No font has Latin letters.");
  return face;
}

function nameOf(character: string): string {
  if (isIgnorable.test(character)) return "";
  const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return `[U+${number}]`;
}
