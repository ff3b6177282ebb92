import type { FileType } from "../fileTypes";
import { bareGif } from "./gif";
import { bareJpeg } from "./jpeg";
import { barePng } from "./png";
import type { Bytes } from "./bytes";
import { bareWebp } from "./webp";

const BARE: Partial<Record<FileType, (bytes: Uint8Array) => Bytes | null>> = {
  "image/jpeg": bareJpeg,
  "image/png": barePng,
  "image/webp": bareWebp,
  "image/gif": bareGif,
};

/**
 * A picture without what was written beside it: by whom, when and where it was made, by what, and what was said of it.
 * Its pixels and colours stay bit by bit, and how it is turned. Null for one that is damaged; undefined for a type of
 * which nothing is known here.
 */
export function withoutMetadata(bytes: Uint8Array, type: FileType): Bytes | null | undefined {
  return BARE[type]?.(bytes);
}
