import { defineTable } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { ACTIVITY_KINDS } from "./rules/kinds";

export const activityTables = {
  // What happened, without a name: the sole source of figures and impact. Append-only, written by activities.
  activities: defineTable({
    organizationId: v.id("organizations"),
    kind: literals(...ACTIVITY_KINDS),
    at: v.number(),
    /** A pseudonym: the affiliation leads to a person only as long as that person is not erased. */
    subject: v.id("affiliations"),
    programId: v.id("programs"),
    cohortId: v.id("cohorts"),
    enrollmentId: v.id("enrollments"),
    eventId: v.optional(v.id("events")),
    /** Minutes for what takes time, else 1. */
    quantity: v.number(),
    /** The same thing told twice is told once. */
    dedupeKey: v.string(),
  })
    .index("by_organization_at", ["organizationId", "at"])
    .index("by_cohort_kind", ["cohortId", "kind", "at"])
    .index("by_subject", ["subject"])
    .index("by_dedupe", ["organizationId", "dedupeKey"]),
};
