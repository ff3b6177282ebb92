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
    /** Also what belongs to the person's account and to no organization. */
    account: v.boolean(),
    /** Steps done and in all; what the progress bar shows. */
    done: v.number(),
    total: v.number(),
    /** Where in its step an erasure is; absent at a step's beginning. */
    cursor: v.optional(v.string()),
    /** The address that an erasure looks for, until it is done. */
    address: v.optional(v.string()),
    /** How often it was begun. What an earlier attempt still reports is not listened to. */
    attempt: v.number(),
    /** Until when the attempt is believed to be at work. */
    leaseUntil: v.number(),
    /** A key of the message catalogue. */
    problem: v.optional(v.string()),
    file: v.optional(v.id("_storage")),
    fileExpiresAt: v.optional(v.number()),
    finishedAt: v.optional(v.number()),
  })
    .index("by_organization", ["organizationId"])
    .index("by_person", ["organizationId", "personId"])
    .index("by_person_kind_state", ["organizationId", "personId", "kind", "state"])
    .index("by_file", ["file"])
    .index("by_file_expiry", ["fileExpiresAt"]),
};
