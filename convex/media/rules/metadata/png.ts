import { type Bytes, fromLatin, joined, latin, viewOf } from "./bytes";
import { orientationIn, orientationOnly } from "./exif";

const SIGNATURE = "\x89PNG\r\n\x1a\n";
/** Chunks that show a picture (PNG, third edition, 4.7): its pixels, colours, density and frames. */
const SHOWING = new Set(
  "IHDR PLTE IDAT IEND tRNS cHRM cICP gAMA iCCP mDCV cLLI sBIT sRGB bKGD hIST pHYs sPLT acTL fcTL fdAT".split(
    " ",
  ),
);

/**
 * A PNG with the chunks that show it alone; of EXIF the orientation stays. Null for what is none, is damaged, or has a
 * part that must be understood to show it and is not.
 */
export function barePng(bytes: Uint8Array): Bytes | null {
  if (latin(bytes.subarray(0, 8)) !== SIGNATURE) return null;
  const kept: Uint8Array[] = [];
  const view = viewOf(bytes);
  let orientation = 1;
  for (let at = 8; at + 12 <= bytes.length;) {
    const type = latin(bytes.subarray(at + 4, at + 8));
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return null;
    if (type === "eXIf") orientation = orientationIn(bytes.subarray(at + 8, end - 4));
    if (SHOWING.has(type)) kept.push(bytes.subarray(at, end));
    else if (isCritical(type)) return null;
    if (type === "IEND") return whole(kept, orientation);
    at = end;
  }
  return null;
}

/** The first letter is a capital (5.4). */
function isCritical(type: string): boolean {
  return /^[A-Z]/.test(type);
}

function whole([header, ...others]: Uint8Array[], orientation: number): Bytes | null {
  if (header === undefined || latin(header.subarray(4, 8)) !== "IHDR") return null;
  const exif = orientationOnly(orientation);
  const turned = exif === null ? [] : [chunk("eXIf", exif)];
  return joined([fromLatin(SIGNATURE), header, ...turned, ...others]);
}

function chunk(type: string, data: Uint8Array): Bytes {
  const named = joined([fromLatin(type), data]);
  const made = joined([new Uint8Array(4), named, new Uint8Array(4)]);
  const view = viewOf(made);
  view.setUint32(0, data.length);
  view.setUint32(made.length - 4, checksum(named));
  return made;
}

/** CRC-32 as PNG wants it (annex D). */
function checksum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
