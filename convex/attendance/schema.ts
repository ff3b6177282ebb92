import { defineTable } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { ATTENDANCE_STATES, PRESENCE_SOURCES } from "./rules/statuses";

export const attendanceTables = {
  // A stay in a session, as a provider or our own door reports it. Written by attendance; never deleted.
  presences: defineTable({
    organizationId: v.id("organizations"),
    eventId: v.id("events"),
    personId: v.id("persons"),
    source: literals(...PRESENCE_SOURCES),
    /** What the source calls this stay; what it says again of it changes this row. */
    sourceKey: v.string(),
    joinedAt: v.optional(v.number()),
    leftAt: v.optional(v.number()),
  })
    .index("by_event_person", ["eventId", "personId"])
    .index("by_source_key", ["source", "sourceKey"])
    .index("by_organization_person", ["organizationId", "personId"]),

  // What a person's stays add up to. Derived from presences and the staff's word by attendance, in the same mutation.
  attendances: defineTable({
    organizationId: v.id("organizations"),
    eventId: v.id("events"),
    cohortId: v.id("cohorts"),
    personId: v.id("persons"),
    state: literals(...ATTENDANCE_STATES),
    /** Minutes in the session, overlapping stays counted once. */
    minutes: v.number(),
    firstAt: v.optional(v.number()),
    /** Whether the session is over and the row counts; staff's word counts at once. */
    isSettled: v.boolean(),
    /** Whether somebody is in the session now. */
    isInside: v.boolean(),
    override: v.optional(
      v.object({
        state: literals(...ATTENDANCE_STATES),
        reason: v.string(),
        by: v.id("persons"),
        at: v.number(),
      }),
    ),
  })
    .index("by_event_person", ["eventId", "personId"])
    .index("by_cohort_person", ["cohortId", "personId"])
    .index("by_organization_person", ["organizationId", "personId"]),
};
