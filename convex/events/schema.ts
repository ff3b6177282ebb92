import { defineTable } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import {
  ADMISSIONS,
  CONFERENCE_PROVIDERS,
  EVENT_KINDS,
  EVENT_STATES,
  REGISTRATION_STATES,
} from "./rules/statuses";

/** Where an event is: a room, an online meeting, or both. At least one is there. */
export const placeValidator = v.object({
  room: v.optional(v.string()),
  online: v.optional(
    v.object({
      provider: literals(...CONFERENCE_PROVIDERS),
      /** For `link`: the address to go to. */
      url: v.optional(v.string()),
    }),
  ),
});

export const eventTables = {
  // A recurring event: its rule and its identity in calendars. Written by events.
  eventSeries: defineTable({
    organizationId: v.id("organizations"),
    cohortId: v.id("cohorts"),
    /** UID of RFC 5545, shared by all occurrences. */
    uid: v.string(),
    /** SEQUENCE of RFC 5545: grows with every change that calendars must hear of. */
    sequence: v.number(),
    /** Value of the RRULE. */
    rule: v.string(),
    /** Wall time of the first occurrence, in `timeZone`. */
    start: v.string(),
    timeZone: v.string(),
    durationMinutes: v.number(),
    /** What its occurrences have, unless they differ. */
    title: v.string(),
    description: v.string(),
    place: placeValidator,
    /** When calendars last had something new to hear. */
    changedAt: v.number(),
  })
    .index("by_organization", ["organizationId"])
    .index("by_cohort", ["cohortId"])
    .index("by_uid", ["uid"]),

  // The only dated row: something that takes place. Written by events; cancelled, never deleted.
  events: defineTable({
    organizationId: v.id("organizations"),
    cohortId: v.id("cohorts"),
    kind: literals(...EVENT_KINDS),
    state: literals(...EVENT_STATES),
    title: v.string(),
    /** Markdown. */
    description: v.string(),
    /** What people see on the clock there, and the instants that follow from it. */
    wallStart: v.string(),
    timeZone: v.string(),
    durationMinutes: v.number(),
    startsAt: v.number(),
    endsAt: v.number(),
    place: placeValidator,
    admission: literals(...ADMISSIONS),
    seriesId: v.optional(v.id("eventSeries")),
    /** Which occurrence of its series: the wall time that the rule gave it. */
    recurrenceId: v.optional(v.string()),
    /** Whether it differs from its series, so that calendars need an entry of its own. */
    differs: v.boolean(),
    /** Of its own for a single event; that of the series for an occurrence. */
    uid: v.string(),
    sequence: v.number(),
    /** When calendars last had something new to hear. */
    changedAt: v.number(),
    /** Minutes before its start at which people are reminded. */
    remindBefore: v.array(v.number()),
    cancelReason: v.optional(v.string()),
  })
    .index("by_cohort", ["cohortId"])
    .index("by_cohort_start", ["cohortId", "startsAt"])
    .index("by_organization_start", ["organizationId", "startsAt"])
    .index("by_series_recurrence", ["seriesId", "recurrenceId"])
    .index("by_state_start", ["state", "startsAt"]),

  // Who leads an event. Written by events, with the event.
  eventInstructors: defineTable({
    organizationId: v.id("organizations"),
    eventId: v.id("events"),
    personId: v.id("persons"),
    /** Of the event, so that a person's agenda is in its order. */
    startsAt: v.number(),
  })
    .index("by_event_person", ["eventId", "personId"])
    .index("by_organization_person", ["organizationId", "personId", "startsAt"]),

  // That somebody has a seat at an event that asks for registration, or waits for one. Written by events.
  registrations: defineTable({
    organizationId: v.id("organizations"),
    eventId: v.id("events"),
    personId: v.id("persons"),
    state: literals(...REGISTRATION_STATES),
    /** While offered: until when. */
    until: v.optional(v.number()),
  })
    .index("by_event_person", ["eventId", "personId"])
    .index("by_event_state", ["eventId", "state"])
    .index("by_organization_person", ["organizationId", "personId"]),

  // A reminder of an event. Written by events; moved and cancelled with it.
  reminders: defineTable({
    organizationId: v.id("organizations"),
    eventId: v.id("events"),
    minutesBefore: v.number(),
    at: v.number(),
    /** The scheduled function that sends it; absent while that is too far ahead. */
    jobId: v.optional(v.id("_scheduled_functions")),
    /** When its sending began. */
    sentAt: v.optional(v.number()),
  })
    .index("by_organization", ["organizationId"])
    .index("by_event", ["eventId"])
    .index("by_sent_job_at", ["sentAt", "jobId", "at"])
    .index("by_sent_at", ["sentAt", "at"]),

  // A person's calendar address. Written by events; revoked when a new one is made.
  calendarFeeds: defineTable({
    organizationId: v.id("organizations"),
    personId: v.id("persons"),
    /** SHA-256 of the address's token, hex. */
    tokenHash: v.string(),
    revokedAt: v.optional(v.number()),
  })
    .index("by_token", ["tokenHash"])
    .index("by_person", ["personId"])
    .index("by_organization_person", ["organizationId", "personId"]),
};
