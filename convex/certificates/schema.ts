import { defineTable } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import {
  ACHIEVEMENT_TYPES,
  CREDENTIAL_STATES,
  DESIGN_VERSION_STATES,
  ISSUING_PROBLEMS,
  KEY_STATES,
  KEY_SUITES,
  LAYOUTS,
  PAGE_SIZES,
  REPLACEMENTS,
  REPORT_STATES,
} from "./rules/statuses";

/** What the designer edits. Colours are `#rrggbb`. Texts may name {achievement}, {program}, {cohort}, {date}. */
export const designValidator = v.object({
  layout: literals(...LAYOUTS),
  pageSize: literals(...PAGE_SIZES),
  ink: v.string(),
  accent: v.string(),
  paper: v.string(),
  title: v.string(),
  lead: v.string(),
  body: v.string(),
  footer: v.string(),
  logoId: v.optional(v.id("_storage")),
  signatures: v.array(
    v.object({ name: v.string(), role: v.string(), imageId: v.optional(v.id("_storage")) }),
  ),
  seal: v.boolean(),
});

/** A skill that an achievement stands for, in a framework that others know (Open Badges' Alignment). */
export const alignmentValidator = v.object({
  targetName: v.string(),
  targetUrl: v.string(),
  targetFramework: v.optional(v.string()),
  targetCode: v.optional(v.string()),
});

export const certificateTables = {
  // An organization as issuer, one for each host it issued under. Written by certificates; kept, since badges name it.
  issuers: defineTable({
    organizationId: v.id("organizations"),
    /** Lower case, with port where there is one: what the DID names. */
    host: v.string(),
    did: v.string(),
  })
    .index("by_organization", ["organizationId"])
    .index("by_host", ["host"]),

  // Keys that an issuer signs with. Written by certificates; kept, since old badges are verified with them.
  issuerKeys: defineTable({
    organizationId: v.id("organizations"),
    issuerId: v.id("issuers"),
    suite: literals(...KEY_SUITES),
    state: literals(...KEY_STATES),
    /** The public part as Multikey: what follows `#` in the verification method. */
    fragment: v.string(),
    /** The public part as JWK, JSON text. */
    publicKey: v.string(),
    /** Secret part, sealed with the deployment's master key. */
    sealed: v.string(),
    retiredAt: v.optional(v.number()),
  })
    .index("by_organization", ["organizationId"])
    .index("by_issuer_suite_state", ["issuerId", "suite", "state"]),

  // What a badge is given for. Written by certificates; archived, never deleted.
  achievements: defineTable({
    organizationId: v.id("organizations"),
    /** The program whose completion earns it; without one it is issued by list alone. */
    programId: v.optional(v.id("programs")),
    name: v.string(),
    description: v.string(),
    /** Markdown. */
    criteria: v.string(),
    type: literals(...ACHIEVEMENT_TYPES),
    tags: v.array(v.string()),
    alignments: v.array(alignmentValidator),
    /** An image of the organization's own; without one it is drawn. */
    imageId: v.optional(v.id("_storage")),
    designId: v.optional(v.id("designs")),
    /** Months for which a badge is valid; without it for good. */
    validMonths: v.optional(v.number()),
    archivedAt: v.optional(v.number()),
  })
    .index("by_organization_archived_name", ["organizationId", "archivedAt", "name"])
    .index("by_program", ["programId"])
    .index("by_design", ["designId"]),

  // How an achievement's badge image looks, drawn once. Written by certificates; removed when it changes.
  badgeImages: defineTable({
    organizationId: v.id("organizations"),
    achievementId: v.id("achievements"),
    /** Of all that the image was made from. */
    fingerprint: v.string(),
    svgId: v.id("_storage"),
    pngId: v.id("_storage"),
  })
    .index("by_organization", ["organizationId"])
    .index("by_achievement", ["achievementId"]),

  // Looks of certificates. Written by certificates; archived, never deleted.
  designs: defineTable({
    organizationId: v.id("organizations"),
    name: v.string(),
    /** Taken where an achievement names none. At most one of an organization. */
    isDefault: v.boolean(),
    archivedAt: v.optional(v.number()),
  })
    .index("by_organization_archived_name", ["organizationId", "archivedAt", "name"])
    .index("by_organization_default", ["organizationId", "isDefault"]),

  // Versions of a design. Written by certificates; frozen by publishing, a draft may be thrown away.
  designVersions: defineTable({
    organizationId: v.id("organizations"),
    designId: v.id("designs"),
    /** 1, 2, 3 … */
    number: v.number(),
    state: literals(...DESIGN_VERSION_STATES),
    content: designValidator,
    publishedAt: v.optional(v.number()),
  })
    .index("by_organization", ["organizationId"])
    .index("by_design_number", ["designId", "number"])
    .index("by_design_state_number", ["designId", "state", "number"]),

  // Bitstring status lists: which credentials are revoked. Written by certificates; kept.
  statusLists: defineTable({
    organizationId: v.id("organizations"),
    issuerId: v.id("issuers"),
    /** In its address. */
    publicId: v.string(),
    /** One bit a credential: which positions were given away, and which are revoked. */
    taken: v.bytes(),
    revoked: v.bytes(),
    free: v.number(),
    /** The list as signed credential, JSON text, and whether bits have changed since. */
    signed: v.optional(v.string()),
    signedAt: v.optional(v.number()),
    isStale: v.boolean(),
  })
    .index("by_organization", ["organizationId"])
    .index("by_issuer_free", ["issuerId", "free"])
    .index("by_public", ["publicId"])
    .index("by_stale", ["isStale"])
    .index("by_signed", ["signedAt"]),

  // Credentials issued together: those of a cohort, or of a list. Written by certificates with every change of one.
  issuances: defineTable({
    organizationId: v.id("organizations"),
    achievementId: v.id("achievements"),
    cohortId: v.optional(v.id("cohorts")),
    /** What the list was called. */
    list: v.optional(v.string()),
    startedBy: v.optional(v.id("persons")),
    /** How many credentials are in each state. */
    counts: v.record(v.string(), v.number()),
    /** For how many people: credentials without those that took another's place. */
    people: v.number(),
  })
    .index("by_organization", ["organizationId"])
    .index("by_organization_starter", ["organizationId", "startedBy"])
    .index("by_cohort", ["cohortId"])
    .index("by_achievement_list", ["achievementId", "list"]),

  // A badge of a person, or of somebody outside whom a list named. Written by certificates; kept, for its address stays good.
  credentials: defineTable({
    organizationId: v.id("organizations"),
    issuerId: v.id("issuers"),
    issuanceId: v.id("issuances"),
    achievementId: v.id("achievements"),
    designVersionId: v.id("designVersions"),
    cohortId: v.optional(v.id("cohorts")),
    enrollmentId: v.optional(v.id("enrollments")),
    personId: v.optional(v.id("persons")),
    /** 128 random bits as base64url: in its address. */
    publicId: v.string(),
    /** Ten letters and digits (Crockford's base32): printed under the QR code. */
    shortCode: v.string(),
    state: literals(...CREDENTIAL_STATES),
    stateAt: v.number(),
    /** As it stands on the certificate. */
    recipientName: v.string(),
    /** Where a list named an address. People's own addresses are not repeated here. */
    email: v.optional(v.string()),
    /** Of the hashed address inside the credential: `sha256$` and hex of address + salt. */
    salt: v.string(),
    identityHash: v.string(),
    /** The row of its list, so that the same list issues nothing twice. */
    externalId: v.optional(v.string()),
    awardedAt: v.number(),
    validFrom: v.number(),
    validUntil: v.optional(v.number()),
    statusListId: v.id("statusLists"),
    statusIndex: v.number(),
    /** As issued: the signed JSON, the same as JWT, and the files with it inside. */
    document: v.optional(v.string()),
    jwt: v.optional(v.string()),
    pdfId: v.optional(v.id("_storage")),
    svgId: v.optional(v.id("_storage")),
    pngId: v.optional(v.id("_storage")),
    /** What social networks show, drawn when it is first asked for. */
    shareId: v.optional(v.id("_storage")),
    /** How often making it was begun, and what went wrong last. */
    attempts: v.number(),
    problem: v.optional(v.object({ code: literals(...ISSUING_PROBLEMS), detail: v.string() })),
    /** Why it was revoked or replaced; shown to who verifies it. Before it is issued: why it is to replace another. */
    reason: v.optional(v.string()),
    replaces: v.optional(v.object({ credentialId: v.id("credentials"), how: literals(...REPLACEMENTS) })),
    replacedById: v.optional(v.id("credentials")),
    /** The holder wants no page: only that the id is valid is said. */
    hidden: v.boolean(),
  })
    .index("by_organization", ["organizationId"])
    .index("by_organization_state", ["organizationId", "state", "stateAt"])
    .index("by_public", ["publicId"])
    .index("by_short_code", ["shortCode"])
    .index("by_enrollment", ["enrollmentId"])
    .index("by_issuance_state_name", ["issuanceId", "state", "recipientName"])
    .index("by_issuance_name", ["issuanceId", "recipientName"])
    .index("by_issuance_external", ["issuanceId", "externalId"])
    .index("by_organization_person", ["organizationId", "personId"])
    .index("by_person", ["personId"])
    .index("by_organization_email", ["organizationId", "email"])
    .index("by_state_at", ["state", "stateAt"])
    .index("by_replaced", ["replaces.credentialId"])
    .searchIndex("search_name", {
      searchField: "recipientName",
      filterFields: ["organizationId", "issuanceId", "state"],
    }),

  // How often a credential's page was seen, by day and without who saw it. Written by certificates.
  credentialViews: defineTable({
    organizationId: v.id("organizations"),
    credentialId: v.id("credentials"),
    /** Civil date in UTC. */
    day: v.string(),
    count: v.number(),
  })
    .index("by_organization", ["organizationId"])
    .index("by_credential_day", ["credentialId", "day"]),

  // What somebody who looked at a credential says is wrong with it. Written by certificates; closed by staff.
  credentialReports: defineTable({
    organizationId: v.id("organizations"),
    credentialId: v.id("credentials"),
    text: v.string(),
    email: v.optional(v.string()),
    state: literals(...REPORT_STATES),
  })
    .index("by_organization_state", ["organizationId", "state"])
    .index("by_organization_email", ["organizationId", "email"])
    .index("by_credential", ["credentialId"]),

  // By which a holder's own programs read their badges (Open Badges API). Written by certificates; removed with the
  // account's data.
  badgeTokens: defineTable({
    organizationId: v.id("organizations"),
    personId: v.id("persons"),
    /** What the holder calls it: the program it is for. */
    name: v.string(),
    /** SHA-256 of the token in hexadecimal: the token itself is shown once and not kept. */
    tokenHash: v.string(),
  })
    .index("by_token", ["tokenHash"])
    .index("by_person", ["personId"])
    .index("by_organization_person", ["organizationId", "personId"]),

  // Font files that certificates were set in, kept from the web server's. Written by certificates; of no organization.
  fontFiles: defineTable({
    /** Package and file: "source-serif-4/source-serif-4-latin-wght-normal.woff2". */
    path: v.string(),
    fileId: v.id("_storage"),
  }).index("by_path", ["path"]),
};
