"use node";
import { isLight, mix } from "./colours";
import type { FontSource } from "./fonts";
import { rosette } from "./ornaments";
import { rasterize } from "./raster";
import { rectangle } from "./scene";
import { Sheet, type Block, type Writing } from "./sheet";
import { CAPS, DISPLAY, PLAIN } from "./styles";
import { writeSvg } from "./svg";

/** What a shared link to a page of words shows. `note` is a line below, such as the authors; empty: none. */
export type TitleDrawing = {
  title: string;
  issuer: string;
  note: string;
  accent: string;
  ink: string;
  paper: string;
  locale: string;
  fonts: FontSource;
};

const WIDTH = 1_200;
const HEIGHT = 630;
/** Where the words begin. */
const MARGIN = 88;
/** A title of more letters is cut: it would be too small to read where links are shown. */
const MOST_LETTERS = 140;

/** A PNG of 1200 × 630, as pages that show a link want it. */
export async function drawTitleCard(drawing: TitleDrawing): Promise<Uint8Array> {
  const { accent, paper, locale, fonts, title, issuer } = drawing;
  const sheet = new Sheet(WIDTH, HEIGHT, { source: fonts, locale });
  const lines = rosette([1_150, 596], { inner: 214, outer: 306 }, { lobes: 34, strands: 5 });
  sheet.add(
    { kind: "path", commands: rectangle(0, 0, WIDTH, HEIGHT), fill: paper },
    { kind: "path", commands: lines, stroke: accent, strokeWidth: 1, opacity: 0.28 },
    { kind: "path", commands: rectangle(MARGIN, 84, 72, 6), fill: accent },
    { kind: "path", commands: rectangle(0, HEIGHT - 14, WIDTH, 14), fill: accent },
  );
  const room = { x: MARGIN, width: 980, align: "left" as const };
  await sheet.write(issuer.toLocaleUpperCase(locale), { ...room, y: 132 }, issuerStyle(drawing));
  await sheet.column(blocks(drawing), { ...room, y: 186, height: HEIGHT - 186 - 76, above: 0.5 });
  return await rasterize(writeSvg(sheet.scene, title), WIDTH);
}

function issuerStyle({ ink, paper, accent }: TitleDrawing): Writing {
  const strong = isLight(accent) && isLight(paper) ? mix(accent, ink, 0.5) : accent;
  return { style: CAPS, size: 22, colour: strong };
}

function blocks({ title, note, ink, paper }: TitleDrawing): Block[] {
  const heading: Block = {
    ...{ gap: 0, text: shortened(title), style: DISPLAY, colour: ink, role: "heading" },
    ...{ size: title.length > 60 ? 64 : 82, lines: 4, leading: 1.14 },
  };
  if (note === "") return [heading];
  return [heading, { gap: 52, text: note, style: PLAIN, size: 27, colour: mix(ink, paper, 0.25), lines: 2 }];
}

function shortened(title: string): string {
  const letters = [...title];
  return letters.length <= MOST_LETTERS
    ? title
    : `${letters
        .slice(0, MOST_LETTERS - 1)
        .join("")
        .trimEnd()}…`;
}
