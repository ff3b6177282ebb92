import { type Bytes, fromLatin, joined, latin, viewOf } from "./bytes";
import { EXIF_PREFIX, orientationIn, orientationOnly } from "./exif";

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const COMMENT = 0xfe;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const APP15 = 0xef;
/** JFIF's segment without the small picture that may stand in it. */
const JFIF_BYTES = 14;

type Segment = { marker: number; payload: Uint8Array };

/**
 * A JPEG (ITU-T T.81, annex B) with what shows it alone: tables, scans, colour profile. Of EXIF the orientation stays.
 * What follows its end, such as further pictures or a film, goes. Null for what is none, or is damaged.
 */
export function bareJpeg(bytes: Uint8Array): Bytes | null {
  if (bytes[0] !== 0xff || bytes[1] !== START) return null;
  const kept: Uint8Array[] = [];
  let orientation = 1;
  let at = 2;
  for (;;) {
    at = pastFill(bytes, at);
    const segment = segmentAt(bytes, at);
    if (segment === null) return null;
    const { marker, payload } = segment;
    if (marker === END) break;
    if (isExif(segment)) orientation = orientationIn(payload);
    const shown = shownPart(segment);
    if (shown !== null) kept.push(written(marker, shown));
    at += 2 + lengthOf(segment);
    if (marker !== SCAN) continue;
    const end = endOfScan(bytes, at);
    kept.push(bytes.subarray(at, end));
    at = end;
  }
  return joined([Uint8Array.of(0xff, START), ...turned(kept, orientation), Uint8Array.of(0xff, END)]);
}

/** Bytes of ones may stand before a marker (B.1.1.2). */
function pastFill(bytes: Uint8Array, at: number): number {
  let past = at;
  while (bytes[past] === 0xff && bytes[past + 1] === 0xff) past += 1;
  return past;
}

/** The segment that begins here; null where none does. */
function segmentAt(bytes: Uint8Array, at: number): Segment | null {
  const marker = bytes[at + 1];
  if (bytes[at] !== 0xff || marker === undefined) return null;
  if (marker === END) return { marker, payload: bytes.subarray(0, 0) };
  if (at + 4 > bytes.length) return null;
  const length = viewOf(bytes).getUint16(at + 2);
  if (length < 2 || at + 2 + length > bytes.length) return null;
  return { marker, payload: bytes.subarray(at + 4, at + 2 + length) };
}

function lengthOf({ payload }: Segment): number {
  return payload.length + 2;
}

function isExif({ marker, payload }: Segment): boolean {
  return marker === APP1 && latin(payload.subarray(0, 6)) === EXIF_PREFIX;
}

/** What of a segment is needed to show the picture; null where nothing is. */
function shownPart({ marker, payload }: Segment): Uint8Array | null {
  if (marker === COMMENT) return null;
  if (marker < APP0 || marker > APP15) return payload;
  if (marker === APP0 && latin(payload.subarray(0, 5)) === "JFIF\0") return withoutThumbnail(payload);
  if (marker === APP2 && latin(payload.subarray(0, 12)) === "ICC_PROFILE\0") return payload;
  return marker === APP14 && latin(payload.subarray(0, 5)) === "Adobe" ? payload : null;
}

function withoutThumbnail(jfif: Uint8Array): Uint8Array | null {
  if (jfif.length < JFIF_BYTES) return null;
  return joined([jfif.subarray(0, JFIF_BYTES - 2), Uint8Array.of(0, 0)]);
}

function written(marker: number, payload: Uint8Array): Uint8Array {
  const length = payload.length + 2;
  return joined([Uint8Array.of(0xff, marker, length >> 8, length & 0xff), payload]);
}

/** Where the next marker stands that is none of a scan's own: stuffed zeros and restarts belong to it. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

/** JFIF's segment is the first, EXIF's the one after. */
function turned(kept: readonly Uint8Array[], orientation: number): Uint8Array[] {
  const exif = orientationOnly(orientation);
  if (exif === null) return [...kept];
  const before = kept[0]?.[1] === APP0 ? 1 : 0;
  const segment = written(APP1, joined([fromLatin(EXIF_PREFIX), exif]));
  return [...kept.slice(0, before), segment, ...kept.slice(before)];
}
