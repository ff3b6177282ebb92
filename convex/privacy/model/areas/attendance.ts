import { holding, moment } from "../holding";

export const attendanceHoldings = [
  holding({
    name: "attendances",
    table: "attendances",
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("attendances")
        .withIndex("by_organization_person", (q) =>
          q.eq("organizationId", organization).eq("personId", personId),
        ),
    show: ({ eventId, state, minutes, firstAt, override }) => ({
      event: eventId,
      state: override?.state ?? state,
      reason: override?.reason,
      minutes,
      firstAt: moment(firstAt),
    }),
    erase: {
      rows: "stay",
      treat: async ({ db }, { _id, override }) => {
        if (override !== undefined)
          await db.patch("attendances", _id, { override: { ...override, reason: "" } });
      },
    },
  }),
  holding({
    name: "presences",
    table: "presences",
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("presences")
        .withIndex("by_organization_person", (q) =>
          q.eq("organizationId", organization).eq("personId", personId),
        ),
    show: ({ eventId, source, joinedAt, leftAt }) => ({
      event: eventId,
      source,
      joinedAt: moment(joinedAt),
      leftAt: moment(leftAt),
    }),
    erase: "keep",
  }),
  holding({
    name: "waysIntoMeetings",
    table: "meetingRegistrants",
    find: (db, { organizationId: organization, personId }) =>
      db
        .query("meetingRegistrants")
        .withIndex("by_organization_person", (q) =>
          q.eq("organizationId", organization).eq("personId", personId),
        ),
    show: ({ _creationTime, joinUrl }) => ({ madeAt: moment(_creationTime), joinUrl }),
    erase: "remove",
  }),
] as const;
