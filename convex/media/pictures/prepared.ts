"use node";

import type { FileType } from "../rules/fileTypes";
import type { Size } from "../rules/sizes";
import type { VariantFormat } from "../rules/statuses";

export type Made = Uint8Array<ArrayBuffer>;
export type MadeVariant = Size & { format: VariantFormat; bytes: Made };

/** A file as it can be served. */
export type Prepared = Partial<Size> & {
  type: FileType;
  /** What is served in the place of the upload; null: the upload itself. */
  original: Made | null;
  /** Made one after the other while they are asked for. */
  variants: AsyncIterable<MadeVariant>;
};

/** No sizes at all. */
export async function* none(): AsyncIterable<MadeVariant> {}
