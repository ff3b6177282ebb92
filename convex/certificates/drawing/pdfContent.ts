"use node";
import type { PreparedImage } from "./images";
import { utf16, hex, type PdfFonts } from "./pdfFonts";
import type { Colour, PathShape, Scene, Shape, TextShape } from "./scene";
import type { Glyph, Run } from "./typesetting";

/** What a marked part of the page is, for who has it read out. Its number is its place in the list. */
export type Mark = { type: "H1" | "P" | "Figure"; alternative?: string };

/** A page's content stream, the resources it names, and its marked parts in reading order. */
export type PageContent = {
  operators: string;
  images: PreparedImage[];
  /** Opacities; number n is named `G<n>`. */
  opacities: number[];
  marks: Mark[];
};

/** Draws a scene's shapes. Images are named `I<n>`, fonts as `fonts` says. */
export function drawPage(scene: Scene, fonts: PdfFonts): PageContent {
  const page: PageContent = { operators: "", images: [], opacities: [], marks: [] };
  const out = scene.shapes.map((shape) => drawShape(shape, { page, fonts, height: scene.height }));
  return { ...page, operators: out.join("\n") };
}

type Canvas = { page: PageContent; fonts: PdfFonts; height: number };

function drawShape(shape: Shape, canvas: Canvas): string {
  switch (shape.kind) {
    case "path":
      return `/Artifact BMC\n${drawPath(shape, canvas)}\nEMC`;
    case "text":
      return marked(canvas, { type: shape.role === "heading" ? "H1" : "P" }, drawText(shape, canvas));
    case "figure": {
      const paths = shape.shapes.map((path) => drawPath(path, canvas)).join("\n");
      return marked(canvas, { type: "Figure", alternative: shape.alternative }, paths);
    }
    case "image": {
      const number = canvas.page.images.push(shape.image) - 1;
      const { x, y, width, height, alternative } = shape;
      const place = [width, 0, 0, height, x, canvas.height - y - height].map(short).join(" ");
      return marked(canvas, { type: "Figure", alternative }, `q ${place} cm /I${number} Do Q`);
    }
    default:
      return shape satisfies never;
  }
}

function marked(canvas: Canvas, mark: Mark, operators: string): string {
  const number = canvas.page.marks.push(mark) - 1;
  return `/${mark.type} <</MCID ${number}>> BDC\n${operators}\nEMC`;
}

function drawPath(shape: PathShape, { page, height }: Canvas): string {
  const { commands, fill, stroke, strokeWidth = 1, opacity } = shape;
  const path = commands.map(([command, ...numbers]) => {
    const flipped = numbers.map((number, index) => short(index % 2 === 0 ? number : height - number));
    return `${flipped.join(" ")} ${PATH_OPERATORS[command]}`.trim();
  });
  const setup = ["q"];
  if (opacity !== undefined) setup.push(`/G${opacityNumber(page, opacity)} gs`);
  if (fill !== undefined) setup.push(`${components(fill)} rg`);
  if (stroke !== undefined) setup.push(`${components(stroke)} RG ${short(strokeWidth)} w 1 j`);
  const paint = fill === undefined ? "S" : stroke === undefined ? "f" : "B";
  return `${setup.join(" ")}\n${path.join("\n")}\n${paint} Q`;
}

const PATH_OPERATORS = { M: "m", L: "l", C: "c", Z: "h" } as const;

function opacityNumber(page: PageContent, opacity: number): number {
  const known = page.opacities.indexOf(opacity);
  return known >= 0 ? known : page.opacities.push(opacity) - 1;
}

function drawText({ lines, size, colour }: TextShape, { fonts, height }: Canvas): string {
  const drawn = lines.flatMap(({ line, x, y }) =>
    line.runs.map((run, index) => {
      const turns = !run.rightToLeft && line.runs[index - 1]?.rightToLeft === true;
      return drawRun(run, { x, y: height - y, size }, fonts, turns);
    }),
  );
  return `BT\n${components(colour)} rg\n${drawn.join("\n")}\nET`;
}

const LEFT_TO_RIGHT_MARK = "\u200E";

type Place = { x: number; y: number; size: number };

/**
 * Where the text does not follow from the glyphs one by one, it is said beside them. Where the direction turns back
 * from right to left, a mark says so, or a space there would be read with what stands before it.
 */
function drawRun(run: Run, place: Place, fonts: PdfFonts, turns: boolean): string {
  const plain = run.glyphs.map(({ id, text }) => fonts.use(run.face, id, text)).every(Boolean);
  const font = `/${fonts.nameOf(run.face)} ${short(place.size * run.scale)} Tf`;
  const shown = showGlyphs(run, run.glyphs, place);
  if (turns) return `${font}\n${spoken(LEFT_TO_RIGHT_MARK + textOf(run.glyphs), shown)}`;
  if (plain) return `${font}\n${shown}`;
  if (!run.rightToLeft) return `${font}\n${spoken(textOf(run.glyphs), shown)}`;
  return [font, ...clusters(run.glyphs).map((glyphs) => drawCluster(run, glyphs, place))].join("\n");
}

/**
 * A cluster that is read from right to left. Readers put such clusters in order by where they stand, character by
 * character, and start a new word where one steps back: so the widest glyph says the letter, before it an unseen one at
 * the same place says each of its marks, and the dots and vowels that are seen say nothing.
 */
function drawCluster(run: Run, glyphs: readonly Glyph[], place: Place): string {
  const [letter, ...others] = glyphs.toSorted((a, b) => run.face.widthOf(b.id) - run.face.widthOf(a.id));
  if (letter === undefined) return "";
  const text = textOf(glyphs);
  const weightless = others.find(({ id }) => run.face.widthOf(id) === 0);
  const [, base, marks] = (weightless && /^(\P{M})(\p{M}+)$/u.exec(text)) ?? ["", text, ""];
  const unseen = (glyph: Glyph) => `3 Tr\n${showGlyphs(run, [{ ...glyph, x: letter.x, y: 0 }], place)}\n0 Tr`;
  const parts = [...(marks ?? "")]
    .toReversed()
    .map((mark) => (weightless ? spoken(mark, unseen(weightless)) : ""));
  parts.push(spoken(base ?? text, showGlyphs(run, [letter], place)));
  if (others.length > 0)
    parts.push(spoken("", others.map((glyph) => showGlyphs(run, [glyph], place)).join("\n")));
  return parts.join("\n");
}

function spoken(text: string, operators: string): string {
  return `/Span <</ActualText <FEFF${utf16(text)}>>> BDC\n${operators}\nEMC`;
}

function textOf(glyphs: readonly Glyph[]): string {
  return glyphs.map(({ text }) => text).join("");
}

/** Glyphs by the characters they stand for together. */
function clusters(glyphs: readonly Glyph[]): Glyph[][] {
  const parts: Glyph[][] = [];
  for (const glyph of glyphs) {
    if (glyph.text === "" && parts.length > 0) parts.at(-1)?.push(glyph);
    else parts.push([glyph]);
  }
  return parts;
}

/** `TJ` moves the pen by thousandths of the size, backwards; `Ts` lifts what follows. */
function showGlyphs({ face, scale }: Run, glyphs: readonly Glyph[], place: Place): string {
  let pen = glyphs[0]?.x ?? 0;
  const out = [`1 0 0 1 ${short(place.x + pen * place.size)} ${short(place.y)} Tm`];
  let part = "";
  let rise = 0;
  const flush = () => {
    if (part !== "") out.push(`[${part}] TJ`);
    part = "";
  };
  for (const { id, x, y } of glyphs) {
    if (y !== rise) {
      flush();
      out.push(`${short(y * place.size)} Ts`);
      rise = y;
    }
    const shift = Math.round(((pen - x) * 100_000) / scale) / 100;
    part += shift === 0 ? `<${hex(id)}>` : `${shift}<${hex(id)}>`;
    pen = x + (face.widthOf(id) * scale) / face.unitsPerEm;
  }
  flush();
  if (rise !== 0) out.push("0 Ts");
  return out.join("\n");
}

function components(colour: Colour): string {
  return [1, 3, 5].map((at) => (parseInt(colour.slice(at, at + 2), 16) / 255).toFixed(3)).join(" ");
}

/** Hundredths of a point are finer than any printer. */
function short(number: number): string {
  return String(Math.round(number * 100) / 100);
}
