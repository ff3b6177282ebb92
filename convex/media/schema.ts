import { defineTable } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { MEDIA_KINDS, MEDIA_PROBLEMS, MEDIA_STATES, VARIANT_FORMATS } from "./rules/statuses";

/** A picture in one size and format. */
export const variantValidator = v.object({
  format: literals(...VARIANT_FORMATS),
  width: v.number(),
  height: v.number(),
  bytes: v.number(),
  storageId: v.id("_storage"),
});

export const focalPointValidator = v.object({ x: v.number(), y: v.number() });

export const mediaTables = {
  // Written by media; removed when empty.
  mediaFolders: defineTable({
    organizationId: v.id("organizations"),
    parentId: v.optional(v.id("mediaFolders")),
    name: v.string(),
  }).index("by_organization_parent_name", ["organizationId", "parentId", "name"]),

  // A file of the site. Written by media; deleted by hand where nothing shows it.
  mediaAssets: defineTable({
    organizationId: v.id("organizations"),
    folderId: v.optional(v.id("mediaFolders")),
    name: v.string(),
    /** By its bytes; until they were looked at, by what the upload declared. */
    kind: literals(...MEDIA_KINDS),
    state: literals(...MEDIA_STATES),
    /** Read off the bytes. */
    contentType: v.string(),
    /** Of the file that is served. */
    bytes: v.number(),
    sha256: v.string(),
    /**
     * The file that is served: the picture without what a camera wrote beside it; of an SVG what is left when all that
     * could run is taken out. Absent until the first upload was processed.
     */
    storageId: v.optional(v.id("_storage")),
    variants: v.array(variantValidator),
    width: v.optional(v.number()),
    height: v.optional(v.number()),
    /** What a picture shows, by locale. Empty text: it is decoration and says nothing. */
    alt: v.record(v.string(), v.string()),
    /** What must stay in sight when it is cropped: shares of width and height, 0–1. */
    focalPoint: focalPointValidator,
    /** Counted up with every file it gets, 0 before the first: its address changes with it. */
    edition: v.number(),
    /** Why the last upload could not be taken. An asset that was ready stays so, with the file it had. */
    problem: v.optional(literals(...MEDIA_PROBLEMS)),
    createdBy: v.id("persons"),
  })
    .index("by_organization_folder_name", ["organizationId", "folderId", "name"])
    .index("by_organization_folder_kind_name", ["organizationId", "folderId", "kind", "name"])
    .index("by_organization_kind", ["organizationId", "kind"])
    .index("by_organization", ["organizationId"])
    .index("by_file", ["storageId"])
    .index("by_organization_creator", ["organizationId", "createdBy"])
    .searchIndex("by_name", { searchField: "name", filterFields: ["organizationId", "kind"] }),

  // An uploaded file on its way to become an asset's. Written by media when an upload is finished; removed when the
  // file was taken or refused. At most one an asset.
  mediaJobs: defineTable({
    organizationId: v.id("organizations"),
    assetId: v.id("mediaAssets"),
    /** As it was uploaded, and as its upload called it. */
    uploadId: v.id("_storage"),
    fileName: v.string(),
    bytes: v.number(),
    /** Times that it was begun; only the holder of the last may report. */
    attempts: v.number(),
    /** When it is begun again, unless it reports before: a job that died is found so. Absent when it was given up. */
    dueAt: v.optional(v.number()),
    /** What the attempt under way has stored: removed when it dies. */
    made: v.array(v.id("_storage")),
  })
    .index("by_due", ["dueAt"])
    .index("by_asset", ["assetId"])
    .index("by_upload", ["uploadId"])
    .index("by_organization", ["organizationId"]),

  // Where an asset is shown. Written by the area that shows it, through media's model; removed when it is shown no more.
  mediaUses: defineTable({
    organizationId: v.id("organizations"),
    assetId: v.id("mediaAssets"),
    /** What shows it: `content:<contentItems id>`, with its name for the list. */
    usedBy: v.string(),
    title: v.string(),
  })
    .index("by_asset", ["assetId"])
    .index("by_user", ["organizationId", "usedBy"]),

  // Bytes an organization's media take: originals, sizes, and uploads under way. Written by media.
  mediaUsage: defineTable({
    organizationId: v.id("organizations"),
    bytes: v.number(),
  }).index("by_organization", ["organizationId"]),
};
