"use node";
import type { Layout, PageSize } from "../rules/statuses";
import type { FontSource } from "./fonts";

/** A design as it is drawn: images as bytes. Colours are `#rrggbb`; `body` may have several lines. */
export type CertificateDesign = {
  layout: Layout;
  pageSize: PageSize;
  ink: string;
  accent: string;
  paper: string;
  title: string;
  lead: string;
  body: string;
  footer: string;
  logo?: Uint8Array;
  /** Three at most. */
  signatures: { name: string; role: string; image?: Uint8Array }[];
  seal: boolean;
};

/** What the page says that no design does, in the certificate's language. `{date}` and `{host}` are filled in. */
export type CertificateWords = {
  /** "Awarded on {date}" */
  awarded: string;
  /** "Valid until {date}" */
  validUntil: string;
  /** "Verify at {host}" */
  verify: string;
  /** "QR code: {address}", for who has the page read out. */
  code: string;
  /** "Seal of {issuer}", likewise. */
  seal: string;
};

/** What is drawn for one person. Dates are civil, `2026-03-12`; `locale` is a BCP 47 tag. */
export type CertificateDrawing = {
  design: CertificateDesign;
  words: CertificateWords;
  locale: string;
  holder: string;
  achievement: string;
  program?: string;
  cohort?: string;
  hours?: string;
  issuer: string;
  awardedOn: string;
  validUntil?: string;
  verifyUrl: string;
  /** `XXXXX-XXXXX` */
  shortCode: string;
  /** The signed credential, which a PDF carries inside. */
  credential: string;
  fonts: FontSource;
};

/** A paragraph of the body. What a certificate is given for stands out. */
export type Paragraph = { text: string; standsOut: boolean };

/** The body with its placeholders filled in. An achievement that it does not name stands before it. */
export function statement(drawing: CertificateDrawing): Paragraph[] {
  const { body } = drawing.design;
  const lines = body.includes("{achievement}") ? body.split("\n") : ["{achievement}", ...body.split("\n")];
  return lines
    .map((line) => ({
      text: fillIn(line, drawing),
      standsOut: /^\s*\{(achievement|program)\}\s*$/.test(line),
    }))
    .filter(({ text }) => text !== "");
}

/** When it was awarded, unless the body says so, and until when it is valid. */
export function dates({ design, words, awardedOn, validUntil, locale }: CertificateDrawing): string[] {
  const said = design.body.includes("{date}");
  const awarded = words.awarded.replace("{date}", dateText(awardedOn, locale));
  const valid =
    validUntil === undefined ? [] : [words.validUntil.replace("{date}", dateText(validUntil, locale))];
  return said ? valid : [awarded, ...valid];
}

/** Where a code is typed in: the address's host. */
export function verifyText({ words, verifyUrl }: CertificateDrawing): string {
  return words.verify.replace("{host}", new URL(verifyUrl).host);
}

function fillIn(line: string, drawing: CertificateDrawing): string {
  const { achievement, program = "", cohort = "", hours = "", awardedOn, locale } = drawing;
  const date = dateText(awardedOn, locale);
  const values: Record<string, string> = { achievement, program, cohort, hours, date };
  const filled = line.replace(/\{([a-z]+)\}/g, (_, name: string) => values[name] ?? "");
  return filled
    .replace(/\(\s*\)/g, "")
    .replace(/\s+/g, " ")
    .replace(/ ([,.;])/g, "$1")
    .trim();
}

const formats = new Map<string, Intl.DateTimeFormat>();

function dateText(date: string, locale: string): string {
  let format = formats.get(locale);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
    formats.set(locale, format);
  }
  return format.format(new Date(`${date}T00:00:00Z`));
}
