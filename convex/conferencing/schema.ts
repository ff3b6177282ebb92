import { defineTable } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { INBOUND_STATES, MEETING_STATES } from "./rules/statuses";

export const conferencingTables = {
  // An event's meeting at Zoom. Written by conferencing: wanted in the mutation that makes the event, made by an action.
  meetings: defineTable({
    organizationId: v.id("organizations"),
    eventId: v.id("events"),
    state: literals(...MEETING_STATES),
    /** Zoom's number of the meeting, once it is made. */
    meetingNumber: v.optional(v.string()),
    joinUrl: v.optional(v.string()),
    startUrl: v.optional(v.string()),
    /** Grows when the event changes: an attempt that knew an older one is not the last word. */
    revision: v.number(),
    faults: v.number(),
    leaseUntil: v.optional(v.number()),
    /** When it is to be tried, if it waits for something. */
    nextAt: v.optional(v.number()),
    problem: v.optional(v.string()),
  })
    .index("by_organization", ["organizationId"])
    .index("by_event", ["eventId"])
    .index("by_number", ["meetingNumber"])
    .index("by_next", ["nextAt"]),

  // A person's own way into a meeting, so that who came is known whatever name they type. Written by conferencing.
  meetingRegistrants: defineTable({
    organizationId: v.id("organizations"),
    meetingId: v.id("meetings"),
    personId: v.id("persons"),
    registrantId: v.string(),
    joinUrl: v.string(),
  })
    .index("by_meeting_person", ["meetingId", "personId"])
    .index("by_meeting_registrant", ["meetingId", "registrantId"])
    .index("by_organization_person", ["organizationId", "personId"]),

  // Webhooks as they came, before anything is made of them. Written by conferencing; removed after 90 days.
  inboundEvents: defineTable({
    /** Absent until the meeting it speaks of is known. */
    organizationId: v.optional(v.id("organizations")),
    provider: v.string(),
    /** SHA-256 of the body: the same one again is the same event. */
    digest: v.string(),
    kind: v.string(),
    body: v.string(),
    state: literals(...INBOUND_STATES),
    attempts: v.number(),
    problem: v.optional(v.string()),
  })
    .index("by_digest", ["digest"])
    .index("by_organization_state", ["organizationId", "state"]),
};
