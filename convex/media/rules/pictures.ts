import type { VariantFormat } from "./statuses";

/** Shares of width and height, 0–1, from the top left. */
export type FocalPoint = { x: number; y: number };
export const CENTRE: FocalPoint = { x: 0.5, y: 0.5 };

type Variant = { format: VariantFormat; width: number };

/** What must stay in sight when a picture is cropped, as CSS's `object-position`: "30% 62.5%". */
export function objectPosition({ x, y }: FocalPoint): string {
  return `${percent(x)} ${percent(y)}`;
}

/** Whether both are shares. */
export function isFocalPoint({ x, y }: FocalPoint): boolean {
  return [x, y].every((share) => share >= 0 && share <= 1);
}

/** Where an asset's file is served: the original, or one of its sizes. Never changes for an edition. */
export function mediaPath(asset: string, edition: number, variant?: Variant): string {
  const file = variant === undefined ? "" : `/${variant.width}.${variant.format}`;
  return `/media/${asset}/${edition}${file}`;
}

/** The asset whose address this is, of whichever edition and size; null for any other address. */
export function assetIdOf(path: string): string | null {
  return /^\/media\/([A-Za-z0-9]+)\/\d+(?:\/\d+\.(?:avif|webp))?$/.exec(path)?.[1] ?? null;
}

/** What a file's part of an address names; null for what is none. */
export function variantNamed(file: string): Variant | null {
  const [, width, format] = /^(\d{1,5})\.(avif|webp)$/.exec(file) ?? [];
  return width === undefined ? null : { width: Number(width), format: format as VariantFormat };
}

/** The sizes of one format, for an `img`'s or `source`'s `srcset`; empty where there is none. */
export function srcSetOf(
  asset: string,
  edition: number,
  variants: readonly Variant[],
  format: VariantFormat,
): string {
  return variants
    .filter((variant) => variant.format === format)
    .map((variant) => `${mediaPath(asset, edition, variant)} ${variant.width}w`)
    .join(", ");
}

/**
 * What a picture shows, in a language or else in the organization's. Empty text: somebody said that it is decoration.
 * Null: nobody has said anything.
 */
export function altIn(alt: Record<string, string>, locale: string, fallback = locale): string | null {
  return alt[locale] ?? alt[fallback] ?? null;
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}
