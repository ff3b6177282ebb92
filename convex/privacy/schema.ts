import { defineTable } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { JOB_KINDS, JOB_STATES } from "./rules/jobs";

export const privacyTables = {
  // Exports and erasures of a person's data. Written by privacy; the file of an export is removed after a week.
  privacyJobs: defineTable({
    organizationId: v.id("organizations"),
    personId: v.id("persons"),
    kind: literals(...JOB_KINDS),
    state: literals(...JOB_STATES),
    requestedBy: v.id("persons"),
    /** Sections done and in all; what the progress bar shows. */
    done: v.number(),
    total: v.number(),
    problem: v.optional(v.string()),
    file: v.optional(v.id("_storage")),
    fileExpiresAt: v.optional(v.number()),
    finishedAt: v.optional(v.number()),
  })
    .index("by_organization", ["organizationId"])
    .index("by_person", ["organizationId", "personId"])
    .index("by_file_expiry", ["fileExpiresAt"]),
};
