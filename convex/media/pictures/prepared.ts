"use node";

import type { FileType } from "../rules/fileTypes";
import { withoutMetadata } from "../rules/metadata/bare";
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

/**
 * A picture that is not painted anew, without what was written beside it. `original` null: there was nothing, or its
 * type has none that is known. Null for one that is damaged.
 */
export function bareOriginal(bytes: Made, type: FileType): { original: Made | null } | null {
  const bare = withoutMetadata(bytes, type);
  if (bare === null) return null;
  return { original: bare === undefined || isSame(bare, bytes) ? null : bare };
}

function isSame(one: Made, other: Made): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
