import { defineTable } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { DOCUMENTS } from "./rules/consents";
import { AFFILIATION_KINDS, COMPANY_ROLES, INVITATION_STATES, ROLES } from "./rules/roles";

export const roleValidator = literals(...ROLES);
export const companyRoleValidator = literals(...COMPANY_ROLES);

export const peopleTables = {
  // A human being, across organizations. Written by people; pseudonymized, never deleted, by privacy.
  persons: defineTable({
    name: v.string(),
    /** As `normalizeEmail` gives it; absent once pseudonymized. */
    email: v.optional(v.string()),
    locale: v.optional(v.string()),
    timeZone: v.optional(v.string()),
    /** Set on the one that was merged away. */
    mergedInto: v.optional(v.id("persons")),
    pseudonymizedAt: v.optional(v.number()),
  })
    .index("by_email", ["email"])
    .index("by_merged", ["mergedInto"]),

  // New addresses that wait to be confirmed by a code. Written by people; removed when confirmed or replaced.
  addressChanges: defineTable({
    personId: v.id("persons"),
    email: v.string(),
    /** SHA-256 of person, address and code, hex. */
    codeHash: v.string(),
    expiresAt: v.number(),
    triesLeft: v.number(),
  }).index("by_person", ["personId"]),

  // Accounts at outside identity providers. Written by people when somebody first signs in by one.
  externalIdentities: defineTable({
    tokenIdentifier: v.string(),
    personId: v.id("persons"),
  })
    .index("by_token", ["tokenIdentifier"])
    .index("by_person", ["personId"]),

  // That a person has to do with an organization, and so is visible to its staff. Written by people
  // whenever a membership, an enrollment or a place in a company is made; kept after they end.
  affiliations: defineTable({
    organizationId: v.id("organizations"),
    personId: v.id("persons"),
    kinds: v.array(literals(...AFFILIATION_KINDS)),
    /** Of the person, for sorting and searching within the organization. */
    name: v.string(),
    email: v.optional(v.string()),
  })
    .index("by_organization", ["organizationId"])
    .index("by_organization_name", ["organizationId", "name"])
    .index("by_organization_email", ["organizationId", "email"])
    .index("by_organization_person", ["organizationId", "personId"])
    .index("by_person", ["personId"])
    .searchIndex("search_name", { searchField: "name", filterFields: ["organizationId"] }),

  // A person's roles in an organization. Written by people; ended, never deleted, when somebody leaves.
  memberships: defineTable({
    organizationId: v.id("organizations"),
    personId: v.id("persons"),
    roles: v.array(roleValidator),
    endedAt: v.optional(v.number()),
  })
    .index("by_organization_person", ["organizationId", "personId"])
    .index("by_organization_ended", ["organizationId", "endedAt"])
    .index("by_person", ["personId"]),

  // Invitations by mail, to roles or into a company. Written by people; kept as history.
  invitations: defineTable({
    organizationId: v.id("organizations"),
    email: v.string(),
    roles: v.array(roleValidator),
    company: v.optional(v.object({ companyId: v.id("companies"), role: companyRoleValidator })),
    /** SHA-256 of the link's token, hex. */
    tokenHash: v.string(),
    state: literals(...INVITATION_STATES),
    invitedBy: v.id("persons"),
    expiresAt: v.number(),
    acceptedBy: v.optional(v.id("persons")),
  })
    .index("by_token", ["tokenHash"])
    .index("by_organization_state", ["organizationId", "state"])
    .index("by_organization_company", ["organizationId", "company.companyId"])
    .index("by_organization_email", ["organizationId", "email"])
    .index("by_organization_accepted", ["organizationId", "acceptedBy"]),

  // Companies that sponsor. Written by people.
  companies: defineTable({
    organizationId: v.id("organizations"),
    name: v.string(),
    /** In the cockpit's address: /cockpit/:slug. Unique within the organization. */
    slug: v.string(),
    archivedAt: v.optional(v.number()),
  })
    .index("by_organization_archived_name", ["organizationId", "archivedAt", "name"])
    .index("by_organization_slug", ["organizationId", "slug"]),

  // A person's place in a company. Written by people; ended, never deleted.
  companyMembers: defineTable({
    organizationId: v.id("organizations"),
    companyId: v.id("companies"),
    personId: v.id("persons"),
    role: companyRoleValidator,
    endedAt: v.optional(v.number()),
  })
    .index("by_company_person", ["companyId", "personId"])
    .index("by_company_ended", ["companyId", "endedAt"])
    .index("by_organization_person", ["organizationId", "personId"])
    .index("by_person", ["personId"]),

  // Versions of the terms and of the privacy notice, as people agree to them. Written by people; never changed.
  documentVersions: defineTable({
    organizationId: v.id("organizations"),
    document: literals(...DOCUMENTS),
    /** The day from which it counts, such as "2026-11-24". */
    version: v.string(),
    /** Markdown by language. */
    texts: v.record(v.string(), v.string()),
  })
    .index("by_organization", ["organizationId"])
    .index("by_organization_document_version", ["organizationId", "document", "version"]),

  // Which version of which terms a person agreed to, and when. Written by people; never removed, at most
  // marked as withdrawn: whoever agrees again gets another row.
  consents: defineTable({
    organizationId: v.id("organizations"),
    personId: v.id("persons"),
    document: literals(...DOCUMENTS),
    version: v.string(),
    withdrawnAt: v.optional(v.number()),
  }).index("by_organization_person", ["organizationId", "personId"]),
};
