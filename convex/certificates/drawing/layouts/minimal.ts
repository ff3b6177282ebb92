"use node";
import { dates, statement, type CertificateDrawing } from "../certificate";
import { mix } from "../colours";
import { drawIssuer, drawLogo, drawSeal, drawSignatures, drawVerification } from "../furniture";
import { rectangle, straight } from "../scene";
import type { Block, Sheet } from "../sheet";
import { DISPLAY, PLAIN, ROMAN, STRONG } from "../styles";

const MARGIN = 72;

/** White space, one line of colour, and type. */
export async function drawMinimal(sheet: Sheet, drawing: CertificateDrawing): Promise<void> {
  const { design } = drawing;
  const { width, height } = sheet;
  const { ink, accent, paper, footer } = design;
  const inner = { x: MARGIN, width: width - 2 * MARGIN, align: "left" as const };
  const hairline = { stroke: mix(ink, paper, 0.75), strokeWidth: 0.5 };
  sheet.add(
    { kind: "path", commands: rectangle(0, 0, width, height), fill: paper },
    { kind: "path", commands: rectangle(MARGIN, 0, 56, 7), fill: accent },
    { kind: "path", commands: straight(MARGIN, height - 178, width - MARGIN, height - 178), ...hairline },
  );
  const hasLogo = await drawLogo(sheet, drawing, { ...inner, y: 48, width: 220, height: 40 }, "left");
  if (!hasLogo) await drawIssuer(sheet, drawing, { ...inner, y: 76, width: 420 }, { size: 9, colour: ink });
  if (design.seal) await drawSeal(sheet, drawing, { x: width - MARGIN - 36, y: 76, radius: 36 });
  const column = { ...inner, y: 128, width: inner.width - 40, height: height - 204 - 128, above: 0.45 };
  await sheet.column(blocks(drawing), column);
  const code = { x: width - MARGIN - 86, y: height - 160, size: 86 };
  await drawVerification(sheet, drawing, { ...code, align: "right", colour: mix(ink, paper, 0.15) });
  await drawSignatures(sheet, drawing, { ...inner, y: height - 98, width: inner.width - 130 });
  const quiet = { style: PLAIN, size: 7, colour: mix(ink, paper, 0.3) };
  if (footer !== "") await sheet.write(footer, { ...inner, y: height - 36 }, quiet);
}

function blocks(drawing: CertificateDrawing): Block[] {
  const { design, holder } = drawing;
  const { ink, accent, paper } = design;
  const soft = mix(ink, paper, 0.25);
  return [
    { gap: 0, text: design.title, style: PLAIN, size: 12.5, colour: accent, role: "heading" },
    { gap: 32, text: design.lead, style: ROMAN, size: 13, colour: soft },
    {
      gap: 25,
      text: holder,
      style: { ...DISPLAY, weight: 300 },
      size: 52,
      colour: ink,
      lines: 2,
      leading: 1.1,
    },
    ...statement(drawing).map(({ text, standsOut }, index): Block => {
      const gap = index === 0 ? 28 : 15;
      return standsOut
        ? { gap, text, style: { ...STRONG, weight: 500 }, size: 20, colour: ink, lines: 2, leading: 1.2 }
        : { gap, text, style: ROMAN, size: 12.5, colour: soft, lines: 4, leading: 1.45 };
    }),
    ...dates(drawing).map((text): Block => ({ gap: 14, text, style: ROMAN, size: 11.5, colour: soft })),
  ];
}
