import type { FieldErrors } from "../../shared/errors";
import { isReadable, normalizeColor } from "./contrast";

export const LOGO_TYPES = ["image/png", "image/jpeg", "image/webp"] as const;
/** 512 kB: a logo stands on every page. */
export const MAX_LOGO_BYTES = 512_000;

/** What is wrong with a primary colour: `color` when it is none, `contrast` when text in it is hard to read. */
export function colorProblems(entered: string): FieldErrors {
  const color = normalizeColor(entered);
  if (color === null) return { primaryColor: "color" };
  return isReadable(color) ? {} : { primaryColor: "contrast" };
}

/** What is wrong with an uploaded logo. `size` in bytes; `type` as the upload declared it, by which it is served. */
export function logoProblems({ type, size }: { type: string | undefined; size: number }): FieldErrors {
  if (!(LOGO_TYPES as readonly (string | undefined)[]).includes(type)) return { logo: "imageType" };
  return size > MAX_LOGO_BYTES ? { logo: "imageSize" } : {};
}
