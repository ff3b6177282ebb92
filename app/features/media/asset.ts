import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import { ACCEPTED, FILE_TYPES } from "../../../convex/media/rules/fileTypes";
import { altIn } from "../../../convex/media/rules/pictures";
import type { MediaKind } from "../../../convex/media/rules/statuses";

export type AssetPage = FunctionReturnType<typeof api.media.assets.list>;
export type Asset = AssetPage["page"][number];
export type AssetDetail = FunctionReturnType<typeof api.media.assets.get>;
export type Folder = FunctionReturnType<typeof api.media.folders.list>[number];

/** Pictures of which nobody has said in a language what they show. */
export function lacksAlt({ kind, state, alt }: Asset, locale: string): boolean {
  return kind === "image" && state === "ready" && altIn(alt, locale) === null;
}

/** What a file chooser offers: all that is taken, or what is of one kind. */
export function acceptedOf(kind: MediaKind | undefined): string {
  if (kind === undefined) return ACCEPTED;
  return Object.entries(FILE_TYPES)
    .filter(([, each]) => each === kind)
    .map(([type]) => type)
    .join(",");
}

/** "image/svg+xml" as "SVG". */
export function formatName(contentType: string): string {
  const name = contentType.split("/").at(-1)!.replace(/\+.*$/, "");
  return name === "mpeg" ? "MP3" : name.toUpperCase();
}

const PREVIEW_WIDTH = 1280;

/** Where a picture is that is large enough to look at; the file itself where no size of it was made. */
export function previewOf({ url, sizes }: AssetDetail): string {
  const widths = sizes.filter(({ format }) => format === "webp").map(({ width }) => width);
  const enough = widths.filter((width) => width <= PREVIEW_WIDTH).at(-1);
  return enough === undefined ? url! : `${url}/${enough}.webp`;
}
