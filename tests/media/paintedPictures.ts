import { crc32 } from "node:zlib";
import sharp, { type Sharp } from "sharp";

type Bytes = Uint8Array<ArrayBuffer>;
const plain = (bytes: Buffer): Bytes => new Uint8Array(bytes);

/** Of one colour, the left half red, so that which way is up can be told. */
export function painted(width: number, height: number): Sharp {
  const half = {
    width: Math.max(1, Math.floor(width / 2)),
    height,
    channels: 3 as const,
    background: "#c00000",
  };
  return sharp({ create: { width, height, channels: 3, background: "#0000c0" } }).composite([
    { input: { create: half }, left: 0, top: 0 },
  ]);
}

/** As a camera held upright writes it: lying on its side, with where and by what it was taken. */
export async function cameraJpeg(width: number, height: number): Promise<Bytes> {
  const picture = painted(width, height)
    .withExif({
      IFD0: { Make: "Camera", Artist: "Somebody", Orientation: "6" },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "47/1 22/1 30/1",
        GPSLongitudeRef: "E",
        GPSLongitude: "8/1 32/1 0/1",
      },
    })
    .withMetadata({ orientation: 6 });
  return plain(await picture.jpeg().toBuffer());
}

export async function png(width: number, height: number): Promise<Bytes> {
  return plain(await painted(width, height).png().toBuffer());
}

/** Two pictures that follow each other. */
export async function animatedGif(side: number): Promise<Bytes> {
  const frames = Buffer.concat([Buffer.alloc(side * side * 3, 10), Buffer.alloc(side * side * 3, 240)]);
  const picture = sharp(frames, { raw: { width: side, height: side * 2, channels: 3, pageHeight: side } });
  return plain(await picture.gif({ delay: [100, 100] }).toBuffer());
}

/** A PNG of some bytes that says it has so many pixels. */
export async function bomb(width: number, height: number): Promise<Bytes> {
  const bytes = Buffer.from(await png(1, 1));
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return plain(bytes);
}
