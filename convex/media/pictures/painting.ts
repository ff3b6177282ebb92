"use node";

import type sharp from "sharp";
import type { FileType } from "../rules/fileTypes";
import { MAX_PIXELS } from "../rules/limits";
import { shownSize, type Size, sizesFor } from "../rules/sizes";
import { type MediaProblem, VARIANT_FORMATS } from "../rules/statuses";
import { bareOriginal, type Made, type MadeVariant, none, type Prepared } from "./prepared";

export type Painter = typeof sharp;

const OPTIONS = { limitInputPixels: MAX_PIXELS, failOn: "error" } as const;

/** sharp, where this machine has it; null where it cannot be loaded. */
export async function painterHere(): Promise<Painter | null> {
  try {
    return (await import("sharp")).default;
  } catch {
    return null;
  }
}

/**
 * Paints a picture anew, upright and without what a camera wrote beside it, and in its sizes. Animations are not
 * painted anew, which costs more than it gains: what was written beside them is taken out.
 */
export async function paint(
  painter: Painter,
  bytes: Made,
  type: FileType,
): Promise<Prepared | { problem: MediaProblem }> {
  const facts = await factsOf(painter, bytes);
  if ("problem" in facts) return facts;
  const { width, height, frames } = facts;
  if (width * height * frames > MAX_PIXELS) return { problem: "pixels" };
  if (frames > 1) {
    const bare = bareOriginal(bytes, type);
    return bare === null ? { problem: "unreadable" } : { type, ...bare, variants: none(), width, height };
  }
  try {
    const upright = painter(bytes, OPTIONS).autoOrient();
    const original = await encoded(upright, type);
    // Smaller sizes are made of the largest, so that a camera's picture is unfolded twice, not a dozen times.
    const base = await upright
      .resize({ width: sizesFor(facts).at(-1)!.width, withoutEnlargement: true })
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { type, original, variants: sizesOf(painter, base, facts), width, height };
  } catch {
    return { problem: "unreadable" };
  }
}

async function factsOf(
  painter: Painter,
  bytes: Uint8Array,
): Promise<(Size & { frames: number }) | { problem: MediaProblem }> {
  try {
    // Reads the header alone, so that the size is known before anything is unfolded.
    const {
      width,
      height,
      orientation = 1,
      pages = 1,
    } = await painter(bytes, {
      limitInputPixels: false,
    }).metadata();
    return { ...shownSize({ width, height }, orientation), frames: pages };
  } catch {
    return { problem: "unreadable" };
  }
}

/** In the format it came in. Colours become sRGB, and no metadata is written. */
async function encoded(picture: ReturnType<Painter>, type: FileType): Promise<Made> {
  const copy = picture.clone();
  switch (type) {
    case "image/jpeg":
      return plain(await copy.jpeg({ quality: 88, progressive: true }).toBuffer());
    case "image/webp":
      return plain(await copy.webp({ quality: 90 }).toBuffer());
    case "image/avif":
      return plain(await copy.avif({ quality: 70, effort: 2 }).toBuffer());
    case "image/gif":
      return plain(await copy.gif().toBuffer());
    default:
      return plain(await copy.png({ compressionLevel: 9 }).toBuffer());
  }
}

type Raw = { data: Buffer; info: { width: number; height: number; channels: 1 | 2 | 3 | 4 } };

async function* sizesOf(painter: Painter, { data, info }: Raw, shown: Size): AsyncIterable<MadeVariant> {
  const { width, height, channels } = info;
  for (const size of sizesFor(shown)) {
    const resized = painter(data, { raw: { width, height, channels } }).resize({
      ...size,
      fit: "fill",
    });
    for (const format of VARIANT_FORMATS) {
      const copy = resized.clone();
      const bytes = await (
        format === "avif" ? copy.avif({ quality: 55, effort: 2 }) : copy.webp({ quality: 78 })
      ).toBuffer();
      yield { ...size, format, bytes: plain(bytes) };
    }
  }
}

function plain(bytes: Buffer): Made {
  return new Uint8Array(bytes);
}
