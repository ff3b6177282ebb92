import { BakingFailure } from "./failure";
import { inflate, join } from "./inflating";

/** What Open Badges 3.0 calls the chunk that holds a credential (section 5.3.1.1). */
const KEYWORD = "openbadgecredential";

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Whether the bytes begin as a PNG does. */
export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte);
}

/**
 * The PNG with a credential (JSON or compact JWT) in an uncompressed `iTXt` chunk; one that it had before is replaced.
 * Throws a BakingFailure `malformed` on what is no PNG.
 */
export function bakePng(png: Uint8Array, credential: string): Uint8Array<ArrayBuffer> {
  const [header, ...chunks] = readChunks(png);
  if (header?.type !== "IHDR" || chunks.at(-1)?.type !== "IEND") throw new BakingFailure("malformed");
  const others = chunks.filter((chunk) => keywordOf(chunk) !== KEYWORD);
  const text = new TextEncoder().encode(`${KEYWORD}\0\0\0\0\0${credential}`);
  const baked = [header.bytes, encodeChunk("iTXt", text), ...others.map(({ bytes }) => bytes)];
  return join([Uint8Array.from(SIGNATURE), ...baked]);
}

/** The credential inside a PNG, also where somebody else packed it. Throws a BakingFailure. */
export function readPng(png: Uint8Array): string {
  const found = readChunks(png).find((chunk) => keywordOf(chunk) === KEYWORD);
  if (found === undefined) throw new BakingFailure("nothingInside");
  return textOf(found).trim();
}

type Chunk = { type: string; data: Uint8Array; bytes: Uint8Array };

const TEXT_CHUNKS = new Set(["tEXt", "zTXt", "iTXt"]);
/** A chunk's length, type and checksum. */
const FRAME = 12;

function readChunks(png: Uint8Array): Chunk[] {
  if (!isPng(png)) throw new BakingFailure("malformed");
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at < png.length;) {
    if (at + FRAME > png.length) throw new BakingFailure("malformed");
    const end = at + FRAME + view.getUint32(at);
    if (end > png.length) throw new BakingFailure("malformed");
    const type = latin1(png.subarray(at + 4, at + 8));
    chunks.push({ type, data: png.subarray(at + 8, end - 4), bytes: png.subarray(at, end) });
    if (type === "IEND") break;
    at = end;
  }
  return chunks;
}

function keywordOf({ type, data }: Chunk): string | null {
  if (!TEXT_CHUNKS.has(type)) return null;
  const end = data.subarray(0, 80).indexOf(0);
  return end < 0 ? null : latin1(data.subarray(0, end));
}

/** `tEXt` is plain, `zTXt` packed, `iTXt` either, after a language and a translated keyword. */
function textOf({ type, data }: Chunk): string {
  const start = data.indexOf(0) + 1;
  if (type === "tEXt") return decode(data.subarray(start));
  if (type === "zTXt") return decode(unpacked(data.subarray(start + 1)));
  const language = data.indexOf(0, start + 2);
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1);
  if (translated < 0) throw new BakingFailure("malformed");
  const text = data.subarray(translated + 1);
  return decode(data[start] === 1 ? unpacked(text) : text);
}

function unpacked(data: Uint8Array): Uint8Array {
  return inflate(data) ?? new Uint8Array();
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new BakingFailure("malformed");
  }
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function encodeChunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(FRAME + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(
    Array.from(type, (letter) => letter.charCodeAt(0)),
    4,
  );
  bytes.set(data, 8);
  view.setUint32(8 + data.length, checksum(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

/** CRC-32 as PNG and zlib have it, a table entry for each byte. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function checksum(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (TABLE[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
