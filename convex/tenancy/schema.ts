import { defineTable } from "convex/server";
import { v } from "convex/values";

/** Colours and marks of an organization. Colours are `#rrggbb`; screens check their contrast. */
export const brandingFields = {
  primaryColor: v.optional(v.string()),
  logo: v.optional(v.id("_storage")),
};

/** Names of versions, such as "2026-11", by document. */
export const documentFields = { terms: v.optional(v.string()), privacy: v.optional(v.string()) };

export const tenancyTables = {
  // The tenant. Written by tenancy alone; deleted with everything of it by tenancy's deletion job.
  organizations: defineTable({
    slug: v.string(),
    name: v.string(),
    timeZone: v.string(),
    currency: v.string(),
    locale: v.string(),
    branding: v.object(brandingFields),
    /** Filled by the demo script; its accounts sign in with one click, and it can be deleted in one action. */
    demo: v.boolean(),
    /** Shown where the host names no organization. At most one organization. */
    isDefault: v.boolean(),
    /** The versions of its terms and privacy notice that people agree to now; absent where it has none. */
    documents: v.optional(v.object(documentFields)),
    /** How many versions without a name posts and pages keep; absent for the usual number. */
    keptVersions: v.optional(v.number()),
    /** Set while the deletion job removes what belongs to it; nobody may enter meanwhile. */
    deletingSince: v.optional(v.number()),
  })
    .index("by_slug", ["slug"])
    .index("by_default", ["isDefault"]),

  // An organization's own host names. Written by tenancy; deleted when it is let go or with its organization.
  domains: defineTable({
    organizationId: v.id("organizations"),
    /** Lower case, without port. */
    domain: v.string(),
  })
    .index("by_domain", ["domain"])
    .index("by_organization", ["organizationId"]),

  // The deletion of an organization and how far it is. Written by tenancy's deletion job; kept, since
  // nothing else is left to tell of it.
  deletions: defineTable({
    /** Names a row that is gone when the job is done. */
    organizationId: v.id("organizations"),
    name: v.string(),
    requestedBy: v.id("persons"),
    /** Tables done and in all, and rows removed so far. */
    done: v.number(),
    total: v.number(),
    removed: v.number(),
    finishedAt: v.optional(v.number()),
  })
    .index("by_requester", ["requestedBy"])
    .index("by_organization", ["organizationId"]),
};
