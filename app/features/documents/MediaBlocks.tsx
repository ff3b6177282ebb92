import type { ReactNode } from "react";
import { textAttribute } from "../../../convex/shared/documents/blocks";
import type { DocumentNode } from "../../../convex/shared/documents/nodes";
import { assetIdAt } from "../../../convex/shared/documents/pictures";
import { safeMediaUrl } from "../../../convex/shared/documents/urls";
import { relationTo } from "./Line";
import { look } from "./looks";
import classes from "./document.module.css";

/** A picture of the site's own media in its sizes, as `publicPicture` of the media area gives it. */
export type ShownPicture = {
  src: string;
  /** For `srcset`, by format; empty where there are no sizes. */
  srcSet: { avif: string; webp: string };
  width?: number;
  height?: number;
  alt: string;
};

/** Pictures by the id of their asset. */
export type ShownPictures = Readonly<Record<string, ShownPicture>>;

type Props = { block: DocumentNode };

/** A picture with its caption: in the best of its sizes where it is one of the site's own, else as it is. */
export function PictureBlock({ block, pictures }: Props & { pictures: ShownPictures }) {
  const url = safeMediaUrl(block.attrs?.url);
  if (url === null) return null;
  if (block.attrs?.showPreview === false) return <FileBlock block={block} />;
  const asset = assetIdAt(url);
  const known = asset !== null && Object.hasOwn(pictures, asset) ? pictures[asset] : undefined;
  const alt = textAttribute(block, "name") || (known?.alt ?? "");
  const size = sizeOf(block.attrs?.previewWidth, known);
  return (
    <Captioned block={block}>
      <picture>
        {known !== undefined && <Source type="image/avif" sizes={known.srcSet.avif} />}
        {known !== undefined && <Source type="image/webp" sizes={known.srcSet.webp} />}
        <img src={known?.src ?? url} alt={alt} loading="lazy" decoding="async" {...size} />
      </picture>
    </Captioned>
  );
}

/** The column of a text is at most this wide. */
const COLUMN = "(min-width: 760px) 720px, 100vw";

function Source({ type, sizes }: { type: string; sizes: string }) {
  return sizes === "" ? null : <source type={type} srcSet={sizes} sizes={COLUMN} />;
}

/** The size to keep free before the picture is there: as wide as chosen, in its own proportions. */
function sizeOf(chosen: unknown, known: ShownPicture | undefined): { width?: number; height?: number } {
  const width = typeof chosen === "number" && chosen >= 1 ? Math.round(chosen) : known?.width;
  if (width === undefined) return {};
  if (known?.width === undefined || known.height === undefined || known.width === 0) return { width };
  return { width, height: Math.round((known.height * width) / known.width) };
}

export function VideoBlock({ block }: Props) {
  const url = safeMediaUrl(block.attrs?.url);
  if (url === null) return null;
  return (
    <Captioned block={block}>
      <video src={url} controls preload="metadata" aria-label={nameOf(block)} />
    </Captioned>
  );
}

export function AudioBlock({ block }: Props) {
  const url = safeMediaUrl(block.attrs?.url);
  if (url === null) return null;
  return (
    <Captioned block={block}>
      <audio src={url} controls preload="metadata" aria-label={nameOf(block)} />
    </Captioned>
  );
}

/** A file as a link with its name. */
export function FileBlock({ block }: Props) {
  const url = safeMediaUrl(block.attrs?.url);
  if (url === null) return null;
  return (
    <Captioned block={block}>
      <a href={url} rel={relationTo(url)} className={classes.file}>
        {nameOf(block) ??
          url
            .split(/[?#]/, 1)[0]
            ?.split("/")
            .findLast((part) => part !== "") ??
          url}
      </a>
    </Captioned>
  );
}

function nameOf(block: DocumentNode): string | undefined {
  return textAttribute(block, "name") || textAttribute(block, "caption") || undefined;
}

function Captioned({ block, children }: Props & { children: ReactNode }) {
  const caption = textAttribute(block, "caption").trim();
  return (
    <figure className={look(block, classes.figure)}>
      {children}
      {caption !== "" && <figcaption dir="auto">{caption}</figcaption>}
    </figure>
  );
}
