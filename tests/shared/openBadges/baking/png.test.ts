import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { bakePng, readPng } from "../../../../convex/shared/openBadges/baking/png";

const CREDENTIAL = JSON.stringify({
  "@context": ["https://www.w3.org/ns/credentials/v2"],
  name: "Zoë 王 😀",
});
const JWT = "eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ.c2ln";

let png: Uint8Array;
beforeAll(async () => {
  png = await sharp({ create: { width: 3, height: 2, channels: 3, background: "#0f5c5c" } })
    .png()
    .toBuffer();
});

type Chunk = { type: string; data: Buffer };

function chunksOf(bytes: Uint8Array): Chunk[] {
  const buffer = Buffer.from(bytes);
  const chunks: Chunk[] = [];
  for (let at = 8; at < buffer.length;) {
    const length = buffer.readUInt32BE(at);
    chunks.push({
      type: buffer.toString("latin1", at + 4, at + 8),
      data: buffer.subarray(at + 8, at + 8 + length),
    });
    at += 12 + length;
  }
  return chunks;
}

/** The PNG with one more chunk after its header; its checksum is not looked at. */
function withChunk(type: string, data: Uint8Array): Uint8Array {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const chunk = Buffer.concat([length, Buffer.from(type, "latin1"), data, Buffer.alloc(4)]);
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}

test.each([CREDENTIAL, JWT])("what is baked is read again: %s", (credential) => {
  expect(readPng(bakePng(png, credential))).toBe(credential);
});

test("the chunk is an uncompressed iTXt after the header, and the image is as it was", async () => {
  const baked = bakePng(png, CREDENTIAL);
  const [header, text] = chunksOf(baked);
  expect(header?.type).toBe("IHDR");
  expect(text?.type).toBe("iTXt");
  expect(text?.data).toEqual(Buffer.from(`openbadgecredential\0\0\0\0\0${CREDENTIAL}`));
  expect(await sharp(baked).raw().toBuffer()).toEqual(await sharp(png).raw().toBuffer());
});

test("a decoder that checks checksums takes it", async () => {
  const { comments } = await sharp(bakePng(png, JWT)).metadata();
  expect(comments).toEqual([{ keyword: "openbadgecredential", text: JWT }]);
});

test("baking again replaces what was there", () => {
  const again = bakePng(bakePng(png, CREDENTIAL), JWT);
  expect(readPng(again)).toBe(JWT);
  expect(chunksOf(again).filter(({ type }) => type === "iTXt")).toHaveLength(1);
});

describe("chunks of others are read", () => {
  const packed = deflateSync(CREDENTIAL);
  test.each([
    [
      "compressed iTXt",
      "iTXt",
      Buffer.concat([Buffer.from("openbadgecredential\0\x01\0en\0Badge\0"), packed]),
    ],
    ["iTXt with a language", "iTXt", Buffer.from(`openbadgecredential\0\0\0en\0Badge\0${CREDENTIAL}`)],
    ["tEXt", "tEXt", Buffer.from(`openbadgecredential\0${CREDENTIAL}`)],
    ["zTXt", "zTXt", Buffer.concat([Buffer.from("openbadgecredential\0\0"), packed])],
  ])("%s", (_, type, data) => {
    expect(readPng(withChunk(type, data))).toBe(CREDENTIAL);
  });
});

describe("what is refused", () => {
  const bomb = Buffer.concat([Buffer.from("openbadgecredential\0\0"), deflateSync(Buffer.alloc(50_000_000))]);
  const huge = () => {
    const bytes = Buffer.from(png);
    bytes.writeUInt32BE(0xffffffff, 33);
    return bytes;
  };
  test.each([
    ["an image without a credential", () => png, "nothingInside"],
    ["another keyword", () => withChunk("tEXt", Buffer.from(`Comment\0${CREDENTIAL}`)), "nothingInside"],
    ["one that breaks off", () => bakePng(png, CREDENTIAL).subarray(0, 90), "malformed"],
    ["a length beyond the file", huge, "malformed"],
    ["a bomb", () => withChunk("zTXt", bomb), "tooLarge"],
    ["a spoilt zTXt", () => withChunk("zTXt", Buffer.from("openbadgecredential\0\0spoilt")), "malformed"],
    [
      "an iTXt without an end of its language",
      () => withChunk("iTXt", Buffer.from("openbadgecredential\0\0\0e")),
      "malformed",
    ],
    [
      "text that is no UTF-8",
      () => withChunk("tEXt", Buffer.from("openbadgecredential\0\xff", "latin1")),
      "malformed",
    ],
    ["no PNG", () => new Uint8Array([1, 2, 3]), "malformed"],
  ])("%s", (_, file, reason) => {
    expect(() => readPng(file())).toThrow(expect.objectContaining({ name: "BakingFailure", reason }));
  });
  test("baking into what is no PNG", () => {
    for (const file of [new Uint8Array(), png.subarray(0, 40), png.subarray(0, 8)])
      expect(() => bakePng(file, JWT)).toThrow(expect.objectContaining({ reason: "malformed" }));
  });
});
