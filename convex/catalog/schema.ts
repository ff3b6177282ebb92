import { defineTable } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { READY_MADE_KEYS } from "./rules/readyMade";
import {
  DELIVERIES,
  PROGRAM_STATES,
  PROGRAM_TYPES,
  SHAPES,
  VERSION_STATES,
  VISIBILITIES,
} from "./rules/statuses";

/** How many take part in one cohort, as a template suggests it. */
export const capacityValidator = v.object({ min: v.number(), max: v.number(), volunteers: v.number() });

/** What a program's page tells beside its texts. */
export const pageValidator = v.object({
  outcomes: v.array(v.string()),
  questions: v.array(v.object({ question: v.string(), answer: v.string() })),
  testimonials: v.array(v.object({ quote: v.string(), name: v.string(), role: v.string() })),
  host: v.optional(v.object({ name: v.string(), about: v.string() })),
});

export const catalogTables = {
  // Formats that programs are made from. Written by catalog; archived, never deleted.
  programTemplates: defineTable({
    organizationId: v.id("organizations"),
    type: literals(...PROGRAM_TYPES),
    name: v.string(),
    /** Which of the product's own formats it was made from, so that none is added twice. */
    readyMade: v.optional(literals(...READY_MADE_KEYS)),
    archivedAt: v.optional(v.number()),
  })
    .index("by_organization_archived_name", ["organizationId", "archivedAt", "name"])
    .index("by_organization_ready_made", ["organizationId", "readyMade"]),

  // Versions of a template. Written by catalog; frozen by publishing. A draft may be thrown away.
  templateVersions: defineTable({
    organizationId: v.id("organizations"),
    templateId: v.id("programTemplates"),
    /** Semantic version, "1.2.0". */
    version: v.string(),
    /** The version as one number, so that an index orders it. See `rules/versions.ts`. */
    rank: v.number(),
    state: literals(...VERSION_STATES),
    summary: v.string(),
    /** JSON Schema of the configuration, and its defaults. JSON text, since its keys may be any. */
    configSchema: v.string(),
    defaults: v.string(),
    capacity: capacityValidator,
    outcomeMetrics: v.array(v.string()),
    /** Kinds of group the format suits: words of the organization, compared as they are. */
    groupTags: v.array(v.string()),
    costHints: v.string(),
    /** Whether other people than staff see the format. */
    isPublic: v.boolean(),
    /** Whether new programs may be made from it. */
    isActive: v.boolean(),
    publishedAt: v.optional(v.number()),
  })
    .index("by_organization", ["organizationId"])
    .index("by_template_rank", ["templateId", "rank"]),

  // What the organization offers. Written by catalog; archived, never deleted.
  programs: defineTable({
    organizationId: v.id("organizations"),
    templateVersionId: v.id("templateVersions"),
    /** RFC 7396 patch over the version's defaults, JSON text. */
    overrides: v.string(),
    state: literals(...PROGRAM_STATES),
    /** In the address: /programs/:slug. Unique within the organization. */
    slug: v.string(),
    title: v.string(),
    summary: v.string(),
    /** Markdown. */
    description: v.string(),
    category: v.string(),
    delivery: literals(...DELIVERIES),
    shape: literals(...SHAPES),
    visibility: literals(...VISIBILITIES),
    /** Language the program is held in, as BCP 47. */
    language: v.string(),
    tracks: v.array(v.object({ key: v.string(), name: v.string() })),
    tags: v.array(v.string()),
    bannerId: v.optional(v.id("_storage")),
    bannerText: v.optional(v.string()),
    thumbnailId: v.optional(v.id("_storage")),
    page: pageValidator,
    seo: v.object({ title: v.optional(v.string()), description: v.optional(v.string()) }),
    /** Title, summary, category and tags in one text, for the catalog's search. */
    searchText: v.string(),
    publishedAt: v.optional(v.number()),
    /** When what visitors see changed last. */
    changedAt: v.optional(v.number()),
  })
    .index("by_organization_slug", ["organizationId", "slug"])
    .index("by_organization_title", ["organizationId", "title"])
    .index("by_organization_state_title", ["organizationId", "state", "title"])
    .index("by_organization_state_visibility_title", ["organizationId", "state", "visibility", "title"])
    .index("by_organization_state_visibility_category", ["organizationId", "state", "visibility", "category"])
    .index("by_organization_state_visibility_language", ["organizationId", "state", "visibility", "language"])
    .index("by_version", ["templateVersionId"])
    .index("by_banner", ["bannerId"])
    .index("by_thumbnail", ["thumbnailId"])
    .searchIndex("search_text", {
      searchField: "searchText",
      filterFields: ["organizationId", "state", "visibility", "category", "delivery", "language"],
    }),
};
