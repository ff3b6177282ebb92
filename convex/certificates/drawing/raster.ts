"use node";
import sharp from "sharp";

/** An SVG of ours as PNG, as wide as said, in pixels. */
export async function rasterize(svg: string, width: number): Promise<Uint8Array> {
  const [, natural = String(width)] = /<svg[^>]* width="([\d.]+)"/.exec(svg) ?? [];
  const density = (72 * width) / Number(natural);
  return await sharp(Buffer.from(svg), { density }).resize({ width }).png({ compressionLevel: 9 }).toBuffer();
}
