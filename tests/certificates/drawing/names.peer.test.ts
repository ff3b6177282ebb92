import { PDFDocument } from "pdf-lib";
import jsQR from "jsqr";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { drawCertificate } from "../../../convex/certificates/drawing/drawing";
import { LAYOUTS, PAGE_SIZES } from "../../../convex/certificates/rules/statuses";
import { readPdf } from "../../../convex/shared/openBadges/baking/pdf";
import { certificate, pictureOf, printed, textOf } from "../../support/certificates";

const NINETY = "Maria Antonietta Josepha Giovanna von Habsburg-Lothringen y Fernández de Córdoba-Figueroas";

describe("a name is drawn so that it can be read out of the PDF", () => {
  test.each([
    ["Latin", "Zoë Çelik-Ångström"],
    ["Latin, decomposed", "Zoë Çelik".normalize("NFD")],
    ["Vietnamese", "Nguyễn Thị Ánh"],
    ["Polish", "Łukasz Świątek"],
    ["Greek", "Αγγελική Παπαδοπούλου"],
    ["Cyrillic", "Ёлкин Сергей"],
    ["Arabic with a vowel", "عبد الرحمن الحَكيم"],
    ["Hebrew with niqqud", "שָׁלוֹם כֹּהֵן"],
    ["Devanagari", "श्रीमती ज्योत्स्ना"],
    ["Chinese", "王小明"],
    ["Japanese", "山田 花子"],
    ["Japanese with kana", "山田 たかし"],
    ["Korean", "김철수"],
    ["two directions", "محمد Müller"],
    ["ligatures", "Geoffrey Office-Waffle"],
    ["one letter", "X"],
    ["emoji that no font has", "Ada 🧿 Lovelace"],
    ["a script that no font has", "สมชาย"],
  ])("%s", async (_, holder) => {
    const { pdf } = await drawCertificate(certificate({ holder }));
    expect(await textOf(pdf)).toContain(` ${holder.normalize("NFC")} `);
  });

  test("90 characters stand on two lines", async () => {
    expect(NINETY).toHaveLength(90);
    const { pdf } = await drawCertificate(certificate({ holder: NINETY }));
    expect((await textOf(pdf)).replaceAll("- ", "-")).toContain(` ${NINETY} `);
  });

  test.each(["ar", "de"])("and the words round it in %s", async (locale) => {
    const { pdf } = await drawCertificate(certificate({ locale }, { body: "{date}" }));
    const date = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
    const year = date.formatToParts(new Date("2026-03-12")).find(({ type }) => type === "year")?.value;
    expect(await textOf(pdf)).toContain(year);
  });
});

describe.each(LAYOUTS)("%s", (layout) => {
  test.each(PAGE_SIZES)("on %s: texts, code, credential and facts", async (pageSize) => {
    const drawing = certificate({ validUntil: "2029-03-12" }, { layout, pageSize });
    const { pdf } = await drawCertificate(drawing);
    const text = await textOf(pdf);
    for (const part of [
      drawing.design.title,
      drawing.design.footer,
      "Applied Machine Learning for Product Teams",
      "a programme of twelve weeks, on March 12, 2026.",
      "Valid until March 12, 2029",
      "7K3QM-9XHTD",
      "Prof. Dr. Ada Lovelace",
    ])
      expect(text).toContain(part);
    const { data, info } = await sharp(await pictureOf(pdf, 200))
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe(drawing.verifyUrl);
    expect(readPdf(pdf)).toBe(drawing.credential);
    const [width, height] = pageSize === "A4" ? ["841.89", "595.28"] : ["792", "612"];
    const facts = await printed("pdfinfo", pdf);
    expect(facts).toMatch(/^Tagged: +yes$/m);
    expect(facts).toMatch(/^Title: +Applied Machine Learning for Product Teams – Zoë Çelik-Ångström$/m);
    expect(facts).toContain(`${width} x ${height} pts`);
  });
});

test("an accent of any lightness leaves the code scannable, on dark paper too", async () => {
  for (const [accent, paper] of [
    ["#ffee88", "#fbfaf7"],
    ["#101010", "#14171f"],
  ] as const) {
    const drawing = certificate({}, { layout: "modern", accent, paper, ink: "#f0f0f0" });
    const picture = sharp(await pictureOf((await drawCertificate(drawing)).pdf, 200)).ensureAlpha();
    const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
    expect(jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe(drawing.verifyUrl);
  }
});

test("every font is embedded, as a part of itself, and none is large", async () => {
  const { pdf } = await drawCertificate(certificate({ holder: "山田 花子 عبد الرحمن" }));
  const rows = (await printed("pdffonts", pdf)).trim().split("\n").slice(2);
  expect(rows.length).toBeGreaterThan(6);
  for (const row of rows) expect(row).toMatch(/^[A-Z]{6}\+\S+ +CID TrueType +Identity-H +yes yes yes/);
  expect(pdf.length).toBeLessThan(120_000);
});

test("the same certificate gives the same bytes", async () => {
  const [first, second] = await Promise.all([1, 2].map(() => drawCertificate(certificate())));
  expect(Buffer.from(first?.pdf ?? []).equals(Buffer.from(second?.pdf ?? []))).toBe(true);
});

test("the document says its language, and who reads it out hears the code's address", async () => {
  const drawing = certificate({ locale: "de" });
  const document = await PDFDocument.load((await drawCertificate(drawing)).pdf, { updateMetadata: false });
  expect(document.catalog.toString()).toContain("/Lang (de)");
  const all = document.context.enumerateIndirectObjects().map(([, object]) => object.toString());
  const spoken = Buffer.from(`QR code: ${drawing.verifyUrl}`, "utf16le")
    .swap16()
    .toString("hex")
    .toUpperCase();
  expect(all.some((object) => object.includes("/S /Figure") && object.includes(spoken))).toBe(true);
  expect(all.filter((object) => object.includes("/S /H1"))).toHaveLength(1);
});
