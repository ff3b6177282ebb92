"use node";
import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import sharp from "sharp";

/** An image ready to be put in a PDF (deflated samples) or an SVG (PNG). Sizes in pixels. */
export type PreparedImage = {
  width: number;
  height: number;
  /** Deflated 8-bit RGB, row after row. */
  colours: Uint8Array;
  /** Deflated 8-bit opacity; without one the image is opaque. */
  opacity?: Uint8Array;
  png: Uint8Array;
};

/**
 * Makes an uploaded logo or signature ready (PNG, JPEG, WebP, GIF, AVIF or SVG; rasterized, at most 1,200 pixels wide
 * or high). Rejects with what sharp says of a file that is no image.
 */
export function prepareImage(bytes: Uint8Array): Promise<PreparedImage> {
  const key = createHash("sha256").update(bytes).digest("hex");
  const known = prepared.get(key);
  if (known !== undefined) return known;
  const image = prepare(bytes);
  image.catch(() => prepared.delete(key));
  prepared.set(key, image);
  const oldest = prepared.keys().next().value;
  if (prepared.size > KEPT && oldest !== undefined) prepared.delete(oldest);
  return image;
}

const KEPT = 12;
const LONGEST = 1_200;
/** Beyond this an image is a bomb. */
const MOST_PIXELS = 40_000_000;

const prepared = new Map<string, Promise<PreparedImage>>();

async function prepare(bytes: Uint8Array): Promise<PreparedImage> {
  const upright = sharp(bytes, { limitInputPixels: MOST_PIXELS })
    .rotate()
    .resize({ width: LONGEST, height: LONGEST, fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb");
  const { data, info } = await upright.clone().ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const pixels = info.width * info.height;
  const colours = new Uint8Array(pixels * 3);
  const opacity = new Uint8Array(pixels);
  for (let pixel = 0; pixel < pixels; pixel++) {
    colours.set(data.subarray(pixel * 4, pixel * 4 + 3), pixel * 3);
    opacity[pixel] = data[pixel * 4 + 3] ?? 0;
  }
  const image = {
    width: info.width,
    height: info.height,
    colours: deflateSync(colours),
    png: await upright.png().toBuffer(),
  };
  return opacity.every((value) => value === 255) ? image : { ...image, opacity: deflateSync(opacity) };
}
