import { type Bytes, joined, latin } from "./bytes";

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const END = 0x3b;
const COMMENT = 0xfe;
const APPLICATION = 0xff;
/** Applications' blocks that show a picture: how often it is repeated, and its colours. */
const SHOWING = new Set(["NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012"]);
const SCREEN_BYTES = 13;
const IMAGE_BYTES = 10;

/** A GIF (89a) without comments and what applications wrote into it. Null for what is none, or is damaged. */
export function bareGif(bytes: Uint8Array): Bytes | null {
  if (!/^GIF8[79]a$/.test(latin(bytes.subarray(0, 6))) || bytes.length < SCREEN_BYTES) return null;
  let at = SCREEN_BYTES + coloursIn(bytes[10]!);
  const kept = [bytes.subarray(0, at)];
  for (;;) {
    const end = endOfBlock(bytes, at);
    if (end === null || end > bytes.length) return null;
    if (isShown(bytes, at)) kept.push(bytes.subarray(at, end));
    if (bytes[at] === END) return joined(kept);
    at = end;
  }
}

/** Bytes of the table of colours that flags announce (18, 19, 20). */
function coloursIn(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

/** Where the block ends that begins here; null where none does. */
function endOfBlock(bytes: Uint8Array, at: number): number | null {
  switch (bytes[at]) {
    case END:
      return at + 1;
    case EXTENSION:
      return endOfParts(bytes, at + 2);
    case IMAGE:
      // Behind the colours stands one byte of how its data is packed.
      return endOfParts(bytes, at + IMAGE_BYTES + coloursIn(bytes[at + 9] ?? 0) + 1);
    default:
      return null;
  }
}

/** Parts of up to 255 bytes, each behind its length; one of none is the last (15). */
function endOfParts(bytes: Uint8Array, from: number): number | null {
  for (let at = from; at < bytes.length; at += bytes[at]! + 1) if (bytes[at] === 0) return at + 1;
  return null;
}

function isShown(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== EXTENSION || bytes[at + 1] === undefined) return true;
  if (bytes[at + 1] === COMMENT) return false;
  return bytes[at + 1] !== APPLICATION || SHOWING.has(latin(bytes.subarray(at + 3, at + 14)));
}
