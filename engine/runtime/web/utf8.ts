import { hostText } from "./host";

/** Up to this many units, staying in the realm is quicker than asking the host. */
const SHORT = 128;

/** The UTF-8 bytes of a text; an unpaired surrogate becomes U+FFFD. */
export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  if (text.length <= SHORT) {
    const bytes = new Uint8Array(text.length);
    let index = 0;
    for (; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      if (unit > 0x7f) break;
      bytes[index] = unit;
    }
    if (index === text.length) return bytes;
  }
  const bytes = new Uint8Array(Number(hostText("text.byteLength", text)));
  hostText("text.encodeInto", text, bytes);
  return bytes;
}

/** Encodes as much as fits into `target`: units read and bytes written. */
export function encodeUtf8Into(text: string, target: Uint8Array): { read: number; written: number } {
  const [read = 0, written = 0] = hostText("text.encodeInto", text, target).split(",").map(Number);
  return { read, written };
}

function ascii(bytes: Uint8Array): string | undefined {
  for (const byte of bytes) if (byte > 0x7f) return undefined;
  return String.fromCharCode.apply(null, bytes as unknown as number[]);
}

/**
 * The text of UTF-8 bytes, a byte order mark kept. Malformed sequences become U+FFFD, or a TypeError if
 * `fatal`.
 */
export function decodeUtf8(bytes: Uint8Array, fatal = false): string {
  if (bytes.length <= SHORT) {
    const text = ascii(bytes);
    if (text !== undefined) return text;
  }
  if (!fatal) return hostText("text.decode", "", bytes);
  const reply = hostText("text.decodeFatal", "", bytes);
  if (reply === "!") throw new TypeError("The encoded data was not valid for encoding utf-8");
  return reply.slice(1);
}

/** As `decodeUtf8`, without a leading byte order mark: what `text()` of bodies and blobs gives. */
export function decodeUtf8Text(bytes: Uint8Array): string {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return decodeUtf8(marked ? bytes.subarray(3) : bytes);
}

/** How many bytes at the end are the beginning of a sequence that more bytes may complete: 0 to 3. */
export function incompleteTail(bytes: Uint8Array): number {
  const from = Math.max(0, bytes.length - 3);
  for (let index = bytes.length - 1; index >= from; index--) {
    const byte = bytes[index] ?? 0;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const held = bytes.length - index;
    return isPrefix(byte, bytes[index + 1], held) ? held : 0;
  }
  return 0;
}

/** Whether a lead byte, and the continuation after it if any, may begin a longer sequence than `held`. */
function isPrefix(lead: number, second: number | undefined, held: number): boolean {
  const needed =
    lead >= 0xf0 && lead <= 0xf4 ? 4 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xc2 && lead < 0xe0 ? 2 : 0;
  if (held >= needed) return false;
  if (second === undefined) return true;
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  return second >= low && second <= high;
}
