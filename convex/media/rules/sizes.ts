import type { FileType } from "./fileTypes";

/** Widths in pixels that pictures are made in, so that phones and large screens each load about what they show. */
export const WIDTHS = [320, 640, 960, 1280, 1920, 2560] as const;
const WIDEST = 2560;

export type Size = { width: number; height: number };

/**
 * The sizes to make of a picture: the usual widths below its own, and its own up to the widest. Nothing is enlarged,
 * and each keeps the picture's proportions.
 */
export function sizesFor({ width, height }: Size): Size[] {
  const widest = Math.min(width, WIDEST);
  // A size that is nearly the whole picture would be made for nothing.
  const smaller = WIDTHS.filter((usual) => usual < widest * 0.9);
  return [...smaller, widest].map((each) => ({
    width: each,
    height: Math.max(1, Math.round((height * each) / width)),
  }));
}

/** Whether sizes are made of files of a type: an SVG has every size, and only pictures have any. */
export function hasSizes(type: FileType): boolean {
  return type.startsWith("image/") && type !== "image/svg+xml";
}

/** A picture's size as it is shown: EXIF's orientations 5 to 8 lay it on its side. */
export function shownSize({ width, height }: Size, orientation: number): Size {
  return orientation >= 5 && orientation <= 8 ? { width: height, height: width } : { width, height };
}
