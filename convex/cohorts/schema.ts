import { defineTable } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import {
  ANNOUNCEMENT_STATES,
  COHORT_STATES,
  ENROLLMENT_ROLES,
  ENROLLMENT_SOURCES,
  ENROLLMENT_STATES,
  IMPORT_STATES,
  JOIN_MODES,
} from "./rules/statuses";

export const cohortTables = {
  // One run of a program. Written by cohorts; archived, never deleted.
  cohorts: defineTable({
    organizationId: v.id("organizations"),
    programId: v.id("programs"),
    templateVersionId: v.id("templateVersions"),
    /** In the address: /programs/:program/:slug. Unique within the program. */
    slug: v.string(),
    name: v.string(),
    state: literals(...COHORT_STATES),
    /** Civil dates in `timeZone`, both inclusive. */
    startDate: v.string(),
    endDate: v.string(),
    timeZone: v.string(),
    joinMode: literals(...JOIN_MODES),
    joinFormId: v.optional(v.id("forms")),
    opensAt: v.optional(v.number()),
    closesAt: v.optional(v.number()),
    /** RFC 7396 patch over template and program; the result, and which layer each leaf came from. JSON text. */
    overrides: v.string(),
    config: v.string(),
    provenance: v.string(),
    /** Share of a session's minutes from which somebody counts as present, 0 to 1. */
    presentShare: v.number(),
    /** Days after the end for which who completed keeps access. */
    accessDays: v.number(),
    price: v.optional(v.object({ minor: v.number(), currency: v.string() })),
  })
    .index("by_organization_start", ["organizationId", "startDate"])
    .index("by_organization_state_start", ["organizationId", "state", "startDate"])
    .index("by_program_start", ["programId", "startDate"])
    .index("by_program_state_start", ["programId", "state", "startDate"])
    .index("by_program_slug", ["programId", "slug"])
    .index("by_state_start", ["state", "startDate"])
    .index("by_state_end", ["state", "endDate"])
    .searchIndex("search_name", {
      searchField: "name",
      filterFields: ["organizationId", "state", "programId"],
    }),

  // Who teaches a cohort. Written by cohorts; removed when they no longer do.
  instructors: defineTable({
    organizationId: v.id("organizations"),
    cohortId: v.id("cohorts"),
    personId: v.id("persons"),
  })
    .index("by_cohort_person", ["cohortId", "personId"])
    .index("by_organization_person", ["organizationId", "personId"]),

  // A person in a cohort. Written by cohorts; kept as history.
  enrollments: defineTable({
    organizationId: v.id("organizations"),
    cohortId: v.id("cohorts"),
    personId: v.id("persons"),
    role: literals(...ENROLLMENT_ROLES),
    state: literals(...ENROLLMENT_STATES),
    source: literals(...ENROLLMENT_SOURCES),
    /** When the state was reached. */
    stateAt: v.number(),
    /** Of the person, for sorting and searching within the cohort; follows the person's name. */
    name: v.string(),
    /** The same person's key in the list it was imported from; unique within the cohort. */
    externalId: v.optional(v.string()),
    answerId: v.optional(v.id("answers")),
    /** While invited or offered: until when. */
    until: v.optional(v.number()),
    /** After completion: until when recordings, chat and office hours stay open. */
    accessUntil: v.optional(v.number()),
    /** Why staff failed or withdrew somebody, or somebody left. */
    reason: v.optional(v.string()),
  })
    .index("by_cohort_state_name", ["cohortId", "state", "name"])
    .index("by_cohort_name", ["cohortId", "name"])
    .index("by_cohort_person", ["cohortId", "personId"])
    .index("by_cohort_external", ["cohortId", "externalId"])
    .index("by_organization_person", ["organizationId", "personId"])
    .index("by_organization_state", ["organizationId", "state", "stateAt"])
    .index("by_person", ["personId"])
    .index("by_state_until", ["state", "until"])
    .searchIndex("search_name", { searchField: "name", filterFields: ["cohortId", "state"] }),

  // How many enrollments a cohort has in each state. Written by cohorts with every change of one.
  rosterCounts: defineTable({
    organizationId: v.id("organizations"),
    cohortId: v.id("cohorts"),
    counts: v.record(v.string(), v.number()),
  })
    .index("by_organization", ["organizationId"])
    .index("by_cohort", ["cohortId"]),

  // A list of people that is being taken in. Written by cohorts, page after page; the file is removed when done.
  enrollmentImports: defineTable({
    organizationId: v.id("organizations"),
    cohortId: v.id("cohorts"),
    startedBy: v.id("persons"),
    state: literals(...IMPORT_STATES),
    /** The rows as JSON, until they are taken in. */
    fileId: v.optional(v.id("_storage")),
    /** Whether those who are taken in are told. */
    welcome: v.boolean(),
    total: v.number(),
    done: v.number(),
    added: v.number(),
    unchanged: v.number(),
    changed: v.number(),
    /** Of people who found no seat. */
    refused: v.number(),
    /** Until when whoever reads the file is believed to be at work, and how often that was not so. */
    leaseUntil: v.number(),
    stalls: v.number(),
  })
    .index("by_cohort", ["cohortId"])
    .index("by_organization_starter", ["organizationId", "startedBy"]),

  // A message of the staff to a cohort. Written by cohorts; sent to page after page of people.
  announcements: defineTable({
    organizationId: v.id("organizations"),
    cohortId: v.id("cohorts"),
    authorId: v.id("persons"),
    subject: v.string(),
    /** Markdown. */
    body: v.string(),
    state: literals(...ANNOUNCEMENT_STATES),
    /** How many were told so far. */
    recipients: v.number(),
  })
    .index("by_cohort", ["cohortId"])
    .index("by_organization_author", ["organizationId", "authorId"]),
};
