import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { PDFDocument } from "pdf-lib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { extractCredential, LARGEST_FILE } from "../../../../convex/shared/openBadges/baking/extraction";
import { BakingFailure } from "../../../../convex/shared/openBadges/baking/failure";
import { bakePng } from "../../../../convex/shared/openBadges/baking/png";
import { bakeSvg } from "../../../../convex/shared/openBadges/baking/svg";

const CREDENTIAL = JSON.stringify({ "@context": ["https://www.w3.org/ns/credentials/v2"], name: "Zoë 王" });
const JWT = "eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ.c2ln";

const bytes = (text: string) => new TextEncoder().encode(text);

async function pdf(attachments: Record<string, string>): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage([100, 100]);
  for (const [name, text] of Object.entries(attachments)) await document.attach(bytes(text), name);
  return document.save();
}

/** A PDF with one attached stream, written by hand. */
function plainPdf(dictionary: string, content: Uint8Array | string): Uint8Array {
  return Buffer.concat([
    Buffer.from(`%PDF-1.7\n1 0 obj\n<< ${dictionary} >>\nstream\n`),
    Buffer.from(content),
    Buffer.from("\nendstream\nendobj\ntrailer << >>\n%%EOF"),
  ]);
}

describe("each kind of file is known by its bytes", () => {
  test.each([
    ["json", () => bytes(`\uFEFF  ${CREDENTIAL}\n`), CREDENTIAL],
    ["jwt", () => bytes(`${JWT}\n`), JWT],
    ["svg", () => bytes(bakeSvg("<svg/>", CREDENTIAL)), CREDENTIAL],
    ["svg", () => bytes(bakeSvg("<svg/>", JWT)), JWT],
    ["png", async () => bakePng(await image(), JWT), JWT],
    ["pdf", () => pdf({ "credential.json": CREDENTIAL }), CREDENTIAL],
    ["pdf", () => pdf({ "readme.txt": "hello", "a.json": '{"a":1}', "credential.jwt": JWT }), JWT],
    ["pdf", () => plainPdf("/Type /EmbeddedFile", CREDENTIAL), CREDENTIAL],
    ["pdf", () => plainPdf("/Filter [ /FlateDecode ] /Length 9", deflateSync(CREDENTIAL)), CREDENTIAL],
    ["pdf", () => Buffer.concat([Buffer.from("junk\n"), plainPdf("/A 1", JWT)]), JWT],
  ])("%s", async (form, file, text) => {
    expect(extractCredential(await file())).toEqual({ form, text });
  });
});

describe("what is refused, and why", () => {
  test.each([
    ["a file beyond the limit", () => new Uint8Array(LARGEST_FILE + 1), "tooLarge"],
    ["an empty file", () => new Uint8Array(), "unknownFormat"],
    ["plain text", () => bytes("hello"), "unknownFormat"],
    ["a page", () => bytes("<html></html>"), "unknownFormat"],
    ["a JPEG", () => new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), "unknownFormat"],
    ["a PNG without one", image, "nothingInside"],
    ["an SVG without one", () => bytes("<svg><script>alert(1)</script></svg>"), "nothingInside"],
    ["a PDF without attachments", () => pdf({}), "nothingInside"],
    ["a PDF with other files", () => pdf({ "a.txt": "hello", "b.json": "{}" }), "nothingInside"],
    ["an encrypted PDF", () => plainPdf("/Filter /FlateDecode", "\x8f\x12x/Encrypt 3 0 R"), "encrypted"],
    [
      "a stream packed twice",
      () => plainPdf("/Filter [/FlateDecode /FlateDecode]", deflateSync(deflateSync(CREDENTIAL))),
      "nothingInside",
    ],
    ["one bomb", () => plainPdf("/Filter /FlateDecode", bomb()), "nothingInside"],
    [
      "many bombs",
      () => Buffer.concat(Array.from({ length: 40 }, () => plainPdf("/Filter /FlateDecode", bomb()))),
      "tooLarge",
    ],
  ])("%s", async (_, file, reason) => {
    const given = await file();
    expect(() => extractCredential(given)).toThrow(
      expect.objectContaining({ name: "BakingFailure", reason }),
    );
  });

  test("streams within streams take no longer than the file is long", () => {
    const started = performance.now();
    const nested = Buffer.from(`%PDF-1.7\n${"stream\n{".repeat(1_000_000)}`);
    expect(() => extractCredential(nested)).toThrow(BakingFailure);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

test("whatever bytes come, they are read or refused, and nothing else happens", () => {
  const beginnings = [
    "",
    "%PDF-1.7 obj<</Filter/FlateDecode>>stream\n",
    "\x89PNG\r\n\x1a\n",
    "<svg ",
    "{",
    "<?xml?><svg>",
  ];
  const start = fc.constantFrom(...beginnings).map((text) => Buffer.from(text, "latin1"));
  const rest = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.string({ maxLength: 200, unit: "binary" }).map(bytes),
  );
  fc.assert(
    fc.property(start, rest, (head, tail) => {
      try {
        expect(typeof extractCredential(Buffer.concat([head, tail])).text).toBe("string");
      } catch (error) {
        expect(error).toBeInstanceOf(BakingFailure);
      }
    }),
    { numRuns: 1_500 },
  );
});

test("a whole file in which one byte was changed is read or refused", async () => {
  const files = [
    bakePng(await image(), CREDENTIAL),
    await pdf({ "a.json": CREDENTIAL }),
    bytes(bakeSvg("<svg/>", CREDENTIAL)),
  ];
  fc.assert(
    fc.property(fc.constantFrom(...files), fc.nat(), fc.nat(255), (file, at, byte) => {
      const changed = file.slice();
      changed[at % file.length] = byte;
      try {
        extractCredential(changed);
      } catch (error) {
        expect(error).toBeInstanceOf(BakingFailure);
      }
    }),
    { numRuns: 1_500 },
  );
});

/** It begins as a credential does and goes on for 4 MB. */
function bomb(): Uint8Array {
  return deflateSync(Buffer.concat([Buffer.from("{"), Buffer.alloc(4_000_000, " ")]));
}

async function image(): Promise<Uint8Array> {
  return await sharp({ create: { width: 2, height: 2, channels: 3, background: "#fff" } })
    .png()
    .toBuffer();
}
