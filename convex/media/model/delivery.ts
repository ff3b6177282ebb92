import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { endingOf, FILE_TYPES, type FileType } from "../rules/fileTypes";
import { mediaPath, variantNamed } from "../rules/pictures";

export const openedValidator = v.union(
  v.object({
    kind: literals("file"),
    url: v.string(),
    contentType: v.string(),
    bytes: v.number(),
    /** What a browser is to call it when it saves it. */
    name: v.string(),
    ending: v.string(),
  }),
  /** The asset got another file since: this is where it is now. */
  v.object({ kind: literals("moved"), path: v.string() }),
  v.null(),
);
type Opened = Infer<typeof openedValidator>;

/** A file of an asset, or where it is now if the edition is an older one. */
export async function openFile(
  { db, storage }: Pick<QueryCtx, "db" | "storage">,
  id: string,
  edition: number,
  file: string | null,
): Promise<Opened> {
  const known = db.normalizeId("mediaAssets", id);
  const asset = known === null ? null : await db.get("mediaAssets", known);
  if (asset?.storageId === undefined) return null;
  const wanted = file === null ? null : variantNamed(file);
  if (file !== null && wanted === null) return null;
  if (edition < asset.edition) return { kind: "moved", path: nearestPath(asset, wanted) };
  if (edition !== asset.edition) return null;
  const { name } = asset;
  if (wanted === null) {
    const type = asset.contentType as FileType;
    const ending = type in FILE_TYPES ? endingOf(type) : "bin";
    return served(storage, asset.storageId, { contentType: type, bytes: asset.bytes, name, ending });
  }
  const variant = asset.variants.find(
    ({ format, width }) => format === wanted.format && width === wanted.width,
  );
  if (variant === undefined) return null;
  const { format, bytes, storageId } = variant;
  return served(storage, storageId, { contentType: `image/${format}`, bytes, name, ending: format });
}

type Described = { contentType: string; bytes: number; name: string; ending: string };

async function served(
  storage: QueryCtx["storage"],
  file: Id<"_storage">,
  described: Described,
): Promise<Opened> {
  const url = await storage.getUrl(file);
  return url === null ? null : { kind: "file", url, ...described };
}

/** In the present edition: the same format, as wide or next wider; the original where there is no such size. */
function nearestPath(
  { _id, edition, variants }: Doc<"mediaAssets">,
  wanted: ReturnType<typeof variantNamed>,
): string {
  const alike = variants.filter(({ format }) => format === wanted?.format);
  const nearest = alike.find(({ width }) => width >= (wanted?.width ?? 0)) ?? alike.at(-1);
  return mediaPath(_id, edition, nearest);
}
