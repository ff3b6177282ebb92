import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { CertificateDesign, CertificateDrawing } from "../../convex/certificates/drawing/certificate";
import { installedFonts } from "./installedFonts";

const run = promisify(execFile);

/** A design that an academy might have. */
export const design: CertificateDesign = {
  layout: "classic",
  pageSize: "A4",
  ink: "#1b1f2a",
  accent: "#0f5c5c",
  paper: "#fbfaf7",
  title: "Certificate of Completion",
  lead: "This is to certify that",
  body: "has successfully completed\n{achievement}\na programme of {cohort}, on {date}.",
  footer: "Northwind Academy, Bahnhofstrasse 12, 8001 Zürich",
  signatures: [
    { name: "Prof. Dr. Ada Lovelace", role: "Director of Studies" },
    { name: "Charles Babbage", role: "Lead instructor" },
  ],
  seal: true,
};

/** A certificate for Zoë, but for what a test says otherwise. */
export function certificate(
  changes: Partial<Omit<CertificateDrawing, "design">> = {},
  designChanges: Partial<CertificateDesign> = {},
): CertificateDrawing {
  return {
    design: { ...design, ...designChanges },
    words: {
      awarded: "Awarded on {date}",
      validUntil: "Valid until {date}",
      verify: "Verify at {host}",
      code: "QR code: {address}",
      seal: "Seal of {issuer}",
    },
    locale: "en",
    holder: "Zoë Çelik-Ångström",
    achievement: "Applied Machine Learning for Product Teams",
    cohort: "twelve weeks",
    issuer: "Northwind Academy",
    awardedOn: "2026-03-12",
    verifyUrl: "https://northwind.example/verify/3q2-7wAAAAAAAAAAAAAAAA",
    shortCode: "7K3QM-9XHTD",
    credential: JSON.stringify({ "@context": ["https://www.w3.org/ns/credentials/v2"], name: "Zoë" }),
    fonts: installedFonts,
    ...changes,
  };
}

/**
 * What pdftotext reads in a PDF: NFC, one space for any white space, without the invisible marks of direction that
 * pdftotext adds.
 */
export async function textOf(pdf: Uint8Array): Promise<string> {
  return await withFile(pdf, async (file) => {
    const { stdout } = await run("pdftotext", ["-layout", "-enc", "UTF-8", file, "-"]);
    return stdout
      .replace(/[\u200e\u200f\u202a-\u202e]/g, "")
      .normalize("NFC")
      .replace(/\s+/g, " ");
  });
}

/** A PDF's first page as PNG. */
export async function pictureOf(pdf: Uint8Array, dotsPerInch = 150): Promise<Uint8Array> {
  return await withFile(pdf, async (file) => {
    await run("pdftoppm", ["-r", String(dotsPerInch), "-png", "-singlefile", file, file]);
    return await readFile(`${file}.png`);
  });
}

/** What one of poppler's commands prints of a PDF. */
export async function printed(command: "pdffonts" | "pdfinfo", pdf: Uint8Array): Promise<string> {
  return await withFile(pdf, async (file) => (await run(command, [file])).stdout);
}

async function withFile<T>(pdf: Uint8Array, use: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), "certificate-"));
  const file = path.join(folder, "certificate.pdf");
  try {
    await writeFile(file, pdf);
    return await use(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
