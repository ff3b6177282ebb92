import { HOUR } from "../../shared/time";
import type { FileType } from "./fileTypes";

const MB = 1_000_000;

/** Bytes that an organization's media may take, originals and sizes. */
export const QUOTA_BYTES = 10_000 * MB;
/** Whatever it is: an upload that is larger is not begun. */
export const MAX_BYTES = 200 * MB;
/** What is unfolded to more pixels than that is a bomb, or a picture that no page needs. */
export const MAX_PIXELS = 50_000_000;
/** Folders of an organization. */
export const MAX_FOLDERS = 500;
/** How deep folders nest. */
export const MAX_DEPTH = 6;
/** An address to upload to is good for an hour; a file that is older was meant for something else. */
const FRESH = HOUR;

/** Bytes that a file of a type may have. */
export function maxBytesOf(type: FileType): number {
  if (type === "image/svg+xml") return 2 * MB;
  if (type.startsWith("image/")) return 40 * MB;
  return type === "application/pdf" ? 100 * MB : MAX_BYTES;
}

/** Whether so many bytes more fit beside those that are used. */
export function fits(used: number, more: number): boolean {
  return used + more <= QUOTA_BYTES;
}

/** Whether a file was uploaded just now, times in milliseconds. */
export function isFresh(uploadedAt: number, now: number): boolean {
  return now - uploadedAt < FRESH;
}
