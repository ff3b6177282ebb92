import { type Bytes, fromLatin, joined, latin, viewOf } from "./bytes";
import { orientationIn, orientationOnly } from "./exif";

/** Chunks that show a picture, and a frame of one (RFC 9649, 2.3 to 2.7). */
const SHOWING = new Set(["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"]);
const OF_A_FRAME = new Set(["VP8 ", "VP8L", "ALPH"]);
const FRAME_HEADER = 16;
/** Flags in VP8X that say what follows. */
const HAS_EXIF = 0x08;
const HAS_XMP = 0x04;

type Chunk = { type: string; data: Uint8Array };

/** A WebP with the chunks that show it alone; of EXIF the orientation stays. Null for what is none, or is damaged. */
export function bareWebp(bytes: Uint8Array): Bytes | null {
  if (bytes.length < 12 || latin(bytes.subarray(0, 4)) !== "RIFF") return null;
  if (latin(bytes.subarray(8, 12)) !== "WEBP") return null;
  const end = 8 + viewOf(bytes).getUint32(4, true);
  const chunks = end > bytes.length ? null : chunksOf(bytes.subarray(12, end));
  if (chunks === null) return null;
  const found = chunks.find(({ type }) => type === "EXIF");
  const exif = orientationOnly(found === undefined ? 1 : orientationIn(found.data));
  const parts: Uint8Array[] = [];
  for (const { type, data } of chunks.filter((chunk) => SHOWING.has(chunk.type))) {
    const shown = type === "VP8X" ? flagged(data, exif !== null) : type === "ANMF" ? bareFrame(data) : data;
    if (shown === null) return null;
    parts.push(written(type, shown));
  }
  if (exif !== null) parts.push(written("EXIF", exif));
  const content = joined([fromLatin("WEBP"), ...parts]);
  return joined([fromLatin("RIFF"), lengthOf(content), content]);
}

/** Null where one is longer than what is there. */
function chunksOf(bytes: Uint8Array): Chunk[] | null {
  const chunks: Chunk[] = [];
  for (let at = 0; at + 8 <= bytes.length;) {
    const length = viewOf(bytes).getUint32(at + 4, true);
    if (at + 8 + length > bytes.length) return null;
    chunks.push({ type: latin(bytes.subarray(at, at + 4)), data: bytes.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length % 2);
  }
  return chunks;
}

function flagged(header: Uint8Array, hasExif: boolean): Uint8Array | null {
  if (header.length < 10) return null;
  const made = Uint8Array.from(header);
  made[0] = (made[0]! & ~(HAS_EXIF | HAS_XMP)) | (hasExif ? HAS_EXIF : 0);
  return made;
}

function bareFrame(frame: Uint8Array): Uint8Array | null {
  const chunks = frame.length < FRAME_HEADER ? null : chunksOf(frame.subarray(FRAME_HEADER));
  if (chunks === null) return null;
  const shown = chunks.filter(({ type }) => OF_A_FRAME.has(type));
  return joined([frame.subarray(0, FRAME_HEADER), ...shown.map(({ type, data }) => written(type, data))]);
}

/** Chunks are filled up to an even length. */
function written(type: string, data: Uint8Array): Bytes {
  return joined([fromLatin(type), lengthOf(data), data, new Uint8Array(data.length % 2)]);
}

function lengthOf({ length }: Uint8Array): Bytes {
  const bytes = new Uint8Array(4);
  viewOf(bytes).setUint32(0, length, true);
  return bytes;
}
