import { crc32 } from "node:zlib";
import sharp, { type Metadata, type Sharp } from "sharp";
import { describe, expect, test } from "vitest";
import type { FileType } from "../../convex/media/rules/fileTypes";
import { withoutMetadata } from "../../convex/media/rules/metadata/bare";
import { animatedGif, painted } from "./paintedPictures";

const SECRETS = ["Camera", "Somebody", "Tell-tale"];
const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="Tell-tale"/></rdf:RDF></x:xmpmeta>`;
const latin = (text: string) => Buffer.from(text, "latin1");

/** With where, by whom and by what it was taken, in EXIF and XMP, and a colour profile. */
function taken(picture: Sharp, orientation: number): Sharp {
  return picture
    .withExif({
      IFD0: { Make: "Camera", Artist: "Somebody", Orientation: String(orientation) },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "47/1 22/1 30/1" },
    })
    .withXmp(XMP)
    .withIccProfile("p3")
    .withMetadata({ orientation, icc: "p3" });
}

function bare(bytes: Uint8Array, type: FileType): Buffer {
  const made = withoutMetadata(bytes, type);
  if (made === null || made === undefined) throw new Error("It is damaged.");
  return Buffer.from(made);
}

const pixels = (bytes: Uint8Array, upright = false) => {
  const picture = sharp(bytes, { animated: true });
  return (upright ? picture.autoOrient() : picture).raw().toBuffer();
};

function expectNoSecrets(bytes: Buffer) {
  for (const secret of SECRETS) expect(bytes.includes(secret)).toBe(false);
}

describe.each([
  ["image/jpeg", (picture: Sharp) => picture.jpeg()],
  ["image/jpeg", (picture: Sharp) => picture.jpeg({ progressive: true })],
  ["image/png", (picture: Sharp) => picture.png()],
  ["image/webp", (picture: Sharp) => picture.webp()],
  ["image/webp", (picture: Sharp) => picture.webp({ lossless: true })],
] as const)("%s", (type, encode) => {
  test.each([1, 3, 6, 8])(
    "turned by %d keeps that, its pixels and its colours, and nothing else",
    async (turn) => {
      const before = await encode(taken(painted(120, 80), turn)).toBuffer();
      const had = await sharp(before).metadata();
      expect([had.orientation, had.exif?.includes("Camera"), had.xmp?.includes("Tell-tale")]).toEqual([
        ...[turn, true, true],
      ]);
      const after = bare(before, type);
      const has = await sharp(after).metadata();
      const shown = ({ format, width, height, space, depth, icc }: Metadata) => ({
        format,
        width,
        height,
        space,
        depth,
        icc,
      });
      expect(shown(has)).toEqual(shown(had));
      expect([has.orientation ?? 1, has.xmp]).toEqual([turn, undefined]);
      expect(has.exif?.length ?? 0).toBeLessThan(40);
      expectNoSecrets(after);
      expect(after.length).toBeLessThan(before.length);
      expect(await pixels(after)).toEqual(await pixels(before));
      expect(await pixels(after, true)).toEqual(await pixels(before, true));
      expect(bare(after, type)).toEqual(after);
    },
  );

  test("cut short anywhere is damaged, and never fails", async () => {
    const whole = await encode(taken(painted(24, 16), 6)).toBuffer();
    for (let length = 0; length < whole.length; length += 1)
      expect(withoutMetadata(whole.subarray(0, length), type)).toBeNull();
  });
});

describe("a JPEG", () => {
  const segment = (marker: number, payload: Buffer) =>
    Buffer.concat([
      Buffer.from([0xff, marker, (payload.length + 2) >> 8, (payload.length + 2) & 0xff]),
      payload,
    ]);

  test("loses Photoshop's part, comments, makers' parts, its thumbnail, and what follows its end", async () => {
    const plain = await painted(60, 40).jpeg().toBuffer();
    const jfif = Buffer.concat([latin("JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01"), latin("Tel")]);
    const written = Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      segment(0xe0, jfif),
      segment(0xe0, latin("JFXX\0\x10Tell-tale")),
      segment(0xe2, latin("MPF\0Tell-tale")),
      segment(0xed, latin("Photoshop 3.0\0" + "8BIM\x04\x04\0\0\0\0\0\x09Tell-tale")),
      segment(0xe5, latin("Somebody")),
      Buffer.from([0xff, 0xff]),
      segment(0xfe, latin("Camera")),
      plain.subarray(2),
      latin("Tell-tale"),
      plain,
    ]);
    const after = bare(written, "image/jpeg");
    expectNoSecrets(after);
    expect(after.includes("JFXX")).toBe(false);
    expect(await pixels(after)).toEqual(await pixels(plain));
    // The first segment says that it has a thumbnail of no pixels, and the second is the plain picture's own.
    expect(after.subarray(2, 20)).toEqual(segment(0xe0, latin("JFIF\0\x01\x02\0\0\x01\0\x01\0\0")));
  });

  test("in print colours keeps what says so", async () => {
    const print = await painted(30, 20).toColourspace("cmyk").jpeg().toBuffer();
    const after = bare(print, "image/jpeg");
    expect((await sharp(after).metadata()).space).toBe("cmyk");
    expect(await pixels(after)).toEqual(await pixels(print));
  });

  test("whose EXIF is nonsense is upright", async () => {
    const plain = await painted(30, 20).jpeg().toBuffer();
    for (const exif of [
      "Exif\0\0",
      "Exif\0\0II*\0\xff\xff\xff\xff",
      "Exif\0\0MM\0*\0\0\0\x08\xff\xff\x01\x12",
    ]) {
      const written = Buffer.concat([plain.subarray(0, 2), segment(0xe1, latin(exif)), plain.subarray(2)]);
      expect(bare(written, "image/jpeg")).toEqual(bare(plain, "image/jpeg"));
    }
  });
});

describe("a PNG", () => {
  const chunk = (type: string, data: string) => {
    const named = latin(type + data);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const withChunk = async (made: Buffer) => {
    const plain = await painted(20, 10).png().toBuffer();
    return {
      plain,
      written: Buffer.concat([plain.subarray(0, 33), made, plain.subarray(33), latin("Somebody")]),
    };
  };

  test.each(["tEXt", "zTXt", "iTXt", "tIME", "prVt"])(
    "loses its %s, and what follows its end",
    async (type) => {
      const { plain, written } = await withChunk(chunk(type, "Author\0Tell-tale"));
      expect(bare(written, "image/png")).toEqual(bare(plain, "image/png"));
    },
  );

  test("with a part that cannot be left out is not taken", async () => {
    const { written } = await withChunk(chunk("NEWX", "?"));
    expect(withoutMetadata(written, "image/png")).toBeNull();
  });

  test("bears how it is turned in a chunk that others read", async () => {
    const turned = bare(await taken(painted(20, 10), 6).png().toBuffer(), "image/png");
    const at = turned.indexOf("eXIf");
    const length = turned.readUInt32BE(at - 4);
    expect(turned.readUInt32BE(at + 4 + length)).toBe(crc32(turned.subarray(at, at + 4 + length)));
  });
});

describe("an animation", () => {
  test("of a GIF loses comments and what programs wrote, and goes on", async () => {
    const plain = Buffer.from(await animatedGif(20));
    const start = 13 + (plain[10]! & 0x80 ? 3 * 2 ** ((plain[10]! & 7) + 1) : 0);
    const comment = latin("\x21\xfe\x09Tell-tale\0");
    const program = latin("\x21\xff\x0bXMP DataXMP\x08Somebody\0");
    const written = Buffer.concat([
      plain.subarray(0, start),
      comment,
      program,
      plain.subarray(start),
      latin("Camera"),
    ]);
    const after = bare(written, "image/gif");
    expect(after).toEqual(plain);
    expect(await pixels(after)).toEqual(await pixels(plain));
    for (let length = 0; length < plain.length; length += 1)
      expect(withoutMetadata(plain.subarray(0, length), "image/gif")).toBeNull();
  });

  test("of a WebP loses what was written beside it and into its frames", async () => {
    const plain = await sharp(await animatedGif(20), { animated: true })
      .webp({ lossless: true })
      .toBuffer();
    const written = await taken(sharp(plain, { animated: true }), 1)
      .webp({ lossless: true })
      .toBuffer();
    expect(written.includes("Somebody")).toBe(true);
    const after = bare(written, "image/webp");
    expectNoSecrets(after);
    expect((await sharp(after, { animated: true }).metadata()).pages).toBe(2);
    expect(await pixels(after)).toEqual(await pixels(plain));
  });
});

test("of other types nothing is known", () => {
  expect(withoutMetadata(new Uint8Array(), "image/avif")).toBeUndefined();
});
