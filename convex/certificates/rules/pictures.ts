import { HOUR } from "../../shared/time";

/** 2 MB. */
export const MAX_PICTURE_BYTES = 2_000_000;
/** More than a page shows, on either side. */
export const MAX_PICTURE_SIDE = 1_200;
/** As many of a file's first bytes as are needed to know it: SVG may begin with comments. */
export const SNIFFED_BYTES = 4_096;
/** An address to upload to is good for an hour; a file that is older was meant for something else. */
const FRESH = HOUR;

export type PictureType = "image/png" | "image/jpeg" | "image/svg+xml";

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];
/** A byte order mark, an XML declaration, comments and a doctype without declarations of its own may come first. */
const SVG =
  /^\uFEFF?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--(?:(?!-->)[^])*-->\s*)*(?:<!DOCTYPE\s+svg[^[\]>]*>\s*)?(?:<!--(?:(?!-->)[^])*-->\s*)*<(?:svg:)?svg[\s>]/i;

/** The type of a picture by its first bytes, whatever its name or upload says; null for anything else. */
export function pictureTypeOf(head: Uint8Array): PictureType | null {
  if (startsWith(head, PNG)) return "image/png";
  if (startsWith(head, JPEG)) return "image/jpeg";
  return SVG.test(new TextDecoder().decode(head)) ? "image/svg+xml" : null;
}

/** Whether a file was uploaded just now, times in milliseconds. */
export function isFresh(uploadedAt: number, now: number): boolean {
  return now - uploadedAt < FRESH;
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
