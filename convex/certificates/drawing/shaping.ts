"use node";
import { allocate, call, startHarfBuzz, tag, type Exports } from "./webAssembly";

/** A glyph in the order it is drawn. Lengths in the font's units, y upwards. */
export type ShapedGlyph = {
  id: number;
  /** Index in the text, in UTF-16 units, of the first character it stands for. */
  cluster: number;
  advance: number;
  x: number;
  y: number;
};

export type ShapingOptions = { rightToLeft: boolean; language: string; features: readonly string[] };

/** A font that HarfBuzz has opened. Its memory is given back when nobody holds the shaper any more. */
export class Shaper {
  readonly #hb: Exports;
  readonly #font: number;

  private constructor(hb: Exports, bytes: Uint8Array) {
    this.#hb = hb;
    const memory = allocate(hb, bytes);
    const blob = call(hb, "hb_blob_create", memory, bytes.length, READ_ONLY, 0, 0);
    const face = call(hb, "hb_face_create", blob, 0);
    this.#font = call(hb, "hb_font_create", face);
    call(hb, "hb_blob_destroy", blob);
    call(hb, "hb_face_destroy", face);
    const font = this.#font;
    unheld.register(this, () => {
      call(hb, "hb_font_destroy", font);
      hb.free(memory);
    });
  }

  /** Opens a static TrueType font. */
  static async open(bytes: Uint8Array): Promise<Shaper> {
    harfBuzz ??= startHarfBuzz("harfbuzz");
    return new Shaper(await harfBuzz, bytes);
  }

  /** Whether the font has a glyph for a character. */
  has(codePoint: number): boolean {
    const at = this.#hb.malloc(4);
    const found = call(this.#hb, "hb_font_get_nominal_glyph", this.#font, codePoint, at) !== 0;
    this.#hb.free(at);
    return found;
  }

  /** The glyphs of `text` between `start` and `end`; what stands round it is looked at for joining. */
  shape(text: string, start: number, end: number, options: ShapingOptions): ShapedGlyph[] {
    const hb = this.#hb;
    const buffer = call(hb, "hb_buffer_create");
    const units = allocate(hb, encodeText(text));
    call(hb, "hb_buffer_add_utf16", buffer, units, text.length, start, end - start);
    call(hb, "hb_buffer_set_direction", buffer, options.rightToLeft ? RIGHT_TO_LEFT : LEFT_TO_RIGHT);
    const language = allocate(hb, new TextEncoder().encode(options.language));
    const known = call(hb, "hb_language_from_string", language, options.language.length);
    call(hb, "hb_buffer_set_language", buffer, known);
    call(hb, "hb_buffer_guess_segment_properties", buffer);
    const features = allocate(hb, encodeFeatures(options.features));
    call(hb, "hb_shape", this.#font, buffer, features, options.features.length);
    const glyphs = readGlyphs(hb, buffer);
    call(hb, "hb_buffer_destroy", buffer);
    for (const pointer of [units, language, features]) hb.free(pointer);
    return glyphs;
  }
}

const READ_ONLY = 1;
const LEFT_TO_RIGHT = 4;
const RIGHT_TO_LEFT = 5;
/** 32-bit fields of `hb_glyph_info_t` and `hb_glyph_position_t`, and of `hb_feature_t`. */
const RECORD = 5;
const FEATURE = 4;
const TO_END = -1;

let harfBuzz: Promise<Exports> | undefined;
const unheld = new FinalizationRegistry<() => void>((release) => release());

function encodeText(text: string): Uint8Array {
  const units = Uint16Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  return new Uint8Array(units.buffer);
}

function encodeFeatures(features: readonly string[]): Uint8Array {
  const words = new Int32Array(FEATURE * features.length);
  for (const [index, name] of features.entries()) words.set([tag(name), 1, 0, TO_END], FEATURE * index);
  return new Uint8Array(words.buffer);
}

function readGlyphs(hb: Exports, buffer: number): ShapedGlyph[] {
  const length = call(hb, "hb_buffer_get_length", buffer);
  const infos = call(hb, "hb_buffer_get_glyph_infos", buffer, 0);
  const positions = call(hb, "hb_buffer_get_glyph_positions", buffer, 0);
  const words = new Int32Array(hb.memory.buffer);
  return Array.from({ length }, (_, index) => {
    const info = infos / 4 + RECORD * index;
    const position = positions / 4 + RECORD * index;
    const word = (at: number) => words[at] ?? 0;
    return {
      id: word(info),
      cluster: word(info + 2),
      advance: word(position),
      x: word(position + 2),
      y: word(position + 3),
    };
  });
}
