"use node";
import { deflateSync } from "node:zlib";
import { PDFHexString, PDFName, type PDFContext, type PDFRef } from "pdf-lib";
import type { Face } from "./faces";
import { subsetGlyphs } from "./glyphSubset";

/** The fonts of one PDF: each face that is used, with the glyphs it is used for. */
export class PdfFonts {
  readonly #used = new Map<Face, { name: string; glyphs: Map<number, string> }>();

  /** The name of a face in content streams. */
  nameOf(face: Face): string {
    return this.#entry(face).name;
  }

  /**
   * Notes that a glyph is drawn for a text. False if it stands for another text already: then what is read out has to be
   * said beside it.
   */
  use(face: Face, glyph: number, text: string): boolean {
    const { glyphs } = this.#entry(face);
    const known = glyphs.get(glyph);
    if (known !== undefined && known !== "") return known === text;
    glyphs.set(glyph, text);
    return text !== "";
  }

  /** Puts the fonts into a document: a dictionary of them for the page's resources. */
  async embed(context: PDFContext): Promise<Record<string, PDFRef>> {
    const entries = [...this.#used].map(
      async ([face, { name, glyphs }]) => [name, await embedFace(context, face, glyphs)] as const,
    );
    return Object.fromEntries(await Promise.all(entries));
  }

  #entry(face: Face): { name: string; glyphs: Map<number, string> } {
    let entry = this.#used.get(face);
    if (entry === undefined)
      this.#used.set(face, (entry = { name: `F${this.#used.size}`, glyphs: new Map() }));
    return entry;
  }
}

/** Glyphs are addressed by their number in the font: `Identity-H`. */
async function embedFace(context: PDFContext, face: Face, glyphs: Map<number, string>): Promise<PDFRef> {
  const numbers = [...glyphs.keys()].sort((a, b) => a - b);
  const file = await subsetGlyphs(face.bytes, numbers);
  const scale = 1_000 / face.unitsPerEm;
  const name = PDFName.of(`${subsetTag(numbers)}+${face.name}`);
  const stream = context.stream(deflateSync(file), { Filter: "FlateDecode", Length1: file.length });
  const descriptor = context.register(
    context.obj({
      Type: "FontDescriptor",
      FontName: name,
      Flags: SYMBOLIC,
      FontBBox: face.box.map((length) => Math.round(length * scale)),
      ItalicAngle: face.italicAngle,
      Ascent: Math.round(face.ascent * scale),
      Descent: Math.round(face.descent * scale),
      CapHeight: Math.round(face.capHeight * scale),
      StemV: 80,
      FontFile2: context.register(stream),
    }),
  );
  const descendant = context.obj({
    Type: "Font",
    Subtype: "CIDFontType2",
    BaseFont: name,
    CIDSystemInfo: {
      Registry: PDFHexString.fromText("Adobe"),
      Ordering: PDFHexString.fromText("Identity"),
      Supplement: 0,
    },
    FontDescriptor: descriptor,
    W: numbers.flatMap((glyph) => [glyph, [Math.round(face.widthOf(glyph) * scale * 100) / 100]]),
    CIDToGIDMap: "Identity",
  });
  const font = {
    Type: "Font",
    Subtype: "Type0",
    BaseFont: name,
    Encoding: "Identity-H",
    DescendantFonts: [context.register(descendant)],
    ToUnicode: context.register(context.stream(deflateSync(toUnicode(glyphs)), { Filter: "FlateDecode" })),
  };
  return context.register(context.obj(font));
}

const SYMBOLIC = 4;
/** A CMap may hold a hundred mappings in one section. */
const SECTION = 100;

/** Six letters that differ between subsets, as PDF wants them before a subset's name. */
function subsetTag(numbers: readonly number[]): string {
  let hash = numbers.reduce((sum, number) => (Math.imul(sum, 31) + number) >>> 0, 7);
  return Array.from({ length: 6 }, () => {
    const letter = String.fromCharCode(65 + (hash % 26));
    hash = Math.floor(hash / 26);
    return letter;
  }).join("");
}

function toUnicode(glyphs: Map<number, string>): string {
  const mapped = [...glyphs]
    .filter(([, text]) => text !== "")
    .map(([glyph, text]) => `<${hex(glyph)}> <${utf16(text)}>`);
  const sections: string[] = [];
  for (let start = 0; start < mapped.length; start += SECTION) {
    const part = mapped.slice(start, start + SECTION);
    sections.push(`${part.length} beginbfchar\n${part.join("\n")}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${sections.join("\n")}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

/** Four hexadecimal digits. */
export function hex(number: number): string {
  return number.toString(16).toUpperCase().padStart(4, "0");
}

/** A text's UTF-16 in hexadecimal digits. */
export function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, index) => hex(text.charCodeAt(index))).join("");
}
