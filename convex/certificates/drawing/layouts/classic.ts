"use node";
import { dates, statement, type CertificateDrawing } from "../certificate";
import { mix } from "../colours";
import { drawIssuer, drawLogo, drawSeal, drawSignatures, drawVerification } from "../furniture";
import { rosette, waves } from "../ornaments";
import { polygon, rectangle, straight, type Shape } from "../scene";
import type { Block, Sheet } from "../sheet";
import { DISPLAY, ITALIC, PLAIN, ROMAN, STRONG } from "../styles";

/** Symmetrical, in an engraved frame. */
export async function drawClassic(sheet: Sheet, drawing: CertificateDrawing): Promise<void> {
  const { design } = drawing;
  const { width, height } = sheet;
  const { ink, paper, footer } = design;
  drawFrame(sheet, design);
  const middle = { x: 150, width: width - 300, align: "centre" as const };
  const hasLogo = await drawLogo(
    sheet,
    drawing,
    { x: middle.x, y: 70, width: middle.width, height: 40 },
    "centre",
  );
  const issuerY = hasLogo ? 126 : 94;
  await drawIssuer(
    sheet,
    drawing,
    { ...middle, y: issuerY },
    { size: hasLogo ? 8.5 : 10.5, colour: mix(ink, paper, 0.15) },
  );
  const top = issuerY + 22;
  const bottom = height - 174;
  const column = { ...middle, x: 104, width: width - 208, y: top, height: bottom - top, above: 0.5 };
  await sheet.column(blocks(drawing), column);
  const foot = height - 112;
  const code = { x: width - 160, y: height - 170, size: 78, align: "centre" as const };
  await drawVerification(sheet, drawing, { ...code, colour: mix(ink, paper, 0.15) });
  if (design.seal) await drawSeal(sheet, drawing, { x: 124, y: height - 122, radius: 44 });
  const left = design.seal ? 184 : 84;
  await drawSignatures(sheet, drawing, { x: left, y: foot, width: width - 196 - left, align: "centre" });
  const quiet = { style: PLAIN, size: 7, colour: mix(ink, paper, 0.3) };
  if (footer !== "") await sheet.write(footer, { ...middle, y: height - 58 }, quiet);
}

const BAND = { outer: 26, breadth: 13 };

function drawFrame(sheet: Sheet, { accent, ink, paper }: CertificateDrawing["design"]): void {
  const { width, height } = sheet;
  const { outer, breadth } = BAND;
  const inner = outer + breadth;
  const box = (inset: number) => rectangle(inset, inset, width - 2 * inset, height - 2 * inset);
  const outline = (inset: number, strokeWidth: number, stroke: string): Shape => ({
    kind: "path",
    commands: box(inset),
    stroke,
    strokeWidth,
  });
  sheet.add({ kind: "path", commands: rectangle(0, 0, width, height), fill: paper });
  const line = { stroke: mix(accent, paper, 0.15), strokeWidth: 0.4 };
  const half = breadth / 2;
  for (const y of [outer + half, height - outer - half]) {
    sheet.add(waves({ x: inner, y, length: width - 2 * inner, breadth: breadth - 3, down: false }, line));
  }
  for (const x of [outer + half, width - outer - half]) {
    sheet.add(waves({ x, y: inner, length: height - 2 * inner, breadth: breadth - 3, down: true }, line));
    for (const y of [outer + half, height - outer - half]) {
      const commands = rosette([x, y], { inner: 1.2, outer: half - 1.5 }, { lobes: 6, strands: 2 });
      sheet.add({ kind: "path", commands, ...line });
    }
  }
  sheet.add(outline(outer - 2.5, 1.6, accent), outline(outer, 0.4, accent), outline(inner, 0.4, accent));
  sheet.add(outline(inner + 4, 0.5, mix(ink, paper, 0.55)));
}

function blocks(drawing: CertificateDrawing): Block[] {
  const { design, holder } = drawing;
  const { ink, accent, paper } = design;
  const soft = mix(ink, paper, 0.2);
  return [
    { gap: 0, text: design.title, style: DISPLAY, size: 35, colour: ink, role: "heading" },
    { gap: 13, height: 5, draw: (x, y, width) => flourish(x + width / 2, y + 2.5, accent) },
    { gap: 17, text: design.lead, style: ITALIC, size: 14, colour: soft },
    { gap: 23, text: holder, style: DISPLAY, size: 43, colour: ink, lines: 2, leading: 1.15 },
    {
      gap: 14,
      height: 0.5,
      draw: (x, y, width) => rule(x + width / 2, y, Math.min(380, width), mix(accent, paper, 0.3)),
    },
    ...statement(drawing).map(({ text, standsOut }, index): Block => {
      const gap = index === 0 ? 20 : 15;
      return standsOut
        ? { gap, text, style: STRONG, size: 21, colour: accent, lines: 2, leading: 1.2 }
        : { gap, text, style: ROMAN, size: 13, colour: soft, lines: 4, leading: 1.4 };
    }),
    ...dates(drawing).map((text): Block => ({ gap: 14, text, style: ITALIC, size: 12, colour: soft })),
  ];
}

function rule(x: number, y: number, width: number, stroke: string): Shape[] {
  return [{ kind: "path", commands: straight(x - width / 2, y, x + width / 2, y), stroke, strokeWidth: 0.6 }];
}

/** A lozenge between two lines. */
function flourish(x: number, y: number, accent: string): Shape[] {
  const lozenge = polygon([
    [x, y - 2.5],
    [x + 2.5, y],
    [x, y + 2.5],
    [x - 2.5, y],
  ]);
  const lines = [...straight(x - 62, y, x - 8, y), ...straight(x + 8, y, x + 62, y)];
  return [
    { kind: "path", commands: lozenge, fill: accent },
    { kind: "path", commands: lines, stroke: accent, strokeWidth: 0.7 },
  ];
}
