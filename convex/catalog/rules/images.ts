import { HOUR } from "../../shared/time";

/** What an image of a program is for: wide, above its page, or small, in lists. */
export const IMAGE_PLACES = ["banner", "thumbnail"] as const;
export type ImagePlace = (typeof IMAGE_PLACES)[number];

/** 5 MB. */
export const MAX_IMAGE_BYTES = 5_000_000;
/** As many of a file's first bytes as are needed to know it. */
export const SNIFFED_BYTES = 12;
/** An address to upload to is good for an hour; a file that is older was meant for something else. */
const FRESH = HOUR;

export type ImageType = "image/png" | "image/jpeg" | "image/webp";

/** The type of an image by its first bytes, whatever its name or upload says; null for anything else. */
export function imageTypeOf(head: Uint8Array): ImageType | null {
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "image/png";
  if (startsWith(head, [0xff, 0xd8, 0xff])) return "image/jpeg";
  const riff = startsWith(head, [0x52, 0x49, 0x46, 0x46]);
  return riff && startsWith(head.subarray(8), [0x57, 0x45, 0x42, 0x50]) ? "image/webp" : null;
}

export type UploadedImage = {
  place: ImagePlace;
  /** By the first bytes. */
  sniffed: ImageType | null;
  /** As the upload declared it, by which the file will be served. */
  declared: string | null;
  size: number;
  text: string;
};

/** What is wrong with an uploaded image, as a field and a key of the catalogue's `errors`; null when nothing is. */
export function imageProblem({
  place,
  sniffed,
  declared,
  size,
  text,
}: UploadedImage): [string, string] | null {
  if (sniffed === null || sniffed !== declared) return ["file", "imageType"];
  if (size > MAX_IMAGE_BYTES) return ["file", "imageTooLarge"];
  if (text.length > 300) return ["text", "tooLong"];
  return place === "banner" && text.trim() === "" ? ["text", "required"] : null;
}

/** Whether a file was uploaded just now, times in milliseconds. */
export function isFresh(uploadedAt: number, now: number): boolean {
  return now - uploadedAt < FRESH;
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
