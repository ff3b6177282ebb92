import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fontkit from "@pdf-lib/fontkit";
import { PDFDocument } from "pdf-lib";
import subsetFont from "subset-font";
import { expect, test } from "vitest";
import { drawCertificate } from "../../convex/certificates/drawing/drawing";
import { certificate } from "../../tests/support/certificates";
import { installedFonts } from "../../tests/support/installedFonts";
import { compare, measure, milliseconds, table } from "../harness";

/** What a certificate in Latin letters may take once its fonts are warm. */
const PDF_MS = 25;
/** Against a page with one line in one embedded font: a certificate has seven, an engraved frame, a code and a seal. */
const TIMES_BARE = 4;
/** Memory that 300 certificates may leave behind. */
const LEFT_MB = 40;
const BATCH = 20;

let count = 0;
const draw = () => drawCertificate(certificate({ holder: `Alexandra Number ${count++}` }));

async function batch(): Promise<number[]> {
  const times = [];
  for (let index = 0; index < BATCH; index++) times.push(await milliseconds(draw)());
  return times;
}

async function barePage(font: Uint8Array): Promise<void> {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  const embedded = await document.embedFont(font, { subset: true });
  document
    .addPage([842, 595])
    .drawText(`Alexandra Number ${count++}`, { font: embedded, size: 40, x: 100, y: 300 });
  await document.save();
}

/** What the process holds after a collection, HarfBuzz's memory included, in megabytes. */
async function heldMegabytes(): Promise<number> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  for (let turn = 0; turn < 3; turn++) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return process.memoryUsage().rss / 1_048_576;
}

test("a certificate as PDF", async () => {
  const variable = Buffer.from(
    await installedFonts.load("source-serif-4/source-serif-4-latin-opsz-normal.woff2"),
  );
  const axes = { wght: 400, opsz: 60 };
  const font = await subsetFont(variable, null, {
    keepAllGlyphs: true,
    variationAxes: axes,
    targetFormat: "sfnt",
  });
  const rows = [
    await measure({ name: "PDF, Latin", unit: "ms", ours: batch, bar: { atMost: PDF_MS }, judged: "median" }),
    await compare({
      name: "PDF against a bare page",
      unit: "ms",
      ours: milliseconds(draw),
      bare: milliseconds(() => barePage(font)),
      bar: { atMost: TIMES_BARE },
      rounds: 41,
      warmUp: 5,
    }),
  ];
  const before = await heldMegabytes();
  for (let index = 0; index < 300; index++) await draw();
  const left = Math.max(0, (await heldMegabytes()) - before);
  const ours = () => left;
  rows.push(
    await measure({ name: "held after 300", unit: "MB", ours, bar: { atMost: LEFT_MB }, judged: "median" }),
  );
  console.log(table(rows));
  expect(rows.filter(({ ok }) => !ok)).toEqual([]);
});
