import { defineTable } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { ENTRY_STATES, IMPORT_FORMATS, IMPORT_PROBLEMS, IMPORT_STATES } from "./rules/imports";
import {
  CONTENT_KINDS,
  CONTENT_STATES,
  TEMPLATE_SCOPES,
  THREAD_KINDS,
  THREAD_STATES,
  VERSION_REASONS,
} from "./rules/statuses";

/** What search engines and cards of other sites show, where it differs from title and excerpt. */
export const seoValidator = v.object({
  title: v.optional(v.string()),
  description: v.optional(v.string()),
  imageId: v.optional(v.id("mediaAssets")),
  noIndex: v.optional(v.boolean()),
  /** Where the original stands, if this is a copy of it. */
  canonicalUrl: v.optional(v.string()),
});

/** What is said about a post or page beside its body. */
export const descriptionFields = {
  title: v.string(),
  /** Lower case letters, digits, single hyphens; unique among an organization's items of a kind and locale. */
  slug: v.string(),
  locale: v.string(),
  excerpt: v.string(),
  tags: v.array(v.string()),
  authorIds: v.array(v.id("persons")),
  coverId: v.optional(v.id("mediaAssets")),
  seo: seoValidator,
};

export const publishingTables = {
  // A post or page while it is written. Its text: a post's in `textSnapshots` and `textSteps`, a page's in
  // `pageComponents`.
  // Written by publishing; deleted 30 days after it went to the trash.
  contentItems: defineTable({
    organizationId: v.id("organizations"),
    kind: literals(...CONTENT_KINDS),
    state: literals(...CONTENT_STATES),
    ...descriptionFields,
    /** Items that say the same in other languages share it. */
    translationGroup: v.string(),
    /** When it is to go public, and when it is to cease; cleared when done. */
    publishAt: v.optional(v.number()),
    unpublishAt: v.optional(v.number()),
    /** The state to go back to from the trash. */
    stateBeforeTrash: v.optional(literals(...CONTENT_STATES)),
    trashedAt: v.optional(v.number()),
    /** Who asked for a review that nobody has answered yet. */
    submittedBy: v.optional(v.id("persons")),
    /** What who gave it back asked for, until it is submitted again or goes public. */
    sentBack: v.optional(v.object({ by: v.id("persons"), at: v.number(), note: v.string() })),
    /** Counted up by every change of text or description; what is public bears the revision it was made from. */
    revision: v.number(),
    publishedRevision: v.optional(v.number()),
    /** The version that was kept when what is public was published. */
    publishedVersionId: v.optional(v.id("contentVersions")),
    firstPublishedAt: v.optional(v.number()),
    /** When the files it shows are noted next, so that many edits are followed by one look. */
    usesNotedAt: v.optional(v.number()),
    editedAt: v.number(),
    editedBy: v.id("persons"),
  })
    .index("by_organization_kind_state_edited", ["organizationId", "kind", "state", "editedAt"])
    .index("by_organization_kind_edited", ["organizationId", "kind", "editedAt"])
    .index("by_organization_slug", ["organizationId", "kind", "locale", "slug"])
    .index("by_translation", ["organizationId", "translationGroup"])
    .index("by_organization_editor", ["organizationId", "editedBy"])
    .index("by_trashed", ["trashedAt"])
    .index("by_publish_at", ["publishAt"])
    .index("by_unpublish_at", ["unpublishAt"])
    .searchIndex("by_title", { searchField: "title", filterFields: ["organizationId", "kind"] }),

  // A post's whole text at a version, one row a text; what was written since is in `textSteps`. Written by publishing,
  // every so many steps; removed with the item.
  textSnapshots: defineTable({
    organizationId: v.id("organizations"),
    itemId: v.id("contentItems"),
    version: v.number(),
    /** JSON of the document. */
    content: v.string(),
  })
    .index("by_item", ["itemId"])
    .index("by_organization", ["organizationId"]),

  // What one submission changed in a post's text. Written by publishing; removed after thirty days, and with the item.
  textSteps: defineTable({
    organizationId: v.id("organizations"),
    itemId: v.id("contentItems"),
    /** Which the last of the steps leads to; each counts one up. */
    version: v.number(),
    /** The page that sent them: the id of its person, a colon, and its own name; or the server. */
    clientId: v.string(),
    /** JSON of ProseMirror steps, in their order. */
    steps: v.array(v.string()),
  })
    .index("by_item_version", ["itemId", "version"])
    .index("by_organization", ["organizationId"]),

  // How many submissions of somebody are taken at once, as of a moment: a token bucket. Written by publishing.
  submissionAllowances: defineTable({
    organizationId: v.id("organizations"),
    personId: v.id("persons"),
    value: v.number(),
    /** Milliseconds since 1970. */
    ts: v.number(),
  })
    .index("by_organization_person", ["organizationId", "personId"])
    .index("by_person", ["personId"]),

  // A link by which whoever has it sees a draft, until it ends. Written by publishing; removed when somebody ends it, at
  // the latest a day after it ended by itself, and with its item.
  contentPreviews: defineTable({
    organizationId: v.id("organizations"),
    itemId: v.id("contentItems"),
    madeBy: v.id("persons"),
    /** Milliseconds since 1970. */
    expiresAt: v.number(),
  })
    .index("by_item_expiry", ["itemId", "expiresAt"])
    .index("by_expiry", ["expiresAt"])
    .index("by_organization", ["organizationId"]),

  // What visitors see: a copy made by publishing, removed by unpublishing. Public functions read no other table of
  // this area, so that what is not published cannot leak. Written by publishing.
  publications: defineTable({
    organizationId: v.id("organizations"),
    itemId: v.id("contentItems"),
    kind: literals(...CONTENT_KINDS),
    ...descriptionFields,
    translationGroup: v.string(),
    firstPublishedAt: v.number(),
    publishedAt: v.number(),
  })
    .index("by_organization_slug", ["organizationId", "kind", "locale", "slug"])
    .index("by_organization_published", ["organizationId", "kind", "locale", "firstPublishedAt"])
    .index("by_item", ["itemId"])
    .index("by_translation", ["organizationId", "translationGroup"]),

  // The text of a publication: apart from it, so that lists of publications need not read it. Written with it.
  publicationBodies: defineTable({
    organizationId: v.id("organizations"),
    publicationId: v.id("publications"),
    locale: v.string(),
    /** JSON: a document (convex/shared/documents) or a page (rules/pageData). */
    body: v.string(),
    /** All words, for search. */
    text: v.string(),
  })
    .index("by_publication", ["publicationId"])
    .index("by_organization", ["organizationId"])
    .searchIndex("by_text", { searchField: "text", filterFields: ["organizationId", "locale"] }),

  // A publication under one of its labels: `tag:<slug of tag>` or `author:<person>`. Written with its publication.
  publicationLabels: defineTable({
    organizationId: v.id("organizations"),
    publicationId: v.id("publications"),
    kind: literals(...CONTENT_KINDS),
    label: v.string(),
    /** A tag in its own words; an author has none here. */
    name: v.string(),
    locale: v.string(),
    firstPublishedAt: v.number(),
  })
    .index("by_label", ["organizationId", "kind", "locale", "label", "firstPublishedAt"])
    .index("by_publication", ["publicationId"]),

  // How an item was at a time. Written by publishing and by saving under a name; the oldest unnamed ones are removed
  // when there are more than the organization keeps.
  contentVersions: defineTable({
    organizationId: v.id("organizations"),
    itemId: v.id("contentItems"),
    /** From 1 up. */
    number: v.number(),
    reason: literals(...VERSION_REASONS),
    name: v.optional(v.string()),
    ...descriptionFields,
    body: v.string(),
    savedAt: v.number(),
    savedBy: v.optional(v.id("persons")),
  })
    .index("by_item_number", ["itemId", "number"])
    .index("by_item_name_number", ["itemId", "name", "number"])
    .index("by_organization", ["organizationId"]),

  // A slug that an item had while it was public. Written when it changes; removed with its item, or when another takes it.
  contentRedirects: defineTable({
    organizationId: v.id("organizations"),
    kind: literals(...CONTENT_KINDS),
    locale: v.string(),
    slug: v.string(),
    itemId: v.id("contentItems"),
  })
    .index("by_slug", ["organizationId", "kind", "locale", "slug"])
    .index("by_item", ["itemId"]),

  // Remarks and suggestions beside a text. Written by publishing; removed with their item.
  contentThreads: defineTable({
    organizationId: v.id("organizations"),
    itemId: v.id("contentItems"),
    kind: literals(...THREAD_KINDS),
    state: literals(...THREAD_STATES),
    /** The block it stands at, and the words that were marked. */
    blockId: v.string(),
    quote: v.string(),
    /** Of a suggestion: the block as it was and as it would be, JSON of the document's nodes. */
    before: v.optional(v.string()),
    after: v.optional(v.string()),
    createdBy: v.id("persons"),
    settledBy: v.optional(v.id("persons")),
    settledAt: v.optional(v.number()),
  })
    .index("by_item_state", ["itemId", "state"])
    .index("by_item_settled", ["itemId", "settledAt"])
    .index("by_organization_creator", ["organizationId", "createdBy"])
    .index("by_organization", ["organizationId"]),

  // What is said in a thread; a suggestion has as well what is said about it. Written and deleted by who said it (the
  // row stays as long as its thread does, without words); removed with their thread.
  contentComments: defineTable({
    organizationId: v.id("organizations"),
    threadId: v.id("contentThreads"),
    authorId: v.id("persons"),
    text: v.string(),
    editedAt: v.optional(v.number()),
    deletedAt: v.optional(v.number()),
  })
    .index("by_thread", ["threadId"])
    .index("by_organization_author", ["organizationId", "authorId"])
    .index("by_organization", ["organizationId"]),

  // The parts of a page while it is put together: one row a top-level component, so that two people who change
  // different ones do not meet. Written by publishing; removed with their page.
  pageComponents: defineTable({
    organizationId: v.id("organizations"),
    itemId: v.id("contentItems"),
    /** The component's own id in Puck's data; `root` holds the page's root props. */
    componentId: v.string(),
    /** JSON as Puck keeps it: type and props, slots within. */
    data: v.string(),
    /** Orders the components of a page (fractional indexing). */
    position: v.string(),
    /** Counted up by each change; who saves names the revision they began with. */
    revision: v.number(),
    changedBy: v.id("persons"),
  })
    .index("by_item_position", ["itemId", "position"])
    .index("by_item_component", ["itemId", "componentId"])
    .index("by_organization", ["organizationId"]),

  // Sections and whole pages kept to be used again. Written by publishing; deleted by hand.
  pageTemplates: defineTable({
    organizationId: v.id("organizations"),
    /** A section is put into a page; a page is what a new one begins with. */
    scope: literals(...TEMPLATE_SCOPES),
    name: v.string(),
    /** JSON: a list of components as Puck keeps them. */
    data: v.string(),
  }).index("by_organization_scope_name", ["organizationId", "scope", "name"]),

  // A file of posts that somebody takes in: Markdown, HTML, an export of WordPress, a ZIP. Written by publishing; stays,
  // so that the same file makes nothing twice.
  contentImports: defineTable({
    organizationId: v.id("organizations"),
    fileName: v.string(),
    format: literals(...IMPORT_FORMATS),
    /** The language of what is made. */
    locale: v.string(),
    state: literals(...IMPORT_STATES),
    problem: v.optional(literals(...IMPORT_PROBLEMS)),
    /** Until all of it was read. */
    fileId: v.optional(v.id("_storage")),
    /** Where reading goes on: a place in the file's text, or the number of a file in a ZIP. */
    readTo: v.number(),
    leaseUntil: v.number(),
    stalls: v.number(),
    /** Posts and pages that were found, by what becomes of them. */
    counts: v.object({ waiting: v.number(), already: v.number(), refused: v.number(), made: v.number() }),
  }).index("by_organization", ["organizationId"]),

  // A post or page of such a file. Its text goes when the post is made or nobody wants it. Written by publishing.
  contentImportEntries: defineTable({
    organizationId: v.id("organizations"),
    importId: v.id("contentImports"),
    /** From 1 up, as they stand in the file. */
    number: v.number(),
    state: literals(...ENTRY_STATES),
    /** The same for the same post of the same site, or the same file. */
    sourceKey: v.string(),
    kind: literals(...CONTENT_KINDS),
    title: v.string(),
    slug: v.string(),
    excerpt: v.string(),
    tags: v.array(v.string()),
    publishedAt: v.union(v.number(), v.null()),
    /** How often each thing was met that cannot be taken over. */
    losses: v.record(v.string(), v.number()),
    /** JSON of a document. */
    body: v.optional(v.string()),
    itemId: v.optional(v.id("contentItems")),
  })
    .index("by_import_number", ["importId", "number"])
    .index("by_import_state", ["importId", "state", "number"])
    .index("by_source", ["organizationId", "sourceKey", "state"]),
};
