"use node";
import fontkit from "@pdf-lib/fontkit";
import subsetFont from "subset-font";
import type { FontInstance, FontPackage, FontSource } from "./fonts";
import { Shaper } from "./shaping";

/** A static font: a file's variable one, its axes pinned. Lengths in its own units, y upwards. */
export type Face = {
  key: string;
  package: FontPackage;
  /** TrueType, all glyphs. */
  bytes: Uint8Array;
  shaper: Shaper;
  name: string;
  unitsPerEm: number;
  ascent: number;
  descent: number;
  capHeight: number;
  italicAngle: number;
  box: [number, number, number, number];
  widthOf(glyph: number): number;
  /** A glyph's outline, as commands with absolute coordinates. */
  outlineOf(glyph: number): OutlineCommand[];
};

export type OutlineCommand = { command: string; args: number[] };

/** Opens an instance of a font, or takes the one that was opened before. */
export function openFace(source: FontSource, instance: FontInstance): Promise<Face> {
  const key = `${instance.file}@${Object.values(instance.axes).join(",")}`;
  const known = opened.get(key);
  const face = known ?? load(source, instance, key);
  opened.delete(key);
  opened.set(key, face);
  if (known === undefined) {
    face.catch(() => opened.delete(key));
    forgetOldest();
  }
  return face;
}

/** Faces kept open: a certificate needs six or so, and one or two more for each script that a cohort writes. */
const KEPT = 48;

/** The least recently used first. */
const opened = new Map<string, Promise<Face>>();

function forgetOldest(): void {
  for (const key of opened.keys()) {
    if (opened.size <= KEPT) return;
    opened.delete(key);
  }
}

async function load(
  source: FontSource,
  { file, package: name, axes }: FontInstance,
  key: string,
): Promise<Face> {
  const packed = Buffer.from(await source.load(file));
  const options = {
    keepAllGlyphs: true,
    noHinting: true,
    variationAxes: axes,
    targetFormat: "sfnt",
  } as const;
  const bytes = await subsetFont(packed, null, options);
  const shaper = await Shaper.open(bytes);
  const font = fontkit.create(bytes);
  const { minX, minY, maxX, maxY } = font.bbox;
  return {
    key,
    package: name,
    bytes,
    shaper,
    name: (font.postscriptName ?? name).replace(/[^A-Za-z0-9-]/g, ""),
    unitsPerEm: font.unitsPerEm,
    ascent: font.ascent,
    descent: font.descent,
    capHeight: font.capHeight,
    italicAngle: font.italicAngle,
    box: [minX, minY, maxX, maxY],
    widthOf: (glyph) => font.getGlyph(glyph).advanceWidth,
    outlineOf: (glyph) => outline(font.getGlyph(glyph).path),
  };
}

function outline(path: unknown): OutlineCommand[] {
  return (path as { commands: OutlineCommand[] }).commands;
}
