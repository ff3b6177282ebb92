import { defineTable } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { REQUIREMENT_KINDS } from "./rules/statuses";

export const progressTables = {
  // What a cohort asks for. Written by progress; removed while nobody has completed by it.
  requirements: defineTable({
    organizationId: v.id("organizations"),
    cohortId: v.id("cohorts"),
    kind: literals(...REQUIREMENT_KINDS),
    label: v.string(),
    /** For shares 0 to 1 (attendance, watch), for the rest a number of things. */
    target: v.number(),
    isRequired: v.boolean(),
    order: v.number(),
  })
    .index("by_organization", ["organizationId"])
    .index("by_cohort_order", ["cohortId", "order"]),

  // How far an enrollment is with one requirement. Written by progress when what it counts changes.
  progress: defineTable({
    organizationId: v.id("organizations"),
    cohortId: v.id("cohorts"),
    enrollmentId: v.id("enrollments"),
    requirementId: v.id("requirements"),
    value: v.number(),
    isMet: v.boolean(),
    /** Who ticked it, for what people tick. */
    confirmedBy: v.optional(v.id("persons")),
  })
    .index("by_organization", ["organizationId"])
    .index("by_enrollment_requirement", ["enrollmentId", "requirementId"])
    .index("by_requirement_met", ["requirementId", "isMet"]),

  // An enrollment's standing over all requirements. Derived from progress, in the same mutation.
  standings: defineTable({
    organizationId: v.id("organizations"),
    cohortId: v.id("cohorts"),
    enrollmentId: v.id("enrollments"),
    met: v.number(),
    of: v.number(),
    /** Whether every required one is met, so that the enrollment may be completed. */
    isReady: v.boolean(),
  })
    .index("by_organization", ["organizationId"])
    .index("by_enrollment", ["enrollmentId"])
    .index("by_cohort_ready", ["cohortId", "isReady"]),

  // Completing everybody who is ready, page after page. Written by progress.
  completionRuns: defineTable({
    organizationId: v.id("organizations"),
    cohortId: v.id("cohorts"),
    startedBy: v.id("persons"),
    completed: v.number(),
    finishedAt: v.optional(v.number()),
  })
    .index("by_organization", ["organizationId"])
    .index("by_cohort", ["cohortId"]),
};
