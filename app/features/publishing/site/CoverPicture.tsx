import { objectPosition } from "../../../../convex/media/rules/pictures";
import type { Picture } from "./publication";

type Props = {
  picture: Picture;
  /** How wide it is shown, for `sizes`. */
  sizes: string;
  /** What is seen at once is loaded first; all else when it comes near. */
  first?: boolean;
  /** Beside words that say the same it says nothing. */
  decorative?: boolean;
  className?: string | undefined;
};

/** A picture in the size that fits, cropped round what must stay in sight. */
export function CoverPicture({ picture, sizes, first = false, decorative = false, className }: Props) {
  const { src, srcSet, width, height, alt, focalPoint } = picture;
  return (
    <picture>
      {srcSet.avif !== "" && <source type="image/avif" srcSet={srcSet.avif} sizes={sizes} />}
      {srcSet.webp !== "" && <source type="image/webp" srcSet={srcSet.webp} sizes={sizes} />}
      <img
        src={src}
        alt={decorative ? "" : alt}
        width={width}
        height={height}
        loading={first ? "eager" : "lazy"}
        {...(first && { fetchpriority: "high" })}
        decoding="async"
        style={{ objectPosition: objectPosition(focalPoint) }}
        className={className}
      />
    </picture>
  );
}
