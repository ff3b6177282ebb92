"use node";
import { allocate, call, startHarfBuzz, tag, type Exports } from "./webAssembly";

/**
 * The font file with the outlines of those glyphs alone, for embedding: numbers of glyphs stay as they are, tables that
 * only shaping needs are left out.
 */
export async function subsetGlyphs(font: Uint8Array, glyphs: Iterable<number>): Promise<Uint8Array> {
  harfBuzz ??= startHarfBuzz("harfbuzz-subset");
  const hb = await harfBuzz;
  const memory = allocate(hb, font);
  const blob = call(hb, "hb_blob_create", memory, font.length, READ_ONLY, 0, 0);
  const face = call(hb, "hb_face_create", blob, 0);
  const input = call(hb, "hb_subset_input_create_or_fail");
  call(hb, "hb_subset_input_set_flags", input, NO_HINTING | RETAIN_GLYPH_NUMBERS);
  const kept = call(hb, "hb_subset_input_glyph_set", input);
  for (const glyph of glyphs) call(hb, "hb_set_add", kept, glyph);
  const dropped = call(hb, "hb_subset_input_set", input, DROPPED_TABLES);
  for (const name of ["GSUB", "GPOS", "GDEF", "STAT", "cmap", "name"])
    call(hb, "hb_set_add", dropped, tag(name));
  const subset = call(hb, "hb_subset_or_fail", face, input);
  const bytes = subset === 0 ? null : contents(hb, subset);
  call(hb, "hb_subset_input_destroy", input);
  for (const each of [face, subset]) call(hb, "hb_face_destroy", each);
  call(hb, "hb_blob_destroy", blob);
  hb.free(memory);
  if (bytes === null) throw new Error("HarfBuzz could not make a part of a font.");
  return bytes;
}

const READ_ONLY = 1;
const NO_HINTING = 0x1;
const RETAIN_GLYPH_NUMBERS = 0x2;
const DROPPED_TABLES = 3;

let harfBuzz: Promise<Exports> | undefined;

function contents(hb: Exports, face: number): Uint8Array {
  const blob = call(hb, "hb_face_reference_blob", face);
  const start = call(hb, "hb_blob_get_data", blob, 0);
  const bytes = new Uint8Array(hb.memory.buffer).slice(start, start + call(hb, "hb_blob_get_length", blob));
  call(hb, "hb_blob_destroy", blob);
  return bytes;
}
