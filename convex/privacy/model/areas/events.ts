import { holding, moment } from "../holding";

export const eventsHoldings = [
  holding({
    name: "ledSessions",
    table: "eventInstructors",
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("eventInstructors")
        .withIndex("by_organization_person", (q) =>
          q.eq("organizationId", organization).eq("personId", personId),
        ),
    show: ({ eventId, startsAt }) => ({ event: eventId, startsAt: moment(startsAt) }),
    erase: "keep",
  }),
  holding({
    name: "registrations",
    table: "registrations",
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("registrations")
        .withIndex("by_organization_person", (q) =>
          q.eq("organizationId", organization).eq("personId", personId),
        ),
    show: ({ _creationTime, eventId, state }) => ({ since: moment(_creationTime), event: eventId, state }),
    erase: "keep",
  }),
  holding({
    name: "calendarFeeds",
    table: "calendarFeeds",
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("calendarFeeds")
        .withIndex("by_organization_person", (q) =>
          q.eq("organizationId", organization).eq("personId", personId),
        ),
    show: ({ _creationTime, revokedAt }) => ({
      madeAt: moment(_creationTime),
      revokedAt: moment(revokedAt),
    }),
    erase: "remove",
  }),
  holding({
    name: "busyTimes",
    table: "busy",
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("busy")
        .withIndex("by_organization_person", (q) =>
          q.eq("organizationId", organization).eq("personId", personId),
        ),
    show: null,
    erase: "remove",
  }),
] as const;
