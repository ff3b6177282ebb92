"use node";
import type { CertificateDrawing } from "./certificate";
import { drawClassic } from "./layouts/classic";
import { drawMinimal } from "./layouts/minimal";
import { drawModern } from "./layouts/modern";
import { writePdf } from "./pdf";
import type { Scene } from "./scene";
import { Sheet } from "./sheet";
import { writeSvg } from "./svg";

/** The certificate as PDF, the signed credential attached to it as `credential.json`. */
export async function drawCertificate(drawing: CertificateDrawing): Promise<{ pdf: Uint8Array }> {
  const { holder, achievement, issuer, awardedOn, credential, locale } = drawing;
  const scene = await drawScene(drawing);
  const pdf = await writePdf(scene, {
    title: `${achievement} – ${holder}`,
    author: issuer,
    subject: achievement,
    language: locale,
    madeAt: new Date(`${awardedOn}T00:00:00Z`),
    attachment: {
      name: "credential.json",
      type: "application/vc+ld+json",
      description: achievement,
      bytes: new TextEncoder().encode(credential),
    },
  });
  return { pdf };
}

/** The same page as SVG, for the designer. */
export async function drawPreview(drawing: CertificateDrawing): Promise<string> {
  return writeSvg(await drawScene(drawing), `${drawing.achievement} – ${drawing.holder}`);
}

/** In points, on their side. */
const PAGES = { A4: [841.89, 595.28], Letter: [792, 612] } as const;

const LAYOUTS = { classic: drawClassic, modern: drawModern, minimal: drawMinimal };

async function drawScene(drawing: CertificateDrawing): Promise<Scene> {
  const { design, fonts, locale } = drawing;
  const [width, height] = PAGES[design.pageSize];
  const sheet = new Sheet(width, height, { source: fonts, locale });
  await LAYOUTS[design.layout](sheet, drawing);
  return sheet.scene;
}
