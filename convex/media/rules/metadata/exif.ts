import { type Bytes, latin, viewOf } from "./bytes";

/** EXIF is a TIFF file (CIPA DC-008, 4.5); in JPEG, and sometimes in WebP, it stands behind this. */
export const EXIF_PREFIX = "Exif\0\0";

const ORIENTATION = 0x0112;
const SHORT = 3;
const UPRIGHT = 1;

/** How a picture is turned, 1 to 8, by its EXIF; 1 where that says nothing or cannot be read. */
export function orientationIn(exif: Uint8Array): number {
  const tiff = latin(exif.subarray(0, 6)) === EXIF_PREFIX ? exif.subarray(6) : exif;
  const order = latin(tiff.subarray(0, 2));
  if (tiff.length < 8 || (order !== "II" && order !== "MM")) return UPRIGHT;
  const [view, little] = [viewOf(tiff), order === "II"];
  const first = view.getUint32(4, little);
  if (first + 2 > tiff.length) return UPRIGHT;
  const count = view.getUint16(first, little);
  for (let entry = first + 2; entry < first + 2 + count * 12 && entry + 12 <= tiff.length; entry += 12) {
    if (view.getUint16(entry, little) !== ORIENTATION) continue;
    const turned = view.getUint16(entry + 8, little);
    return turned >= 1 && turned <= 8 ? turned : UPRIGHT;
  }
  return UPRIGHT;
}

/** EXIF that says how a picture is turned and nothing else, without its prefix; null for one that is upright. */
export function orientationOnly(orientation: number): Bytes | null {
  if (orientation === UPRIGHT) return null;
  const header = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8];
  const entry = [ORIENTATION >> 8, ORIENTATION & 0xff, 0, SHORT, 0, 0, 0, 1, 0, orientation, 0, 0];
  return Uint8Array.from([...header, 0, 1, ...entry, 0, 0, 0, 0]);
}
