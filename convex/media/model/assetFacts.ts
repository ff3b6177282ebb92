import type { PaginationOptions, PaginationResult } from "convex/server";
import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import { mediaPath } from "../rules/pictures";
import { MEDIA_KINDS, MEDIA_PROBLEMS, MEDIA_STATES, type MediaKind } from "../rules/statuses";
import { focalPointValidator } from "../schema";
import { assetFor } from "./assets";
import type { Place, Reader } from "./contexts";

const summaryFields = {
  id: v.id("mediaAssets"),
  name: v.string(),
  folder: v.union(v.id("mediaFolders"), v.null()),
  kind: literals(...MEDIA_KINDS),
  state: literals(...MEDIA_STATES),
  problem: v.union(literals(...MEDIA_PROBLEMS), v.null()),
  contentType: v.string(),
  bytes: v.number(),
  width: v.union(v.number(), v.null()),
  height: v.union(v.number(), v.null()),
  alt: v.record(v.string(), v.string()),
  focalPoint: focalPointValidator,
  edition: v.number(),
  uploadedAt: v.number(),
  /** Where the file is; null until there is one. */
  url: v.union(v.string(), v.null()),
  /** A small picture of it; null for what is no picture. */
  thumbnail: v.union(v.string(), v.null()),
};
export const assetValidator = v.object(summaryFields);
export type AssetSummary = Infer<typeof assetValidator>;

/** Uses that the page of an asset names; there may be more. */
const SHOWN_USES = 100;
const FOUND = 30;

export const assetDetailValidator = v.object({
  ...summaryFields,
  uploadedBy: v.union(v.string(), v.null()),
  sizes: v.array(v.object({ format: v.string(), width: v.number(), height: v.number(), bytes: v.number() })),
  /** Where it is shown, at most a hundred. */
  uses: v.array(v.object({ usedBy: v.string(), title: v.string() })),
  /** Whether an upload is on its way to become its file. */
  underway: v.boolean(),
});

type Listed = { folder?: Id<"mediaFolders"> | null; kind?: MediaKind };

/**
 * Assets of a folder by name, of a kind or all; null is the top. Without a folder those of everywhere, newest first.
 */
export async function listAssets(
  { db, organization }: Place,
  { folder, kind }: Listed,
  options: PaginationOptions,
): Promise<PaginationResult<AssetSummary>> {
  const found = await rowsOf({ db }, organization._id, folder, kind).paginate(options);
  return { ...found, page: found.page.map(summaryOf) };
}

/** At most thirty assets whose names have the words. */
export async function searchAssets(
  { db, organization }: Place,
  text: string,
  kind?: MediaKind,
): Promise<AssetSummary[]> {
  const rows = await db
    .query("mediaAssets")
    .withSearchIndex("by_name", (q) => {
      const here = q.search("name", text).eq("organizationId", organization._id);
      return kind === undefined ? here : here.eq("kind", kind);
    })
    .take(FOUND);
  return rows.map(summaryOf);
}

/** All about an asset. @throws `notFound` */
export async function assetDetail(
  { db }: Reader,
  id: Id<"mediaAssets">,
): Promise<Infer<typeof assetDetailValidator>> {
  const asset = await assetFor({ db }, id);
  const [person, uses, job] = await Promise.all([
    db.get("persons", asset.createdBy),
    db
      .query("mediaUses")
      .withIndex("by_asset", (q) => q.eq("assetId", id))
      .take(SHOWN_USES),
    db
      .query("mediaJobs")
      .withIndex("by_asset", (q) => q.eq("assetId", id))
      .unique(),
  ]);
  return {
    ...summaryOf(asset),
    uploadedBy: person?.name ?? null,
    sizes: asset.variants.map(({ format, width, height, bytes }) => ({ format, width, height, bytes })),
    uses: uses.map(({ usedBy, title }) => ({ usedBy, title })),
    underway: job?.dueAt !== undefined,
  };
}

function rowsOf(
  { db }: Reader,
  organization: Id<"organizations">,
  folder: Id<"mediaFolders"> | null | undefined,
  kind: MediaKind | undefined,
) {
  const assets = db.query("mediaAssets");
  const folderId = folder ?? undefined;
  if (folder === undefined && kind === undefined)
    return assets.withIndex("by_organization", (q) => q.eq("organizationId", organization)).order("desc");
  if (folder === undefined && kind !== undefined)
    return assets
      .withIndex("by_organization_kind", (q) => q.eq("organizationId", organization).eq("kind", kind))
      .order("desc");
  if (kind === undefined)
    return assets.withIndex("by_organization_folder_name", (q) =>
      q.eq("organizationId", organization).eq("folderId", folderId),
    );
  return assets.withIndex("by_organization_folder_kind_name", (q) =>
    q.eq("organizationId", organization).eq("folderId", folderId).eq("kind", kind),
  );
}

function summaryOf(asset: Doc<"mediaAssets">): AssetSummary {
  const { _id: id, _creationTime: uploadedAt, name, kind, state, contentType, bytes, alt } = asset;
  return {
    ...{ id, uploadedAt, name, kind, state, contentType, bytes, alt },
    ...{ focalPoint: asset.focalPoint, edition: asset.edition },
    folder: asset.folderId ?? null,
    problem: asset.problem ?? null,
    width: asset.width ?? null,
    height: asset.height ?? null,
    url: asset.storageId === undefined ? null : mediaPath(id, asset.edition),
    thumbnail: thumbnailOf(asset),
  };
}

/** The smallest size, which stands first; the picture itself where it has none. */
function thumbnailOf({ _id, kind, storageId, edition, variants }: Doc<"mediaAssets">): string | null {
  if (kind !== "image" || storageId === undefined) return null;
  const small = variants.find(({ format }) => format === "webp");
  return mediaPath(_id, edition, small);
}
