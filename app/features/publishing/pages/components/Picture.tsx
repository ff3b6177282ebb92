import { assetIdAt } from "../../../../../convex/shared/documents/pictures";
import { safeMediaUrl } from "../../../../../convex/shared/documents/urls";
import type { PageImage } from "../../../../../convex/publishing/rules/propShapes";
import { useShown } from "../shown";

type Props = {
  picture: PageImage;
  /** How wide it is shown, as CSS's `sizes` has it. */
  sizes: string;
  /** What it shows, where the picture itself does not say. */
  name?: string;
  /** Whether it is among the first things to be seen. */
  first?: boolean;
  className?: string | undefined;
};

/** A picture in the size and format that suits the screen, with its place kept while it comes. */
export function Picture({ picture, sizes, name = "", first = false, className }: Props) {
  const { pictures } = useShown();
  const src = safeMediaUrl(picture.src);
  if (src === null) return null;
  const asset = pictures[assetIdAt(src) ?? ""];
  const width = asset?.width ?? (picture.width || undefined);
  const height = asset?.height ?? (picture.height || undefined);
  const own = picture.alt.trim();
  const { x, y } = asset?.focalPoint ?? { x: 0.5, y: 0.5 };
  return (
    <picture>
      {asset !== undefined && asset.srcSet.avif !== "" && (
        <source type="image/avif" srcSet={asset.srcSet.avif} sizes={sizes} />
      )}
      {asset !== undefined && asset.srcSet.webp !== "" && (
        <source type="image/webp" srcSet={asset.srcSet.webp} sizes={sizes} />
      )}
      <img
        src={asset?.src ?? src}
        alt={own !== "" ? own : asset?.alt || name}
        width={width}
        height={height}
        loading={first ? "eager" : "lazy"}
        decoding="async"
        className={className}
        style={{ objectPosition: `${x * 100}% ${y * 100}%` }}
      />
    </picture>
  );
}
