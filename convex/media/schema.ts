import { defineTable } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { MEDIA_KINDS, MEDIA_STATES, VARIANT_FORMATS } from "./rules/statuses";

/** A picture in one size and format. */
export const variantValidator = v.object({
  format: literals(...VARIANT_FORMATS),
  width: v.number(),
  height: v.number(),
  bytes: v.number(),
  storageId: v.id("_storage"),
});

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
    kind: literals(...MEDIA_KINDS),
    state: literals(...MEDIA_STATES),
    /** Read off the bytes. */
    contentType: v.string(),
    bytes: v.number(),
    sha256: v.string(),
    /** The original; of an SVG what is left of it when all that could run is taken out. */
    storageId: v.id("_storage"),
    variants: v.array(variantValidator),
    width: v.optional(v.number()),
    height: v.optional(v.number()),
    /** What a picture shows, by locale. Empty text: it is decoration and says nothing. */
    alt: v.record(v.string(), v.string()),
    /** What must stay in sight when it is cropped: shares of width and height, 0–1. */
    focalPoint: v.object({ x: v.number(), y: v.number() }),
    /** Counted up when the file is replaced: its address changes with it. */
    edition: v.number(),
    problem: v.optional(v.string()),
    createdBy: v.id("persons"),
  })
    .index("by_organization_folder_name", ["organizationId", "folderId", "name"])
    .index("by_organization_kind", ["organizationId", "kind"])
    .searchIndex("by_name", { searchField: "name", filterFields: ["organizationId", "kind"] }),

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

  // Bytes an organization's media take, originals and sizes. Written by media.
  mediaUsage: defineTable({
    organizationId: v.id("organizations"),
    bytes: v.number(),
  }).index("by_organization", ["organizationId"]),
};
