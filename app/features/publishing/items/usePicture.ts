import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { useLater } from "../../live/useLater";

/** A picture of the site with its address and what it shows; undefined until it is there, and for none. */
export function usePicture(asset: Id<"mediaAssets"> | null) {
  return useLater(api.media.assets.get, asset === null ? "skip" : { asset });
}
