"use node";
import { dates, statement, type CertificateDrawing } from "../certificate";
import { isLight, mix } from "../colours";
import { drawLogo, drawSeal, drawSignatures, drawVerification } from "../furniture";
import { rosette } from "../ornaments";
import { rectangle } from "../scene";
import type { Block, Sheet } from "../sheet";
import { BOLD, DISPLAY, PLAIN, ROMAN, STRONG } from "../styles";

const BAND = 214;
const MARGIN = 52;

/** A band of the accent's colour on the left; the text ranged left beside it. */
export async function drawModern(sheet: Sheet, drawing: CertificateDrawing): Promise<void> {
  const { design } = drawing;
  const { width, height } = sheet;
  const { ink, accent, paper, footer } = design;
  const onBand = isLight(accent) ? "#1b1f2a" : "#ffffff";
  drawBackground(sheet, drawing, onBand);
  const band = { x: 26, width: BAND - 52, align: "left" as const };
  await sheet.write(
    drawing.issuer,
    { ...band, y: 64 },
    { style: STRONG, size: 17, colour: onBand, lines: 3, leading: 1.2 },
  );
  await drawVerification(sheet, drawing, { x: 26, y: height - 152, size: 92, align: "left", colour: onBand });
  const left = BAND + MARGIN;
  const right = width - MARGIN;
  await drawLogo(sheet, drawing, { x: left, y: 52, width: 240, height: 42 }, "left");
  if (design.seal) await drawSeal(sheet, drawing, { x: right - 38, y: 82, radius: 38 });
  const top = 132;
  const box = { x: left, y: top, width: right - left, height: height - 148 - top, align: "left" as const };
  await sheet.column(blocks(drawing), { ...box, above: 0.4 });
  await drawSignatures(sheet, drawing, { x: left, y: height - 96, width: right - left, align: "left" });
  const quiet = { style: PLAIN, size: 7, colour: mix(ink, paper, 0.3) };
  if (footer !== "") await sheet.write(footer, { ...box, y: height - 34 }, quiet);
}

function drawBackground(sheet: Sheet, { design }: CertificateDrawing, onBand: string): void {
  const { width, height } = sheet;
  const { accent, paper } = design;
  const lines = rosette([BAND / 2, height * 0.5], { inner: 22, outer: 88 }, { lobes: 16, strands: 6 });
  sheet.add(
    { kind: "path", commands: rectangle(0, 0, width, height), fill: paper },
    { kind: "path", commands: rectangle(0, 0, BAND, height), fill: accent },
    { kind: "path", commands: lines, stroke: onBand, strokeWidth: 0.45, opacity: 0.5 },
    { kind: "path", commands: rectangle(BAND, 0, 3, height), fill: mix(accent, paper, 0.55) },
  );
}

function blocks(drawing: CertificateDrawing): Block[] {
  const { design, holder } = drawing;
  const { ink, accent, paper } = design;
  const soft = mix(ink, paper, 0.2);
  const strong = isLight(accent) && isLight(paper) ? mix(accent, ink, 0.5) : accent;
  return [
    {
      gap: 0,
      text: design.title,
      style: { ...BOLD, tracking: 0.02 },
      size: 15,
      colour: strong,
      role: "heading",
    },
    { gap: 30, text: design.lead, style: ROMAN, size: 13.5, colour: soft },
    {
      gap: 23,
      text: holder,
      style: { ...DISPLAY, weight: 500 },
      size: 46,
      colour: ink,
      lines: 2,
      leading: 1.12,
    },
    ...statement(drawing).map(({ text, standsOut }, index): Block => {
      const gap = index === 0 ? 28 : 16;
      return standsOut
        ? { gap, text, style: STRONG, size: 22, colour: ink, lines: 2, leading: 1.2 }
        : { gap, text, style: ROMAN, size: 13, colour: soft, lines: 4, leading: 1.42 };
    }),
    ...dates(drawing).map((text): Block => ({ gap: 15, text, style: ROMAN, size: 12, colour: soft })),
  ];
}
