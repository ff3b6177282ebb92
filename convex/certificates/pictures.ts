"use node";

import sharp from "sharp";
import { v } from "convex/values";
import { internal } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import { type ActionCtx, internalAction } from "../_generated/server";
import { MAX_PICTURE_BYTES, MAX_PICTURE_SIDE, pictureTypeOf, SNIFFED_BYTES } from "./rules/pictures";

const takenValidator = v.union(v.object({ image: v.id("_storage") }), v.object({ problem: v.string() }));
/** A new file, or a key of the catalogue's `errors`. */
type Taken = { image: Id<"_storage"> } | { problem: string };

/** More pixels than any logo has; what is bombed with zeros has more. */
const MAX_PIXELS = 50_000_000;

/**
 * Makes a PNG of an uploaded PNG, JPEG or SVG of at most 2 MB and removes what was uploaded. It is painted anew, so
 * that nothing of the file but its picture is kept, and what cannot be painted is found here, not when a
 * certificate is drawn.
 */
export const take = internalAction({
  args: { file: v.id("_storage") },
  returns: takenValidator,
  handler: async (ctx, { file }): Promise<Taken> => {
    if (!(await ctx.runQuery(internal.certificates.pictureSteps.isUpload, { file })))
      return { problem: "upload" };
    const uploaded = await ctx.storage.get(file);
    await ctx.storage.delete(file);
    return uploaded === null ? { problem: "upload" } : painted(ctx, uploaded);
  },
});

async function painted({ storage }: ActionCtx, uploaded: Blob): Promise<Taken> {
  if (uploaded.size > MAX_PICTURE_BYTES) return { problem: "pictureTooLarge" };
  const bytes = new Uint8Array(await uploaded.arrayBuffer());
  if (pictureTypeOf(bytes.subarray(0, SNIFFED_BYTES)) === null) return { problem: "pictureType" };
  const png = await paint(bytes);
  if (png === null) return { problem: "pictureType" };
  return { image: await storage.store(new Blob([png], { type: "image/png" })) };
}

/** The picture within a square of `MAX_PICTURE_SIDE`; null where it cannot be painted. */
async function paint(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer> | null> {
  const size = { width: MAX_PICTURE_SIDE, height: MAX_PICTURE_SIDE };
  try {
    const painter = sharp(bytes, { limitInputPixels: MAX_PIXELS, density: 144 });
    const png = await painter
      .rotate()
      .resize({ ...size, fit: "inside", withoutEnlargement: true })
      .png()
      .toBuffer();
    return new Uint8Array(png);
  } catch {
    return null;
  }
}
