import { defineTable } from "convex/server";
import { v } from "convex/values";

export const schedulingTables = {
  // When somebody is taken, a row a day it touches. Derived from events in the same mutation, by scheduling.
  busy: defineTable({
    organizationId: v.id("organizations"),
    personId: v.id("persons"),
    /** Civil date in UTC. */
    day: v.string(),
    startsAt: v.number(),
    endsAt: v.number(),
    eventId: v.id("events"),
  })
    .index("by_person_day", ["personId", "day"])
    .index("by_organization_person", ["organizationId", "personId"])
    .index("by_event", ["eventId"]),
};
