"use node";
import type { CertificateDrawing } from "./certificate";
import { verifyText } from "./certificate";
import { isLight, mix } from "./colours";
import { prepareImage } from "./images";
import { sealBody } from "./ornaments";
import { outlines, outlinesOnArc } from "./outlines";
import { qrCode } from "./qrCode";
import { straight, type PathShape } from "./scene";
import type { Align, Sheet } from "./sheet";
import { BOLD, CAPS, PLAIN, ROMAN } from "./styles";
import { setLine } from "./typesetting";

export type Box = { x: number; y: number; width: number; height: number };

/** The organization's logo in a box, as large as fits. Answers whether there is one. */
export async function drawLogo(sheet: Sheet, { design, issuer }: CertificateDrawing, box: Box, align: Align) {
  if (design.logo === undefined) return false;
  await drawImage(sheet, design.logo, box, align, issuer);
  return true;
}

/** Signatures beside each other: image, line, name, role. The line is at `y`. */
export async function drawSignatures(
  sheet: Sheet,
  { design }: CertificateDrawing,
  row: { x: number; y: number; width: number; align: Align },
): Promise<void> {
  const { signatures, ink, paper } = design;
  const gap = 26;
  const width = Math.min(158, (row.width - gap * (signatures.length - 1)) / Math.max(1, signatures.length));
  const taken = width * signatures.length + gap * (signatures.length - 1);
  let x = row.x + (row.align === "centre" ? (row.width - taken) / 2 : 0);
  for (const { name, role, image } of signatures) {
    const imageBox = { x, y: row.y - 42, width, height: 40 };
    if (image !== undefined) await drawImage(sheet, image, imageBox, row.align, name);
    const commands = straight(x, row.y, x + width, row.y);
    sheet.add({ kind: "path", commands, stroke: mix(ink, paper, 0.35), strokeWidth: 0.6 });
    const box = { x, width, align: row.align };
    await sheet.write(name, { ...box, y: row.y + 14 }, { style: ROMAN, size: 11, colour: ink });
    const quiet = { style: PLAIN, size: 7.8, colour: mix(ink, paper, 0.3), lines: 2 };
    if (role !== "") await sheet.write(role, { ...box, y: row.y + 25 }, quiet);
    x += width + gap;
  }
}

/** The code to scan and, below, the short one to type. `y` is the top, `size` the code's width. */
export async function drawVerification(
  sheet: Sheet,
  drawing: CertificateDrawing,
  { x, y, size, align, colour }: { x: number; y: number; size: number; align: Align; colour: string },
): Promise<void> {
  const { verifyUrl, words, shortCode } = drawing;
  sheet.add(qrCode(verifyUrl, x, y, size, words.code.replace("{address}", verifyUrl)));
  const box = { x, width: size, align };
  await sheet.write(
    shortCode,
    { ...box, y: y + size + 12 },
    { style: { ...BOLD, tracking: 0.06 }, size: 9, colour },
  );
  const small = { style: PLAIN, size: 6.4, colour, lines: 2, leading: 1.3 };
  const wider = { x: x - 28 * { left: 0, centre: 0.5, right: 1 }[align], width: size + 28, align };
  await sheet.write(verifyText(drawing), { ...wider, y: y + size + 21.5 }, small);
}

/** A seal: the issuer's initial, and its name round it where there is room. */
export async function drawSeal(
  sheet: Sheet,
  { design, issuer, words }: CertificateDrawing,
  { x, y, radius }: { x: number; y: number; radius: number },
): Promise<void> {
  const shapes = await sealShapes(sheet, issuer, { x, y, radius }, design);
  sheet.add({ kind: "figure", alternative: words.seal.replace("{issuer}", issuer), shapes });
}

/** The shapes of a seal. Light accents are darkened by the ink, so that what stands on them is seen. */
export async function sealShapes(
  sheet: Pick<Sheet, "setting">,
  issuer: string,
  { x, y, radius }: { x: number; y: number; radius: number },
  { accent, ink, paper }: { accent: string; ink: string; paper: string },
): Promise<PathShape[]> {
  const body = isLight(accent) && isLight(paper) ? mix(accent, ink, 0.35) : accent;
  const shapes = sealBody([x, y], radius, { accent: body, paper });
  const initial = Array.from(issuer.trim())[0]?.toLocaleUpperCase(sheet.setting.locale) ?? "";
  const letter = await setLine(initial, { ...ROMAN, weight: 600, opticalSize: 60 }, sheet.setting);
  const size = radius * 0.58;
  const place = { x: x - (letter.width * size) / 2, y: y + size * 0.33, size };
  shapes.push({ kind: "path", commands: outlines(letter, place), fill: paper });
  const around = await setLine(
    issuer.toLocaleUpperCase(sheet.setting.locale),
    { ...BOLD, tracking: 0.16 },
    sheet.setting,
  );
  const textSize = Math.min(radius * 0.15, (radius * 0.7 * 2 * Math.PI * 0.86) / Math.max(around.width, 1));
  if (textSize < radius * 0.09 || around.runs.some(({ rightToLeft }) => rightToLeft)) return shapes;
  const arc = { x, y, radius: radius * 0.76 - textSize * 0.36, size: textSize };
  return [...shapes, { kind: "path", commands: outlinesOnArc(around, arc), fill: paper }];
}

/** Who gives the certificate, spaced capitals where a script has them. */
export async function drawIssuer(
  sheet: Sheet,
  { issuer }: CertificateDrawing,
  place: { x: number; y: number; width: number; align: Align },
  { size, colour }: { size: number; colour: string },
): Promise<void> {
  await sheet.write(issuer.toLocaleUpperCase(sheet.setting.locale), place, { style: CAPS, size, colour });
}

async function drawImage(sheet: Sheet, bytes: Uint8Array, box: Box, align: Align, alternative: string) {
  const image = await prepareImage(bytes);
  const scale = Math.min(box.width / image.width, box.height / image.height);
  const [width, height] = [image.width * scale, image.height * scale];
  const share = align === "left" ? 0 : align === "centre" ? 0.5 : 1;
  const x = box.x + (box.width - width) * share;
  sheet.add({ kind: "image", image, x, y: box.y + box.height - height, width, height, alternative });
}
