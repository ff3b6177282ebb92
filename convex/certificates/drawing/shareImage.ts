"use node";
import { isLight, mix } from "./colours";
import type { FontSource } from "./fonts";
import { prepareImage } from "./images";
import { rosette } from "./ornaments";
import { rasterize } from "./raster";
import { rectangle } from "./scene";
import { Sheet, type Block } from "./sheet";
import { CAPS, DISPLAY, PLAIN, STRONG } from "./styles";
import { writeSvg } from "./svg";

/** What a shared link shows. `badge` is the badge's PNG; `note` a line below, such as "Verifiable credential". */
export type ShareDrawing = {
  /** Without one the holder wants not to be named. */
  holder?: string;
  achievement: string;
  issuer: string;
  note: string;
  accent: string;
  ink: string;
  paper: string;
  locale: string;
  badge: Uint8Array;
  fonts: FontSource;
};

const WIDTH = 1_200;
const HEIGHT = 630;

/** A PNG of 1200 × 630, as pages that show a link want it. */
export async function drawShareImage(drawing: ShareDrawing): Promise<Uint8Array> {
  const { accent, paper, locale, fonts, issuer } = drawing;
  const sheet = new Sheet(WIDTH, HEIGHT, { source: fonts, locale });
  const lines = rosette([250, 315], { inner: 204, outer: 238 }, { lobes: 34, strands: 4 });
  sheet.add(
    { kind: "path", commands: rectangle(0, 0, WIDTH, HEIGHT), fill: paper },
    { kind: "path", commands: lines, stroke: accent, strokeWidth: 1, opacity: 0.3 },
    { kind: "path", commands: rectangle(0, HEIGHT - 14, WIDTH, 14), fill: accent },
  );
  const image = await prepareImage(drawing.badge);
  sheet.add({ kind: "image", image, x: 60, y: 125, width: 380, height: 380, alternative: issuer });
  const column = { x: 536, y: 84, width: 600, height: HEIGHT - 84 - 84, align: "left" as const, above: 0.5 };
  await sheet.column(blocks(drawing), column);
  return await rasterize(writeSvg(sheet.scene, drawing.achievement), WIDTH);
}

function blocks({ holder, achievement, issuer, note, ink, paper, accent, locale }: ShareDrawing): Block[] {
  const strong = isLight(accent) && isLight(paper) ? mix(accent, ink, 0.5) : accent;
  const soft = mix(ink, paper, 0.25);
  const named: Block[] =
    holder === undefined
      ? []
      : [{ gap: 34, text: holder, style: DISPLAY, size: 68, colour: ink, lines: 2, leading: 1.12 }];
  return [
    { gap: 0, text: issuer.toLocaleUpperCase(locale), style: CAPS, size: 21, colour: soft, lines: 2 },
    ...named,
    { gap: 36, text: achievement, style: STRONG, size: 39, colour: strong, lines: 3, leading: 1.22 },
    { gap: 38, text: note, style: PLAIN, size: 23, colour: soft, lines: 2 },
  ];
}
