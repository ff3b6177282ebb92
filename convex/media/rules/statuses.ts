export const MEDIA_KINDS = ["image", "video", "audio", "document"] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

/** `processing` until its type was read off its bytes and its sizes were made. */
export const MEDIA_STATES = ["processing", "ready", "failed"] as const;
export type MediaState = (typeof MEDIA_STATES)[number];

export const VARIANT_FORMATS = ["avif", "webp"] as const;
export type VariantFormat = (typeof VARIANT_FORMATS)[number];

/**
 * Why an uploaded file could not be taken:
 * - `type`: it is none of the kinds of files that are taken
 * - `mismatch`: its bytes are not what it says it is
 * - `size`: it is larger than files of its kind may be
 * - `pixels`: it would unfold to more pixels than can be painted
 * - `unreadable`: it is damaged
 * - `unsafe`: an SVG that cannot be made safe
 * - `kind`: it was to take the place of a file of another kind, which pages show in another way
 * - `processing`: what was to be made of it failed again and again; it can be tried once more
 */
export const MEDIA_PROBLEMS = [
  "type",
  "mismatch",
  "size",
  "pixels",
  "unreadable",
  "unsafe",
  "kind",
  "processing",
] as const;
export type MediaProblem = (typeof MEDIA_PROBLEMS)[number];
